import { watchlistBounds } from '../../../catalog/bounds/watchlists';
import type { Location, Problem } from '../../../files/problem';
import type { WatchlistForm, WatchlistRow } from './format';
import { badCell, duplicateKey, missingCell, tooManyRows } from './problems';
import type { RawRow } from './rows';
import { checkCell } from './values';

/** Rows as they are deployed; each cell that is not of the type of its column is a problem at its place. */
export function checkRows(
  definition: WatchlistForm,
  raw: readonly RawRow[],
  problems: Problem[],
): readonly WatchlistRow[] {
  const { searchKey } = definition;
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
function checkRow({ columns, searchKey }: WatchlistForm, { cells, at }: RawRow, problems: Problem[]): WatchlistRow {
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

/** Each row is a Terraform resource: how many there may be. */
export function checkCount({ alias }: WatchlistForm, found: number, at: Location, problems: Problem[]): void {
  if (found > watchlistBounds.rows.max) problems.push(tooManyRows(at, { alias, found }));
}
