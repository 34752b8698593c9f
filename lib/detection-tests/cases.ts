import { findTable, tableNames } from '../catalog/tables';
import type { Problem } from '../files/problem';
import type { Path, YamlSource } from '../files/source';
import type { FunctionParameter } from '../kql/model/model';
import { didYouMean } from '../values/text';
import type { ColumnSpec } from './engine';
import type { SampleRow, TestCase } from './model';
import * as problems from './problems';
import { MOST_REPEATS, numbered } from './repeat';
import { DEFAULT_NOW, parseInstant } from './time';
import { fitCell, kqlLiteral } from './values';

/** What cases are checked against. */
export interface CaseContext {
  /** Columns of a table; undefined when there is no such table. */
  readonly columnsOf: (table: string) => readonly ColumnSpec[] | undefined;
  readonly tableNames: () => Iterable<string>;
  /** Columns of a declared watchlist; undefined when it is not declared: then any column goes. */
  readonly watchlistColumns: (alias: string) => readonly string[] | undefined;
  /** Of a function; absent for anything else. */
  readonly parameters?: readonly FunctionParameter[];
}

/** The documented tables only, no watchlists. */
export const catalogContext: CaseContext = {
  columnsOf: (table) => findTable(table)?.columns,
  tableNames,
  watchlistColumns: () => undefined,
};

const KEYS = ['name', 'match', 'rows', 'expect', 'arguments', 'watchlists', 'events', 'now', 'notRun'] as const;

/** Reads the `tests:` of a file. A case with a mistake is left out of `cases`; every mistake is in `problems`. */
export function readCases(
  source: YamlSource,
  context: CaseContext,
): { readonly cases: readonly TestCase[]; readonly problems: readonly Problem[] } {
  const tests = asMap(source.value)?.tests;
  if (tests === undefined) return { cases: [], problems: [] };
  if (!Array.isArray(tests)) {
    return { cases: [], problems: [problems.badTests(source.at(['tests']), { found: describe(tests) })] };
  }
  const reader = new CaseReader(source, context);
  const cases = tests.flatMap((_, i) => reader.read(['tests', i]) ?? []);
  return { cases, problems: reader.problems };
}

class CaseReader {
  readonly problems: Problem[] = [];
  private readonly lines = new Map<string, number>();

  constructor(
    private readonly source: YamlSource,
    private readonly context: CaseContext,
  ) {}

  read(path: Path): TestCase | undefined {
    const before = this.problems.length;
    const given = asMap(this.valueAt(path));
    if (!given) {
      this.bad(path, 'a case', 'a map with name, match and events');
      return undefined;
    }
    for (const key of Object.keys(given)) {
      if ((KEYS as readonly string[]).includes(key)) continue;
      const at = this.source.at([...path, key], 'key');
      this.problems.push(problems.unknownKey(at, { key, near: didYouMean(key, KEYS), allowed: KEYS }));
    }
    const now = this.readNow([...path, 'now'], given.now);
    const found: TestCase = {
      name: this.readName(path, given.name),
      path,
      line: this.source.at(path).line ?? 1,
      match: this.readMatch(path, given.match),
      ...(given.rows !== undefined && { rows: this.readCount([...path, 'rows'], given.rows) }),
      expect: this.readExpect([...path, 'expect'], given.expect, given.match),
      arguments: this.readArguments(path, given.arguments, now),
      watchlists: this.readWatchlists([...path, 'watchlists'], given.watchlists, now),
      events: this.readEvents([...path, 'events'], given.events, now),
      now,
      ...(given.notRun !== undefined && { notRun: this.readText([...path, 'notRun'], given.notRun) }),
    };
    return this.problems.length === before ? found : undefined;
  }

  private readName(path: Path, name: unknown): string {
    const text = this.readText([...path, 'name'], name);
    const at = this.source.at([...path, 'name']);
    const taken = this.lines.get(text);
    if (taken !== undefined) this.problems.push(problems.duplicateName(at, { name: text, line: taken }));
    else if (text) this.lines.set(text, at.line ?? 1);
    return text;
  }

