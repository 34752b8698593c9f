import { watchlistBounds } from '../../../catalog/bounds/watchlists';
import { problemKind } from '../../../files/problem';
import { oneOf } from '../../../values/text';

/** Mistakes of watchlist files and of the rows that environments bring. */

export const duplicateAlias = problemKind<{ alias: string; first: string }>({
  code: 'watchlist/duplicate-alias',
  cause: 'Two watchlist files have one alias; Sentinel does not tell aliases apart by case.',
  cure: 'Rename one of the two, or remove it.',
  message: ({ alias, first }) => `the alias '${alias}' is already that of ${first}`,
});

export const duplicateColumn = problemKind<{ name: string }>({
  code: 'watchlist/duplicate-column',
  cause: 'Two columns of a watchlist, or of a CSV header, have one name.',
  cure: 'Remove or rename one of the two.',
  message: ({ name }) => `the column '${name}' stands twice`,
});

export const unknownSearchKey = problemKind<{ found: string; columns: readonly string[]; suggestion?: string }>({
  code: 'watchlist/search-key',
  cause: 'The search key of a watchlist is none of its columns.',
  cure: 'Name one of the columns.',
  message: ({ found, columns }) => `'searchKey' should be ${oneOf(columns)}, got '${found}'`,
});

export const unknownWatchlist = problemKind<{ alias: string; known: readonly string[]; suggestion?: string }>({
  code: 'watchlist/unknown-alias',
  cause: 'An environment brings rows for a watchlist that no file of its rule folders declares.',
  cure: 'Correct the alias, or declare the watchlist in a file of `kind: Watchlist`.',
  message: ({ alias, known }) => `there is no watchlist '${alias}'; declared are ${known.join(', ') || 'none'}`,
});

export const badCsv = problemKind<{ reason: string }>({
  code: 'watchlist/invalid-csv',
  cause: 'The CSV file of a watchlist is not well-formed.',
  cure: 'Separate cells by commas, and put a cell that holds a comma, a quote or a line break into double quotes.',
  message: ({ reason }) => `this is not valid CSV: ${reason}`,
});

export const noHeader = problemKind<{ columns: readonly string[] }>({
  code: 'watchlist/no-header',
  cause: 'The CSV file of a watchlist is empty; its first line has to name the columns.',
  cure: 'Begin the file with a line of column names.',
  message: ({ columns }) => `the first line should name the columns: ${columns.join(',')}`,
});

export const unknownColumn = problemKind<{
  found: string;
  alias: string;
  columns: readonly string[];
  suggestion?: string;
}>({
  code: 'watchlist/unknown-column',
  cause: 'A row or a CSV header names a column that the watchlist does not have.',
  cure: 'Correct the name, or add the column to the watchlist file.',
  message: ({ found, alias, columns }) =>
    `the watchlist ${alias} has no column '${found}'; it has ${columns.join(', ')}`,
  help: ({ found }) =>
    found.includes(';')
      ? 'Separate the cells by commas, not by semicolons.'
      : 'Correct the name, or add the column to the watchlist file.',
});

export const wrongCellCount = problemKind<{ found: number; expected: number }>({
  code: 'watchlist/cell-count',
  cause: 'A line of a CSV file has more or fewer cells than its header.',
  cure: 'Give the line as many cells as the header has; a cell that holds a comma stands in double quotes.',
  message: ({ found, expected }) => `the line has ${found} cells, the header has ${expected}`,
});

export const missingCell = problemKind<{ column: string }>({
  code: 'watchlist/missing-value',
  cause: 'A row has no value in a required column.',
  cure: 'Fill the cell, or remove the row.',
  message: ({ column }) => `'${column}' is required and empty`,
});

export const badCell = problemKind<{ column: string; expected: string; found: string }>({
  code: 'watchlist/invalid-value',
  cause: 'A cell is not of the type of its column.',
  cure: 'Correct the cell: queries compare it as what the column promises.',
  message: ({ column, expected, found }) => `'${column}' should be ${expected}, got '${found}'`,
});

export const duplicateKey = problemKind<{ column: string; key: string; first: string }>({
  code: 'watchlist/duplicate-key',
  cause: 'Two rows have one search key; lookups would find either.',
  cure: 'Keep one of the two rows.',
  message: ({ column, key, first }) => `${column} '${key}' stands in a second row; the first is ${first}`,
});

export const tooManyRows = problemKind<{ alias: string; found: number }>({
  code: 'watchlist/too-many-rows',
  cause: `A watchlist has more than ${watchlistBounds.rows.max} rows; each is a Terraform resource that every plan reads by itself.`,
  cure: 'Keep a longer list in the portal (CSV upload) or write it through the API, and leave its rows out here: rules find it by its alias.',
  message: ({ alias, found }) =>
    `the watchlist ${alias} has ${found} rows, at most ${watchlistBounds.rows.max} can be deployed: each row is a resource that every plan reads by itself`,
});
