import { type Problem, sortProblems } from '../../../files/problem';
import { didYouMean } from '../../../values/text';
import { checkCount, checkRows } from './checked-rows';
import type { Watchlist, WatchlistDefinition, WatchlistRow } from './format';
import { unknownWatchlist } from './problems';
import { type Places, type RowSource, rawRows } from './rows';

/** What watchlists ask of an environment; an `Environment` satisfies it. */
export interface WatchlistFacts extends Places {
  readonly watchlists: Readonly<Record<string, RowSource>>;
}

/**
 * Every watchlist that the files declare, with the rows that its file and the environment bring. A watchlist without rows is
 * deployed too, since rules that name it would not run without it. One whose file has a mistake is left without rows of the
 * environment: there is nothing valid to check them against.
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
    const own = checkRows(definition, rawRows(definition, source, environment, problems), problems);
    const rows = [...notReplaced(definition, own), ...own];
    if (own.length > 0) checkCount(definition, rows.length, environment.locate(['watchlists', alias]), problems);
    return { ...definition, rows };
  });
  return { watchlists, problems: sortProblems(problems) };
}

/** Shipped rows for whose key the environment has no row of its own. */
function notReplaced({ shipped, searchKey }: WatchlistDefinition, own: readonly WatchlistRow[]): WatchlistRow[] {
  const keys = new Set(own.map((row) => row[searchKey]!.toLowerCase()));
  return shipped.filter((row) => !keys.has(row[searchKey]!.toLowerCase()));
}