  private readText(path: Path, value: unknown): string {
    if (typeof value === 'string' && value.trim()) return value.trim();
    this.bad(path, String(path.at(-1)), 'a text');
    return '';
  }

  private readMatch(path: Path, match: unknown): boolean {
    if (typeof match !== 'boolean') this.bad([...path, 'match'], 'match', 'true or false');
    return match === true;
  }

  private readCount(path: Path, rows: unknown): number {
    if (typeof rows === 'number' && Number.isInteger(rows) && rows >= 0) return rows;
    this.bad(path, 'rows', 'a whole number of rows');
    return 0;
  }

  private readNow(path: Path, now: unknown): Date {
    if (now === undefined) return DEFAULT_NOW;
    const instant = typeof now === 'string' && !/^[+-]/.test(now) ? parseInstant(now, DEFAULT_NOW) : undefined;
    if (!instant) this.bad(path, 'now', 'an ISO 8601 instant such as 2026-09-19T03:00:00Z');
    return instant ?? DEFAULT_NOW;
  }

  private readExpect(path: Path, expect: unknown, match: unknown): TestCase['expect'] {
    if (expect === undefined) return [];
    if (match === false) this.problems.push(problems.expectWithoutMatch(this.source.at(path, 'key'), {}));
    return this.readList(path, expect).map(({ row }) => row);
  }

  /** A list of maps; what is none is reported and left out. */
  private readList(path: Path, list: unknown): { row: SampleRow; path: Path }[] {
    if (!Array.isArray(list)) {
      this.bad(path, String(path.at(-1)), 'a list of maps (column: value)');
      return [];
    }
    return list.flatMap((item, i) => {
      const row = asMap(item);
      if (!row) this.bad([...path, i], `${String(path.at(-1))}[${i}]`, 'a map (column: value)');
      return row ? [{ row, path: [...path, i] }] : [];
    });
  }

  private readMap(path: Path, value: unknown): Readonly<Record<string, unknown>> {
    const map = asMap(value);
    if (!map && value !== undefined && value !== null) this.bad(path, String(path.at(-1)), 'a map');
    return map ?? {};
  }

  private readArguments(path: Path, value: unknown, now: Date): Readonly<Record<string, string>> {
    const parameters = this.context.parameters;
    const at = [...path, 'arguments'];
    if (!parameters) {
      if (value !== undefined) {
        this.problems.push(problems.argumentsWithoutFunction(this.source.at(at, 'key'), {}));
      }
      return {};
    }
    const given = this.readMap(at, value);
    const known = parameters.map((parameter) => parameter.name);
    for (const name of Object.keys(given)) {
      if (known.includes(name)) continue;
      const near = didYouMean(name, known);
      this.problems.push(problems.unknownArgument(this.source.at([...at, name], 'key'), { name, near, known }));
    }
    const literals: Record<string, string> = {};
    for (const { name, type, default: fallback } of parameters) {
      if (given[name] === undefined) {
        if (fallback === undefined) this.problems.push(problems.missingArgument(this.source.at(path), { name, type }));
        else literals[name] = fallback;
        continue;
      }
      const fitted = this.fit([...at, name], name, given[name], type, now);
      if (fitted !== undefined) literals[name] = kqlLiteral(fitted.value, type);
    }
    return literals;
  }

  private readWatchlists(path: Path, value: unknown, now: Date): TestCase['watchlists'] {
    const lists: Record<string, readonly SampleRow[]> = {};
    for (const [alias, rows] of Object.entries(this.readMap(path, value))) {
      const columns = this.context.watchlistColumns(alias);
      lists[alias] = this.readList([...path, alias], rows).map(({ row, path: at }) => {
        const cells: Record<string, unknown> = {};
        for (const [column, cell] of Object.entries(row)) {
          if (columns && !columns.includes(column)) {
            this.unknownColumn([...at, column], `watchlist ${alias}`, column, columns);
            continue;
          }
          // The cells of a watchlist come from CSV: they are all text.
          const text = typeof cell === 'number' || typeof cell === 'boolean' ? String(cell) : cell;
          cells[column] = this.fit([...at, column], column, text, 'string', now)?.value;
        }
        return cells;
      });
    }
    return lists;
  }

