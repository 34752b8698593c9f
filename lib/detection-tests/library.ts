import { join } from 'node:path';
import { findTable, tableNames } from '../catalog/tables';
import { readSchemaFile } from '../kql/declarations';
import type { FunctionParameter } from '../rules/model';
import type { YamlSource } from '../source';
import type { CaseContext } from './cases';
import type { ColumnSpec, FunctionSource } from './engine';
import { readParameters } from './subjects';

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

/** Collects what files declare; a later file wins over an earlier one of the same name. */
export function readLibrary(sources: Iterable<YamlSource>): Library {
  const tables = new Map<string, readonly ColumnSpec[]>();
  const functions = new Map<string, FunctionSource>();
  const watchlists = new Map<string, WatchlistShape>();
  for (const source of sources) {
    const file = source.value as Record<string, unknown> | null | undefined;
    if (file?.kind === 'Function' && typeof file.name === 'string' && typeof file.query === 'string') {
      const parameters = declaration(readParameters(file.parameters));
      functions.set(file.name, { name: file.name, parameters, body: file.query });
    } else if (file?.kind === 'Watchlist' && typeof file.alias === 'string') {
      const columns = (Array.isArray(file.columns) ? file.columns : []).map((column) => String(column?.name));
      watchlists.set(file.alias, { alias: file.alias, searchKey: String(file.searchKey ?? ''), columns });
    } else if (file?.kind === 'Schema') {
      const declared = readSchemaFile(source);
      for (const { name, columns } of declared.tables) tables.set(name, columns);
      for (const { name, parameters, body } of declared.functions) {
        if (body !== undefined) functions.set(name, { name, parameters: declaration(parameters), body });
      }
    }
  }
  return { tables, functions, watchlists };
}

const declaration = (parameters: readonly FunctionParameter[]): string =>
  parameters
    .map(({ name, type, default: fallback }) => `${name}:${type}${fallback === undefined ? '' : `=${fallback}`}`)
    .join(', ');

/** A declared table of a documented name adds its columns to the documented ones. */
function columnsOf(library: Library, table: string): readonly ColumnSpec[] | undefined {
  const documented = findTable(table)?.columns;
  const declared = library.tables.get(table);
  if (!documented || !declared) return declared ?? documented;
  return [...documented.filter(({ name }) => declared.every((column) => column.name !== name)), ...declared];
}

/** What cases may name, given what files declare. */
export function libraryContext(library: Library): CaseContext {
  return {
    columnsOf: (table) => columnsOf(library, table),
    tableNames: () => [...library.tables.keys(), ...tableNames()],
    watchlistColumns: (alias) => library.watchlists.get(alias)?.columns,
  };
}

/** The folder of everything the kit may keep between runs; safe to delete. */
export const cacheFolder = (root: string): string => join(root, 'node_modules', '.cache', 'token-theft-kit');
