import type { Problem } from '../../../files/problem';
import type { YamlSource } from '../../../files/source';
import { didYouMean } from '../../../values/text';
import { type Origin, readDefinition } from '../../read/definition';
import { type WatchlistDefinition, watchlistFormat } from './format';
import { duplicateAlias, duplicateColumn, unknownSearchKey } from './problems';

export const readWatchlist = (source: YamlSource) =>
  readDefinition(watchlistFormat, source, [checkColumnNames, checkSearchKey]);

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
