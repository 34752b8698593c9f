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

/** Why a source does not fill its table, and the key of the environment that would change it. */
interface Missing {
  readonly reason: string;
  readonly key: string;
}

/**
 * Follows a table to its sources and their licences. The reason goes from the table to what is missing:
 * `AADUserRiskEvents <- UserRiskEvents <- EntraP2, tenant has EntraP1`.
 */
export function explainTable(supply: Supply, table: string): TableSupply {
  const missing = missingOf(supply, table);
  if (!missing) return { shipped: true };
  const reason =
    missing.length > 0
      ? missing.map((one) => one.reason).join(', or ')
      : 'nobody that the kit knows; say so in workspace.otherTables if something ships it';
  return { shipped: false, reason: `${table} <- ${reason}` };
}

/** Keys of the environment of which any one would fill a table that nothing fills. */
export function keysToFill(supply: Supply, table: string): readonly string[] {
  const keys = (missingOf(supply, table) ?? []).map(({ key }) => key);
  return keys.length > 0 ? [...new Set(keys)] : ['workspace.otherTables'];
}

/** What each source of a table lacks, none where no source is known; undefined when one of them fills it. */
function missingOf(supply: Supply, table: string): readonly Missing[] | undefined {
  const others = supply.otherTables;
  if (others.includes('*') || others.includes(table) || supply.customTables.includes(table)) return undefined;
  const missing = tableSources(table).map((source) => missingFor(supply, table, source));
  const lacking = missing.flatMap((one) => one ?? []);
  return lacking.length === missing.length ? lacking : undefined;
}

/** What keeps a source from filling its table; undefined when nothing does. */
function missingFor(supply: Supply, table: string, source: TableSource): Missing | undefined {
  switch (source.by) {
    case 'workspace':
      return undefined;
    case 'logCategory': {
      const missing = missingLicence(supply, findLogCategory(source.category)?.licences ?? []);
      if (missing) return { reason: `${source.category} <- ${missing}`, key: LICENCES };
      if (supply.logCategories.has(source.category)) return undefined;
      return {
        reason: `${source.category}, a log category that is not exported to this workspace`,
        key: supply.logCategories.size > 0 ? 'diagnostics.categories' : 'diagnostics.enabled',
      };
    }
    case 'connector': {
      const missing = missingLicence(supply, findConnector(source.connector).licences);
      if (missing) return { reason: `${source.connector} <- ${missing}`, key: LICENCES };
      const key = `connectors.${source.connector}`;
      const chosen = supply.connectors.find(({ name }) => name === source.connector);
      if (!chosen) return { reason: `${source.connector}, a connector that is off`, key };
      return fillsTable(chosen, table)
        ? undefined
        : { reason: `${source.connector}, a connector without the part that fills it`, key };
    }
    case 'capability': {
      const missing = missingLicence(supply, source.licences);
      if (missing) return { reason: `${source.capability} <- ${missing}`, key: LICENCES };
      return supply.capabilities.has(source.capability)
        ? undefined
        : {
            reason: `${source.capability}, a capability that is not declared`,
            key: `capabilities.${source.capability}`,
          };
    }
  }
}

const LICENCES = 'tenant.licences';

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

/** Licences of which any one is needed to have a table, by whatever fills it; none where one source needs none. */
export function licencesFor(table: string): readonly Licence[] {
  const bySource = tableSources(table).map((source) => namedSource(source)[1]);
  return bySource.some((needed) => needed.length === 0) ? [] : [...new Set(bySource.flat())];
}

function describeSource(source: TableSource): string {
  const [name, licences] = namedSource(source);
  return licences.length > 0 ? `${name} (${oneOf(licences)})` : name;
}

function namedSource(source: TableSource): readonly [name: string, licences: readonly Licence[]] {
  switch (source.by) {
    case 'logCategory':
      return [source.category, findLogCategory(source.category)?.licences ?? []];
    case 'connector':
      return [source.connector, findConnector(source.connector).licences];
    case 'capability':
      return [findCapability(source.capability).name, source.licences];
    case 'workspace':
      return ['workspace', []];
  }
}
