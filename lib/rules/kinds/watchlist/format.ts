import { watchlistBounds, watchlistForms } from '../../../catalog/bounds/watchlists';
import { map, type ValueOf } from '../../../files/format/format';
import { choice, commaList, flag, list, text } from '../../../files/format/values';
import { type Definition, fileKeys } from '../../read/definition';

/** What a cell of a watchlist may hold. */
const columnTypes = ['text', 'upn', 'guid', 'cidr', 'network', 'ip', 'domain', 'datetime'] as const;
export type ColumnType = (typeof columnTypes)[number];

const column = map({
  name: text({ is: watchlistForms.column })
    .required()
    .about("Queries call the column so; with blanks in it `['User Principal Name']`."),
  type: choice(columnTypes).default('text').about('What its cells hold; rows are checked by it.'),
  required: flag().default(false).about('Every row has a value in it; always so of the search key.'),
  values: commaList(text(), { splitItems: false }).default([]).about('The only values that it may have; none: any.'),
  description: text().about('For those who fill it.'),
});

/** A file of `kind: Watchlist`: the form of a list, and the rows that every environment has of it. */
export const watchlistFormat = map({
  ...fileKeys('Watchlist'),
  alias: text({ is: watchlistForms.alias })
    .required('queries name the watchlist by it')
    .about('What `_GetWatchlist` takes.'),
  name: text({ max: watchlistBounds.displayName.max }).required().about('Display name.'),
  searchKey: text({ max: watchlistBounds.searchKey.max })
    .required('rows are looked up by this column')
    .about('One of the columns.'),
  columns: list(column)
    .where((columns) => columns.length > 0, 'a list with at least one column')
    .required('each has a name and a type'),
  rowsFile: text().about(
    'CSV file with a header line, relative to this file: rows that every environment gets. A row of the environment with the same search key takes the place of one.',
  ),
});

export type WatchlistForm = ValueOf<typeof watchlistFormat>;
export type WatchlistDefinition = Definition<WatchlistForm> & {
  /** Rows that every environment gets, as they are deployed. */
  readonly shipped: readonly WatchlistRow[];
};
export type WatchlistColumn = ValueOf<typeof column>;

/** One row: every column of the watchlist, empty where nothing was given. */
export type WatchlistRow = Readonly<Record<string, string>>;

/** A watchlist with the rows of one environment. */
export type Watchlist = WatchlistDefinition & { readonly rows: readonly WatchlistRow[] };
