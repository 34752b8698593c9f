import { type CapabilityName, capabilities } from './capabilities';
import { type ConnectorName, connectors } from './connectors';
import type { Licence } from './licences';
import { logCategories } from './log-categories';

/** Who fills a table. A table with several sources needs any one of them. */
export type TableSource =
  | { readonly by: 'logCategory'; readonly category: string }
  | { readonly by: 'connector'; readonly connector: ConnectorName }
  | {
      readonly by: 'capability';
      readonly capability: CapabilityName;
      /** Any one of them; empty: none is needed. */
      readonly licences: readonly Licence[];
    }
  /** Every workspace with Sentinel fills it by itself. */
  | { readonly by: 'workspace' };

/**
 * Tables that every workspace with Sentinel fills by itself. `SecurityAlert` is left to the connectors although the
 * workspace's own rules write to it as well: a rule that reads it waits for the alerts of others.
 * Source: Azure Monitor table reference.
 */
const workspaceTables = [
  'Anomalies',
  'ConfidentialWatchlist',
  'HuntingBookmark',
  'LAQueryLogs',
  'LASummaryLogs',
  'Operation',
  'SecurityIncident',
  'SentinelAudit',
  'SentinelHealth',
  'ThreatIntelExportOperation',
  'Usage',
  'Watchlist',
] as const;

const workspace: TableSource = { by: 'workspace' };
let sources: ReadonlyMap<string, readonly TableSource[]> | undefined;

/** Who fills the table; empty: no source is known. Names are case-sensitive, as in KQL. */
export function tableSources(table: string): readonly TableSource[] {
  sources ??= collect();
  return sources.get(table) ?? [];
}

/** Every table that has a source. */
export function tablesWithSource(): readonly string[] {
  sources ??= collect();
  return [...sources.keys()];
}

function collect(): Map<string, TableSource[]> {
  const found = new Map<string, TableSource[]>();
  const add = (table: string, source: TableSource) => {
    const known = found.get(table);
    if (known) known.push(source);
    else found.set(table, [source]);
  };
  for (const { name, table } of logCategories) if (table) add(table, { by: 'logCategory', category: name });
  for (const table of workspaceTables) add(table, workspace);
  // What the workspace fills by itself never waits for a connector.
  for (const { name, tables } of connectors)
    for (const table of tables)
      if (found.get(table)?.[0] !== workspace) add(table, { by: 'connector', connector: name });
  for (const { name, tables, licencesByTable } of capabilities)
    for (const table of tables)
      add(table, { by: 'capability', capability: name, licences: licencesByTable?.[table] ?? [] });
  return found;
}
