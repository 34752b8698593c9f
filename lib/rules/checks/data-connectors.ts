import { capabilities } from '../../catalog/capabilities';
import { connectors } from '../../catalog/connectors';
import { logCategories } from '../../catalog/log-categories';
import { tableSources } from '../../catalog/table-sources';
import type { Problem } from '../../files/problem';
import { oneOf } from '../../values/text';
import type { CompiledRule } from '../read/model';
import { connectorsDisagree } from './problems';

/** `requiredDataConnectors` and the tables that the query reads agree. */
export function* dataConnectorsAgree({ requiredDataConnectors, analysis, at }: CompiledRule): Iterable<Problem> {
  if (requiredDataConnectors.length === 0 || analysis.tables.length === 0) return;
  const read = new Set(analysis.tables.map(lower));
  const named = requiredDataConnectors.flatMap(({ dataTypes }) => dataTypes);
  // "SecurityAlert (MDATP)" names SecurityAlert; a log category names the table that it fills.
  const namedTables = new Set(named.flatMap((name) => [tableOf(name), lower(categoryTable(name) ?? tableOf(name))]));
  const filled = new Set(requiredDataConnectors.flatMap(({ connectorId }) => tablesOf(connectorId)).map(lower));
  const unread = named.filter((name) => !read.has(tableOf(name)) && !read.has(lower(categoryTable(name) ?? '')));
  const shippable = analysis.tables.filter((table) => tableSources(table).some(({ by }) => by !== 'workspace'));
  const unnamed = shippable.filter((table) => !namedTables.has(lower(table)) && !filled.has(lower(table)));
  // A function hides what it reads: then only what is certain is said.
  const certainlyUnread = analysis.functions.length > 0 || analysis.openColumns ? [] : unread;
  if (certainlyUnread.length === 0 && unnamed.length === 0) return;
  yield connectorsDisagree(at(['requiredDataConnectors'], 'key'), {
    unread: [...new Set(certainlyUnread)],
    unnamed,
    suppliers: shippable.map((table) => `${table}: ${oneOf(suppliers(table))}`),
  });
}

const lower = (text: string): string => text.toLowerCase();

const tableOf = (dataType: string): string => lower(dataType.replace(/\s*\(.*$/, '').trim());

const categoryTable = (name: string): string | undefined =>
  logCategories.find((category) => lower(category.name) === lower(name))?.table;

/** The tables that a connector of Azure-Sentinel's lists fills, as far as the kit knows it. */
function tablesOf(connectorId: string): readonly string[] {
  const id = lower(connectorId);
  if (id === 'azureactivedirectory') return logCategories.flatMap(({ table }) => table ?? []);
  return [...connectors, ...capabilities]
    .filter(({ connectorIds }) => connectorIds.some((known) => lower(known) === id))
    .flatMap(({ tables }) => tables);
}

const suppliers = (table: string): readonly string[] =>
  tableSources(table).flatMap((source) =>
    source.by === 'logCategory'
      ? `the log category ${source.category}`
      : source.by === 'connector'
        ? `the connector ${source.connector}`
        : source.by === 'capability'
          ? `the capability ${source.capability}`
          : [],
  );
