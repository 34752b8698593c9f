import { findCapability } from '../../catalog/capabilities';
import { fillsTable } from '../../catalog/connector-conflicts';
import { findConnector } from '../../catalog/connectors';
import { coversAny, type Licence } from '../../catalog/licences';
import { findLogCategory } from '../../catalog/log-categories';
import { type TableSource, tableSources } from '../../catalog/table-sources';
import type { Supply } from '../../environment/model/environment';
import { allOf, oneOf } from '../../values/text';

/** Whether a table is filled here; `reason` is the whole chain when it is not. */
export type TableSupply = { readonly shipped: true } | { readonly shipped: false; readonly reason: string };

/**
 * Follows a table to its sources and their licences. The reason goes from the table to what is missing:
 * `AADUserRiskEvents <- UserRiskEvents <- EntraP2, tenant has EntraP1`.
 */
export function explainTable(supply: Supply, table: string): TableSupply {
  const others = supply.otherTables;
  if (others.includes('*') || others.includes(table) || supply.customTables.includes(table)) return { shipped: true };
  const sources = tableSources(table);
  const missing = sources.map((source) => missingFor(supply, table, source));
  if (missing.some((reason) => reason === undefined)) return { shipped: true };
  const reason =
    missing.length > 0
      ? missing.join(', or ')
      : 'nobody that the kit knows; say so in workspace.otherTables if something ships it';
  return { shipped: false, reason: `${table} <- ${reason}` };
}

/** What keeps a source from filling its table; undefined when nothing does. */
function missingFor(supply: Supply, table: string, source: TableSource): string | undefined {
  switch (source.by) {
    case 'workspace':
      return undefined;
    case 'logCategory': {
      const missing = missingLicence(supply, findLogCategory(source.category)?.licences ?? []);
      if (missing) return `${source.category} <- ${missing}`;
      return supply.logCategories.has(source.category)
        ? undefined
        : `${source.category}, a log category that is not exported to this workspace`;
    }
    case 'connector': {
      const missing = missingLicence(supply, findConnector(source.connector).licences);
      if (missing) return `${source.connector} <- ${missing}`;
      const chosen = supply.connectors.find(({ name }) => name === source.connector);
      if (!chosen) return `${source.connector}, a connector that is off`;
      return fillsTable(chosen, table) ? undefined : `${source.connector}, a connector without the part that fills it`;
    }
    case 'capability': {
      const missing = missingLicence(supply, source.licences);
      if (missing) return `${source.capability} <- ${missing}`;
      return supply.capabilities.has(source.capability)
        ? undefined
        : `${source.capability}, a capability that is not declared`;
    }
  }
}

function missingLicence(supply: Supply, needed: readonly Licence[]): string | undefined {
  if (coversAny(needed, supply.licences)) return undefined;
  const declared = supply.declaredLicences.length > 0 ? allOf(supply.declaredLicences) : 'no licence';
  return `${oneOf(needed)}, tenant has ${declared}`;
}

/** One way to fill a table, for reports: `UserRiskEvents (EntraP2)`. */
export interface Requirement {
  readonly table: string;
  /** Any one of them fills it; empty: no source is known. */
  readonly sources: readonly string[];
}

/** What the tables of a query ask of a tenant, whatever the environment. */
export function requirementsOf(tables: readonly string[]): readonly Requirement[] {
  return tables.map((table) => ({ table, sources: tableSources(table).map(describeSource) }));
}

function describeSource(source: TableSource): string {
  const [name, licences]: [string, readonly Licence[]] =
    source.by === 'logCategory'
      ? [source.category, findLogCategory(source.category)?.licences ?? []]
      : source.by === 'connector'
        ? [source.connector, findConnector(source.connector).licences]
        : source.by === 'capability'
          ? [findCapability(source.capability).name, source.licences]
          : ['workspace', []];
  return licences.length > 0 ? `${name} (${oneOf(licences)})` : name;
}
