import { watchlistBounds } from '../../../catalog/bounds/watchlists';
import { type Location, type Problem, sortProblems } from '../../../files/problem';
import { didYouMean } from '../../../values/text';
import type { Watchlist, WatchlistDefinition, WatchlistRow } from './format';
import { badCell, duplicateKey, missingCell, tooManyRows, unknownWatchlist } from './problems';
import { type Places, type RawRow, type RowSource, rawRows } from './rows';
import { checkCell } from './values';

/** What watchlists ask of an environment; an `Environment` satisfies it. */
export interface WatchlistFacts extends Places {
  readonly watchlists: Readonly<Record<string, RowSource>>;
}

/**
 * Every watchlist that the files declare, with the rows that the environment brings. A watchlist without rows is
 * deployed too, since rules that name it would not run without it. One whose file has a mistake is left without rows:
 * there is nothing valid to check them against.
 */
export function resolveWatchlists(
  environment: WatchlistFacts,
  definitions: readonly WatchlistDefinition[],
): { readonly watchlists: readonly Watchlist[]; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const aliases = definitions.map(({ alias }) => alias);
  // The alias that a file should have may be any.
  for (const alias of aliases.includes('') ? [] : Object.keys(environment.watchlists)) {
    if (aliases.includes(alias)) continue;
    const facts = { alias, known: aliases, suggestion: didYouMean(alias, aliases) };
    problems.push(unknownWatchlist(environment.locate(['watchlists', alias], 'key'), facts));
  }
  const watchlists = definitions.map((definition): Watchlist => {
    const { alias, isSound } = definition;
    const source = isSound && Object.hasOwn(environment.watchlists, alias) ? environment.watchlists[alias]! : {};
    return {
      ...definition,
      rows: checkRows(definition, rawRows(definition, source, environment, problems), environment, problems),
    };
  });
  return { watchlists, problems: sortProblems(problems) };
}

function checkRows(
  definition: WatchlistDefinition,
  raw: readonly RawRow[],
  { locate }: Places,
  problems: Problem[],
): readonly WatchlistRow[] {
  const { alias, searchKey } = definition;
  if (raw.length > watchlistBounds.rows.max)
    problems.push(tooManyRows(locate(['watchlists', alias]), { alias, found: raw.length }));
  const firsts = new Map<string, Location>();
  return raw.map((written) => {
    const row = checkRow(definition, written, problems);
    const key = row[searchKey]!;
    const first = firsts.get(key.toLowerCase());
    const at = written.at(searchKey);
    if (first && key) problems.push(duplicateKey(at, { column: searchKey, key, first: `${first.file}:${first.line}` }));
    else firsts.set(key.toLowerCase(), at);
    return row;
  });
}

/** All columns, so that they exist in the workspace as soon as there is a row. */
function checkRow(
  { columns, searchKey }: WatchlistDefinition,
  { cells, at }: RawRow,
  problems: Problem[],
): WatchlistRow {
  return Object.fromEntries(
    columns.map((column) => {
      const text = cells.get(column.name) ?? '';
      if (text.trim() === '') {
        if (column.required || column.name === searchKey)
          problems.push(missingCell(at(column.name), { column: column.name }));
        return [column.name, ''];
      }
      const checked = checkCell(column, text);
      if ('value' in checked) return [column.name, checked.value];
      const found = text.length > 60 ? `${text.slice(0, 59)}…` : text;
      problems.push(badCell(at(column.name), { column: column.name, expected: checked.expected, found }));
      return [column.name, text.trim()];
    }),
  );
}
