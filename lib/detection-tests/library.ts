import { findTable, tableNames } from '../catalog/tables';
import type { FunctionParameter } from '../kql/model/model';
import type { WatchlistDefinition } from '../rules/kinds/watchlist/format';
import type { ReadRules } from '../rules/read-rules';
import type { CaseContext } from './cases';
import type { ColumnSpec, FunctionSource } from './engine';

/** What the queries of a workspace can name besides documented tables: functions, watchlists, declared tables. */
export interface Library {
  readonly tables: ReadonlyMap<string, readonly ColumnSpec[]>;
  readonly functions: ReadonlyMap<string, FunctionSource>;
  readonly watchlists: ReadonlyMap<string, WatchlistDefinition>;
}

/** Collects what files declare; of two of the same name the later one wins. */
export function readLibrary({ rules, watchlists, schemas }: ReadRules): Library {
  const functions = new Map<string, FunctionSource>();
  const addFunction = (name: string, parameters: readonly FunctionParameter[], body: string) =>
    functions.set(name, { name, parameters: parameters.map(declaration).join(', '), body });
  for (const { name, parameters, body } of schemas.flatMap((schema) => schema.functions))
    if (body) addFunction(name, parameters, body);
  for (const { function: saved } of rules) if (saved) addFunction(saved.alias, saved.parameters, saved.query);
  return {
    tables: new Map(schemas.flatMap(({ tables }) => tables.map(({ name, columns }) => [name, columns]))),
    functions,
    watchlists: new Map(watchlists.map((list) => [list.alias, list])),
  };
}

const declaration = ({ name, type, default: fallback }: FunctionParameter): string =>
  `${name}:${type}${fallback === undefined ? '' : `=${fallback}`}`;

/** What cases may name, given what files declare. */
export function libraryContext(library: Library): CaseContext {
  return {
    columnsOf: (table) => columnsOf(library, table),
    tableNames: () => [...library.tables.keys(), ...tableNames()],
    watchlistColumns: (alias) => library.watchlists.get(alias)?.columns.map(({ name }) => name),
  };
}

/** A declared table of a documented name adds its columns to the documented ones. */
function columnsOf(library: Library, table: string): readonly ColumnSpec[] | undefined {
  const documented = findTable(table)?.columns;
  const declared = library.tables.get(table);
  if (!documented || !declared) return declared ?? documented;
  return [...documented.filter(({ name }) => declared.every((column) => column.name !== name)), ...declared];
}
