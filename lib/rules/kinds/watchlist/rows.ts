import { parseCsv } from '../../../files/csv';
import { displayPath, unreadableFile } from '../../../files/file-problems';
import type { Location, Problem } from '../../../files/problem';
import type { Path } from '../../../files/source';
import { readText } from '../../../files/text-file';
import { didYouMean } from '../../../values/text';
import type { WatchlistForm } from './format';
import { badCsv, duplicateColumn, noHeader, unknownColumn, wrongCellCount } from './problems';

/** What an environment says of the rows of one watchlist. */
export interface RowSource {
  /** CSV file with a header line. */
  readonly file?: string;
  readonly rows?: readonly Readonly<Record<string, string>>[];
}

/** A row as it was written, with the place of each cell. */
export interface RawRow {
  readonly cells: ReadonlyMap<string, string>;
  readonly at: (column?: string) => Location;
}

/** Where environments keep things; an `Environment` satisfies it. */
export interface Places {
  readonly locate: (path: Path, part?: 'key' | 'value') => Location;
  readonly resolvePath: (path: Path, value: string) => string;
}

/** The rows that an environment brings, as written: those of its CSV file first, then those of the environment file itself. */
export function rawRows(
  definition: WatchlistForm,
  source: RowSource,
  places: Places,
  problems: Problem[],
): readonly RawRow[] {
  const path: Path = ['watchlists', definition.alias];
  const ofFile = source.file === undefined ? [] : csvRows(definition, source.file, [...path, 'file'], places, problems);
  return [...ofFile, ...inlineRows(definition, source.rows ?? [], [...path, 'rows'], places, problems)];
}

function inlineRows(
  definition: WatchlistForm,
  rows: readonly Readonly<Record<string, string>>[],
  path: Path,
  { locate }: Places,
  problems: Problem[],
): RawRow[] {
  return rows.map((row, i) => {
    const written = new Map<string, string>();
    const cells = new Map<string, string>();
    for (const [name, text] of Object.entries(row)) {
      const column = columnNamed(definition, name, locate([...path, i, name], 'key'), problems);
      if (column === undefined) continue;
      if (cells.has(column)) problems.push(duplicateColumn(locate([...path, i, name], 'key'), { name: column }));
      cells.set(column, text);
      written.set(column, name);
    }
    return { cells, at: (column) => locate(column ? [...path, i, written.get(column) ?? column] : [...path, i]) };
  });
}

export function csvRows(
  definition: WatchlistForm,
  name: string,
  path: Path,
  { locate, resolvePath }: Places,
  problems: Problem[],
): RawRow[] {
  const absolute = resolvePath(path, name);
  const file = displayPath(absolute);
  const read = readText(absolute);
  if ('problem' in read) {
    // The file that cannot be opened has no place of its own.
    const isThere = read.problem.code !== unreadableFile.definition.code;
    problems.push(isThere ? read.problem : unreadableFile(locate(path), { reason: `${file}: ${read.reason}` }));
    return [];
  }
  const { records, mistakes } = parseCsv(read.text);
  problems.push(...mistakes.map(({ reason, line, column }) => badCsv({ file, line, column }, { reason })));
  const [header, ...lines] = records;
  if (!header) {
    problems.push(noHeader({ file }, { columns: definition.columns.map((column) => column.name) }));
    return [];
  }
  const seen = new Set<string>();
  const columns = header.map(({ text: title, line, column }) => {
    const at = { file, line, column };
    const found = columnNamed(definition, title.trim(), at, problems);
    if (found !== undefined && seen.has(found)) problems.push(duplicateColumn(at, { name: found }));
    if (found !== undefined) seen.add(found);
    return found;
  });
  return lines.map((cells) => {
    const [first] = cells;
    const start = { file, line: first!.line, column: first!.column };
    if (cells.length !== columns.length)
      problems.push(wrongCellCount(start, { found: cells.length, expected: columns.length }));
    const places = new Map(columns.map((column, i) => [column, cells[i]]));
    return {
      cells: new Map(columns.flatMap((column, i) => (column && cells[i] ? [[column, cells[i].text]] : []))),
      at: (column) => {
        const cell = column === undefined ? undefined : places.get(column);
        return cell ? { file, line: cell.line, column: cell.column } : start;
      },
    };
  });
}

/** The column that a header or a key means; capitals do not matter. */
function columnNamed(
  { alias, columns }: WatchlistForm,
  found: string,
  at: Location,
  problems: Problem[],
): string | undefined {
  const column = columns.find(({ name }) => name.toLowerCase() === found.toLowerCase());
  if (column) return column.name;
  const names = columns.map(({ name }) => name);
  problems.push(unknownColumn(at, { found, alias, columns: names, suggestion: didYouMean(found, names) }));
  return undefined;
}