  private readEvents(path: Path, value: unknown, now: Date): TestCase['events'] {
    const events: Record<string, readonly SampleRow[]> = {};
    for (const [table, rows] of Object.entries(this.readMap(path, value))) {
      const columns = this.context.columnsOf(table);
      if (!columns) {
        const near = didYouMean(table, this.context.tableNames());
        this.problems.push(problems.unknownTable(this.source.at([...path, table], 'key'), { table, near }));
        continue;
      }
      events[table] = this.readList([...path, table], rows ?? []).flatMap(({ row, path: at }) =>
        this.readRows(at, table, columns, row, now),
      );
    }
    return events;
  }

  /** A row with `repeat: 100` stands for a hundred, in whose texts `{{n}}` counts from 1: thresholds need many rows. */
  private readRows(path: Path, table: string, columns: readonly ColumnSpec[], row: SampleRow, now: Date): SampleRow[] {
    const { repeat = 1, ...cells } = row;
    if (typeof repeat !== 'number' || !Number.isInteger(repeat) || repeat < 1 || repeat > MOST_REPEATS) {
      this.bad([...path, 'repeat'], 'repeat', `a whole number from 1 to ${MOST_REPEATS}`);
      return [];
    }
    const before = this.problems.length;
    const found: SampleRow[] = [];
    // A mistake in the row is told once, not a hundred times.
    for (let n = 1; n <= repeat && this.problems.length === before; n++) {
      found.push(this.readRow(path, table, columns, numbered(cells, n) as SampleRow, now));
    }
    return found;
  }

  private readRow(path: Path, table: string, columns: readonly ColumnSpec[], row: SampleRow, now: Date): SampleRow {
    const cells: Record<string, unknown> = {};
    const types = new Map(columns.map((column) => [column.name, column.type]));
    if (types.has('Type')) cells.Type = table;
    for (const [column, value] of Object.entries(row)) {
      const type = types.get(column);
      if (type === undefined) this.unknownColumn([...path, column], table, column, types.keys());
      else cells[column] = this.fit([...path, column], column, value, type, now)?.value;
    }
    if (types.has('TimeGenerated') && (row.TimeGenerated ?? undefined) === undefined) {
      this.problems.push(problems.noTimeGenerated(this.source.at(path), { table }));
    }
    return cells;
  }

  private unknownColumn(path: Path, table: string, column: string, columns: Iterable<string>): void {
    const near = didYouMean(column, columns);
    this.problems.push(problems.unknownColumn(this.source.at(path, 'key'), { table, column, near }));
  }

  private fit(path: Path, column: string, value: unknown, type: string, now: Date): { value: unknown } | undefined {
    const fitted = fitCell(value, type, now);
    if ('value' in fitted) return fitted;
    const facts = { column, type, wanted: fitted.wanted, found: describe(value) };
    this.problems.push(problems.wrongType(this.source.at(path), facts));
    return undefined;
  }

  private bad(path: Path, key: string, wanted: string): void {
    const found = describe(this.valueAt(path));
    this.problems.push(problems.badKey(this.source.at(path), { key, wanted, found }));
  }

  private valueAt(path: Path): unknown {
    let value: unknown = this.source.value;
    for (const step of path) value = (value as Record<string | number, unknown> | null | undefined)?.[step];
    return value;
  }
}

const asMap = (value: unknown): Readonly<Record<string, unknown>> | undefined =>
  value !== null && typeof value === 'object' && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : undefined;

/** What was found, briefly. */
function describe(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (value !== null && typeof value === 'object') return 'a map';
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
