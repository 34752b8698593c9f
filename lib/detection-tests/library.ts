import { findTable, tableNames } from '../catalog/tables';
import { readSchemaFile } from '../kql/model/declarations';
import type { FunctionParameter } from '../kql/model/model';
import type { OtherFile, Rule } from '../rules/read/model';
import type { CaseContext } from './cases';
import type { ColumnSpec, FunctionSource } from './engine';

export interface WatchlistShape {
  readonly alias: string;
  readonly searchKey: string;
  readonly columns: readonly string[];
}

/** What the queries of a workspace can name besides documented tables: functions, watchlists, declared tables. */
export interface Library {
  readonly tables: ReadonlyMap<string, readonly ColumnSpec[]>;
  readonly functions: ReadonlyMap<string, FunctionSource>;
  readonly watchlists: ReadonlyMap<string, WatchlistShape>;
}

/** Collects what files declare; of two of the same name the later one wins. */
export function readLibrary(rules: readonly Rule[], other: readonly OtherFile[]): Library {
  const tables = new Map<string, readonly ColumnSpec[]>();
  const functions = new Map<string, FunctionSource>();
  const watchlists = new Map<string, WatchlistShape>();
  const addFunction = (name: string, parameters: readonly FunctionParameter[], body: string) =>
    functions.set(name, { name, parameters: parameters.map(declaration).join(', '), body });
  for (const { kind, source } of other) {
    if (kind === 'Watchlist') {
      const shape = readWatchlist(source.value as Readonly<Record<string, unknown>>);
      watchlists.set(shape.alias, shape);
    } else if (kind === 'Schema') {
      const declared = readSchemaFile(source);
      for (const { name, columns } of declared.tables) tables.set(name, columns);
      for (const { name, parameters, body } of declared.functions) if (body) addFunction(name, parameters, body);
    }
  }
  for (const { function: saved } of rules) if (saved) addFunction(saved.alias, saved.parameters, saved.query);
  return { tables, functions, watchlists };
}

const declaration = ({ name, type, default: fallback }: FunctionParameter): string =>
  `${name}:${type}${fallback === undefined ? '' : `=${fallback}`}`;

/** The names a watchlist file gives; other mistakes in it are reported by the checks. */
function readWatchlist({ alias, searchKey, columns }: Readonly<Record<string, unknown>>): WatchlistShape {
  const names = (Array.isArray(columns) ? columns : []).map((column) => String(column?.name));
  return { alias: String(alias ?? ''), searchKey: String(searchKey ?? ''), columns: names };
}

/** What cases may name, given what files declare. */
export function libraryContext(library: Library): CaseContext {
  return {
    columnsOf: (table) => columnsOf(library, table),
    tableNames: () => [...library.tables.keys(), ...tableNames()],
    watchlistColumns: (alias) => library.watchlists.get(alias)?.columns,
  };
}

/** A declared table of a documented name adds its columns to the documented ones. */
function columnsOf(library: Library, table: string): readonly ColumnSpec[] | undefined {
  const documented = findTable(table)?.columns;
  const declared = library.tables.get(table);
  if (!documented || !declared) return declared ?? documented;
  return [...documented.filter(({ name }) => declared.every((column) => column.name !== name)), ...declared];
}
