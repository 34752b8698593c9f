import { mapOf } from '../../values/maps';
import type { Configuration } from '../input/configuration';

/** Whether the environment says that something outside of the kit fills the table (`workspace.otherTables`). */
export function isDeclared({ kit }: Configuration, table: string): boolean {
  const others = kit?.otherTables ?? [];
  return others.includes('*') || others.includes(table);
}

/** The table is named, not only meant by `*`. */
export const isNamed = ({ kit }: Configuration, table: string): boolean => kit?.otherTables?.includes(table) ?? false;

/** The query whose rows prove that logs arrive: events of each table by day. */
export const proofOfTables = (tables: readonly string[]): string =>
  tables.length === 1
    ? `${tables[0]} | where TimeGenerated > ago(7d) | summarize Events = count() by Day = bin(TimeGenerated, 1d)`
    : `union withsource = Table ${tables.join(', ')} | where TimeGenerated > ago(7d) | summarize Events = count() by Table, Day = bin(TimeGenerated, 1d)`;

/** Connectors that others may have: the table that says so, and the query that proves it. */
const CONNECTED = mapOf({
  office365: {
    table: 'OfficeActivity',
    proof:
      'OfficeActivity | where TimeGenerated > ago(7d) | summarize Events = count() by OfficeWorkload, Day = bin(TimeGenerated, 1d)',
  },
  cloudApps: {
    table: 'SecurityAlert',
    proof:
      'SecurityAlert | where TimeGenerated > ago(90d) | where ProductName has "Cloud App" | summarize Alerts = count() by ProductName',
  },
  defenderXdr: {
    table: 'SecurityAlert',
    proof:
      'SecurityIncident | where TimeGenerated > ago(90d) | summarize Incidents = dcount(IncidentNumber) by ProviderName',
  },
});

/** What proves that somebody else connected one of these; undefined where the environment does not say so. */
export function declaredConnector(
  configuration: Configuration,
  ...names: readonly string[]
): { readonly table: string; readonly proof: string } | undefined {
  return names.flatMap((name) => CONNECTED.get(name) ?? []).find(({ table }) => isDeclared(configuration, table));
}

/** Sentinel is on already, the environment says (`sentinel.onboarding`); its tables exist only where it is. */
export const PROOF_OF_SENTINEL =
  'SecurityIncident | where TimeGenerated > ago(90d) | summarize Incidents = dcount(IncidentNumber)';
