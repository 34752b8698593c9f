import { describe } from '../files/format/place';
import { type FileContent, readValue } from '../files/format/read';
import type { Problem, ProblemFactory } from '../files/problem';
import type { Path } from '../files/source';
import type { FunctionParameter } from '../kql/model/model';
import type { Rule } from '../rules/read/model';
import { didYouMean } from '../values/text';
import type { ColumnSpec } from './engine';
import { caseArea, casesFormat, type GivenCase, type GivenRow } from './format';
import type { SampleRow, TestCase } from './model';
import * as problems from './problems';
import { numbered } from './repeat';
import { DEFAULT_NOW } from './time';
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

/** Reads the `tests:` of a file. A case with a mistake is left out of `cases`; every mistake is in `problems`. */
export function readCases(
  { at, tests }: Pick<Rule, 'at' | 'tests'>,
  context: CaseContext,
): { readonly cases: readonly TestCase[]; readonly problems: readonly Problem[] } {
  const content = readValue(casesFormat, { tests }, caseArea, at);
  const checker = new Checker(content, context);
  const cases = (content.value?.tests ?? []).flatMap((given, i) => {
    const before = checker.problems.length;
    const found = checker.check(given, ['tests', i]);
    return content.isRefused(['tests', i]) || checker.problems.length > before ? [] : [found];
  });
  return { cases, problems: [...content.problems, ...checker.problems] };
}

/** Checks what cases say against the tables, watchlists and functions that they name. */
class Checker {
  readonly problems: Problem[] = [];
  private readonly lines = new Map<string, number>();

  constructor(
    private readonly content: FileContent<unknown>,
    private readonly context: CaseContext,
  ) {}

  check(given: GivenCase, path: Path): TestCase {
    const { name, match, expect, now = DEFAULT_NOW, arguments: values, watchlists, events } = given;
    this.checkName(name, [...path, 'name']);
    if (expect.length > 0 && !match && !this.content.isRefused([...path, 'match']))
      this.report(problems.expectWithoutMatch, [...path, 'expect'], {}, 'key');
    return {
      ...given,
      path,
      line: this.content.at(path).line ?? 1,
      arguments: this.readArguments(path, values, now),
      watchlists: this.readWatchlists([...path, 'watchlists'], watchlists, now),
      events: this.readEvents([...path, 'events'], events, now),
      now,
    };
  }

  private checkName(name: string, path: Path): void {
    if (this.content.isRefused(path)) return;
    const taken = this.lines.get(name);
    if (taken !== undefined) this.report(problems.duplicateName, path, { name, line: taken });
    else this.lines.set(name, this.content.at(path).line ?? 1);
  }

  private readArguments(path: Path, values: SampleRow | undefined, now: Date): Readonly<Record<string, string>> {
    const { parameters } = this.context;
    const at = [...path, 'arguments'];
    if (!parameters) {
      if (values) this.report(problems.argumentsWithoutFunction, at, {}, 'key');
      return {};
    }
    const known = parameters.map((parameter) => parameter.name);
    for (const name of Object.keys(values ?? {}))
      if (!known.includes(name))
        this.report(
          problems.unknownArgument,
          [...at, name],
          { name, suggestion: didYouMean(name, known), known },
          'key',
        );
    const literals: Record<string, string> = {};
    for (const { name, type, default: fallback } of parameters) {
      const value = values?.[name];
      if (value === undefined) {
        if (fallback === undefined) this.report(problems.missingArgument, path, { name, type });
        else literals[name] = fallback;
      } else literals[name] = kqlLiteral(this.fit([...at, name], name, value, type, now), type);
    }
    return literals;
  }

  private readWatchlists(path: Path, watchlists: GivenCase['watchlists'], now: Date): TestCase['watchlists'] {
    const lists = Object.entries(watchlists).map(([alias, rows]) => {
      const columns = this.context.watchlistColumns(alias);
      const read = rows.map((row, i) => this.readWatchlistRow([...path, alias, i], alias, columns, row, now));
      return [alias, read] as const;
    });
    return Object.fromEntries(lists);
  }

  private readWatchlistRow(
    path: Path,
    alias: string,
    columns: readonly string[] | undefined,
    row: SampleRow,
    now: Date,
  ): SampleRow {
    const cells: Record<string, unknown> = {};
    for (const [column, cell] of Object.entries(row)) {
      if (columns && !columns.includes(column)) {
        this.unknownColumn([...path, column], `watchlist ${alias}`, column, columns);
        continue;
      }
      // The cells of a watchlist come from CSV: they are all text.
      const text = typeof cell === 'number' || typeof cell === 'boolean' ? String(cell) : cell;
      cells[column] = this.fit([...path, column], column, text, 'string', now);
    }
    return cells;
  }

  private readEvents(path: Path, events: GivenCase['events'], now: Date): TestCase['events'] {
    const tables = Object.entries(events).flatMap(([table, rows]) => {
      const columns = this.context.columnsOf(table);
      if (columns)
        return [
          [table, rows.flatMap((row, i) => this.readRows([...path, table, i], table, columns, row, now))] as const,
        ];
      const suggestion = didYouMean(table, this.context.tableNames());
      this.report(problems.unknownTable, [...path, table], { table, suggestion }, 'key');
      return [];
    });
    return Object.fromEntries(tables);
  }

  private readRows(
    path: Path,
    table: string,
    columns: readonly ColumnSpec[],
    { repeat, cells }: GivenRow,
    now: Date,
  ): SampleRow[] {
    const before = this.problems.length;
    const found: SampleRow[] = [];
    if (this.content.isRefused(path)) return found;
    // A mistake in the row is reported once, not a hundred times.
    for (let n = 1; n <= repeat && this.problems.length === before; n++)
      found.push(this.readRow(path, table, columns, numbered(cells, n) as SampleRow, now));
    return found;
  }

  private readRow(path: Path, table: string, columns: readonly ColumnSpec[], row: SampleRow, now: Date): SampleRow {
    const cells: Record<string, unknown> = {};
    const types = new Map(columns.map((column) => [column.name, column.type]));
    if (types.has('Type')) cells.Type = table;
    for (const [column, value] of Object.entries(row)) {
      const type = types.get(column);
      if (type === undefined) this.unknownColumn([...path, column], table, column, types.keys());
      else cells[column] = this.fit([...path, column], column, value, type, now);
    }
    if (types.has('TimeGenerated') && (row.TimeGenerated ?? undefined) === undefined)
      this.report(problems.noTimeGenerated, path, { table });
    return cells;
  }

  private unknownColumn(path: Path, table: string, column: string, columns: Iterable<string>): void {
    this.report(problems.unknownColumn, path, { table, column, suggestion: didYouMean(column, columns) }, 'key');
  }

  private fit(path: Path, column: string, value: unknown, type: string, now: Date): unknown {
    const fitted = fitCell(value, type, now);
    if ('value' in fitted) return fitted.value;
    this.report(problems.wrongCell, path, { column, type, expected: fitted.expected, found: describe(value) });
    return undefined;
  }

  private report<Facts>(kind: ProblemFactory<Facts>, path: Path, facts: Facts, part?: 'key' | 'value'): void {
    this.problems.push(kind(this.content.at(path, part), facts));
  }
}
