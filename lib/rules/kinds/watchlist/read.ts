import { dirname, resolve } from 'node:path';
import type { Problem } from '../../../files/problem';
import type { YamlSource } from '../../../files/source';
import { didYouMean } from '../../../values/text';
import { type Origin, readDefinition } from '../../read/definition';
import { checkCount, checkRows } from './checked-rows';
import { type WatchlistDefinition, type WatchlistForm, type WatchlistRow, watchlistFormat } from './format';
import { duplicateAlias, duplicateColumn, unknownSearchKey } from './problems';
import { csvRows } from './rows';

/** Reads a watchlist file with the rows that it ships; rows of a file with a mistake are not read. */
export function readWatchlist(source: YamlSource): {
  definition: WatchlistDefinition;
  problems: readonly Problem[];
} {
  const { definition, problems } = readDefinition(watchlistFormat, source, [checkColumnNames, checkSearchKey]);
  const ofRows: Problem[] = [];
  const shipped = definition.isSound ? readShipped(definition, ofRows) : [];
  return { definition: { ...definition, shipped }, problems: [...problems, ...ofRows] };
}

function readShipped(
  definition: WatchlistForm & Pick<WatchlistDefinition, 'file' | 'at'>,
  problems: Problem[],
): readonly WatchlistRow[] {
  const path = shippedFile(definition);
  if (path === undefined) return [];
  const places = { locate: definition.at, resolvePath: () => path };
  const rows = checkRows(definition, csvRows(definition, path, ['rowsFile'], places, problems), problems);
  checkCount(definition, rows.length, definition.at(['rowsFile']), problems);
  return rows;
}

/** Absolute path of the rows that every environment gets. */
export const shippedFile = ({ file, rowsFile }: Pick<WatchlistDefinition, 'file' | 'rowsFile'>): string | undefined =>
  rowsFile === undefined ? undefined : resolve(dirname(file), rowsFile);

type Form = Pick<WatchlistDefinition, 'columns' | 'searchKey'>;

function* checkColumnNames({ columns }: Form, { at }: Origin): Iterable<Problem> {
  const names = columns.map(({ name }) => name.toLowerCase());
  for (const [i, { name }] of columns.entries())
    if (names.indexOf(name.toLowerCase()) < i) yield duplicateColumn(at(['columns', i, 'name']), { name });
}

function* checkSearchKey({ searchKey, columns }: Form, { at }: Origin): Iterable<Problem> {
  const names = columns.map(({ name }) => name);
  if (names.includes(searchKey)) return;
  const facts = { found: searchKey, columns: names, suggestion: didYouMean(searchKey, names) };
  yield unknownSearchKey(at(['searchKey']), facts);
}

/** Aliases that two files have. */
export function duplicateAliases(definitions: readonly WatchlistDefinition[]): readonly Problem[] {
  const firsts = new Map<string, string>();
  return definitions.flatMap(({ alias, file, at }) => {
    const first = firsts.get(alias.toLowerCase());
    if (first !== undefined && alias !== '') return [duplicateAlias(at(['alias']), { alias, first })];
    firsts.set(alias.toLowerCase(), file);
    return [];
  });
}
