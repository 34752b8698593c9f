import { parseDuration } from '../values/duration';
import { asText, count, didYouMean } from '../values/text';
import type { Cell, ColumnSpec, EngineAnswer } from './engine';
import type { Outcome, TestCase, TestSubject } from './model';
import { expandInstantsDeep, isoInstant, parseInstant, parseTimespan } from './time';

export interface Verdict {
  readonly outcome: Outcome;
  readonly reason: string;
  readonly details: readonly string[];
}

type Rows = Extract<EngineAnswer, { kind: 'rows' }>;

const PASSED: Verdict = { outcome: 'passed', reason: '', details: [] };

/** Compares what came out with what a case wants. */
export function judge(subject: TestSubject, testCase: TestCase, answer: EngineAnswer): Verdict {
  if (answer.kind === 'refused') return { outcome: 'notRun', reason: `not run: ${answer.construct}`, details: [] };
  if (answer.kind === 'error') {
    // What the file excuses is excused however the engine fails at it.
    if (testCase.notRun) return { outcome: 'notRun', reason: `not run: ${answer.message}`, details: [] };
    return failed(`the engine could not run the query: ${answer.message}`, []);
  }
  const matched = isMatch(subject, answer.rows.length);
  if (matched !== testCase.match) return failed(matchReason(subject, testCase, answer.rows.length), showRows(answer));
  if (testCase.rows !== undefined && testCase.rows !== answer.rows.length) {
    return failed(`${count(testCase.rows, 'row')} expected, ${answer.rows.length} came out`, showRows(answer));
  }
  return judgeExpectations(testCase, answer);
}

/** Whether a number of rows raises an alert, or for queries without a trigger, whether there is any. */
export function isMatch(subject: TestSubject, rows: number): boolean {
  const { operator, threshold } = subject.trigger ?? { operator: 'GreaterThan', threshold: 0 };
  switch (operator) {
    case 'GreaterThan':
      return rows > threshold;
    case 'LessThan':
      return rows < threshold;
    case 'Equal':
      return rows === threshold;
    case 'NotEqual':
      return rows !== threshold;
  }
}

function matchReason(subject: TestSubject, testCase: TestCase, rows: number): string {
  const outcome = subject.raisesAlert
    ? testCase.match
      ? 'an alert'
      : 'no alert'
    : testCase.match
      ? 'a row'
      : 'no row';
  const words = { GreaterThan: 'more than', LessThan: 'fewer than', Equal: 'exactly', NotEqual: 'any number but' };
  const { trigger } = subject;
  const plain = !trigger || (trigger.operator === 'GreaterThan' && trigger.threshold === 0);
  const condition = plain ? '' : ` (an alert takes ${words[trigger.operator]} ${trigger.threshold})`;
  return `${outcome} expected, ${rows === 0 ? 'no row' : count(rows, 'row')} came out${condition}`;
}

function judgeExpectations(testCase: TestCase, answer: Rows): Verdict {
  const names = answer.columns.map((column) => column.name);
  for (const column of new Set(testCase.expect.flatMap((expected) => Object.keys(expected)))) {
    if (names.includes(column)) continue;
    const near = didYouMean(column, names);
    const hint = near ? `; did you mean '${near}'?` : '';
    return failed(`'expect' names the column '${column}', which does not come out${hint}`, [
      `columns that come out: ${names.join(', ')}`,
    ]);
  }
  const meets = testCase.expect.map((expected) =>
    answer.rows.map((row) =>
      answer.columns.every(
        (column, i) => !(column.name in expected) || equals(expected[column.name], row[i], column, testCase.now),
      ),
    ),
  );
  const unmet = unmatched(meets);
  if (unmet === undefined) return PASSED;
  const expected = testCase.expect[unmet]!;
  const alone = !meets[unmet]!.includes(true);
  const reason = alone ? 'no row meets' : 'no row is left to meet (another entry takes the one that would)';
  return failed(
    `${reason} ${show(expandInstantsDeep(expected, testCase.now))}`,
    showDifferences(expected, answer, testCase.now),
  );
}

/** Gives each expectation a row of its own; answers the first that cannot have one. */
function unmatched(meets: readonly (readonly boolean[])[]): number | undefined {
  const takenBy = new Map<number, number>();
  const place = (entry: number, tried: Set<number>): boolean =>
    meets[entry]!.some((fits, row) => {
      if (!fits || tried.has(row)) return false;
      tried.add(row);
      const holder = takenBy.get(row);
      if (holder !== undefined && !place(holder, tried)) return false;
      takenBy.set(row, entry);
      return true;
    });
  const index = meets.findIndex((_, entry) => !place(entry, new Set()));
  return index < 0 ? undefined : index;
}

/** Whether a cell is what a case wants, compared by the type of the column. */
function equals(expected: unknown, found: Cell, column: ColumnSpec, now: Date): boolean {
  if (expected === null || expected === undefined) return found === null || found === undefined || found === '';
  const value = expandInstantsDeep(expected, now);
  switch (column.type) {
    case 'datetime': {
      const instant = typeof value === 'string' ? parseInstant(value, now) : undefined;
      return instant !== undefined && found !== null && Date.parse(asText(found)) === instant.getTime();
    }
    case 'timespan': {
      const seconds = typeof value === 'string' ? (parseTimespan(value) ?? parseDuration(value)) : undefined;
      return seconds !== undefined && seconds === (typeof found === 'string' ? parseTimespan(found) : found);
    }
    case 'real':
    case 'double':
    case 'decimal':
      return (
        typeof value === 'number' &&
        typeof found === 'number' &&
        Math.abs(value - found) <= 1e-9 * Math.max(1, Math.abs(value))
      );
    case 'bool':
      return value === (typeof found === 'number' ? found !== 0 : found);
    case 'dynamic':
      return canonical(value) === canonical(found);
    case 'guid':
      return asText(value).toLowerCase() === asText(found).toLowerCase();
    default:
      return value === found || (typeof value === 'object' && JSON.stringify(value) === found);
  }
}

/** JSON with sorted keys: in a property bag the order means nothing. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, item) =>
    item !== null && typeof item === 'object' && !Array.isArray(item)
      ? Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1)))
      : item,
  );
}

const failed = (reason: string, details: readonly string[]): Verdict => ({ outcome: 'failed', reason, details });

const MOST_ROWS = 3;

/** The first rows that came out, without what is empty. */
function showRows({ columns, rows }: Rows): string[] {
  const lines = rows.slice(0, MOST_ROWS).map((row) => {
    const filled = columns.flatMap(({ name }, i) => (isEmpty(row[i]) ? [] : [`${name}: ${show(row[i])}`]));
    return `row: ${filled.join(', ') || '(all empty)'}`;
  });
  return rows.length > MOST_ROWS ? [...lines, `and ${count(rows.length - MOST_ROWS, 'more row')}`] : lines;
}

/** For each row how it differs from the expected one, nearest first. */
function showDifferences(expected: Readonly<Record<string, unknown>>, { columns, rows }: Rows, now: Date): string[] {
  const differences = rows.map((row) =>
    columns.flatMap((column, i) =>
      column.name in expected && !equals(expected[column.name], row[i], column, now)
        ? [`${column.name} is ${showTyped(row[i], column)}`]
        : [],
    ),
  );
  differences.sort((a, b) => a.length - b.length);
  return differences.slice(0, MOST_ROWS).map((lines) => `a row's ${lines.join(', ') || 'values all fit'}`);
}

const showTyped = (value: unknown, { type }: ColumnSpec): string =>
  isEmpty(value) ? 'empty' : `${show(value)} (${type})`;

const isEmpty = (value: unknown): boolean => value === null || value === undefined || value === '';

/** Compact and YAML-like: one line, plain words unquoted. */
export function show(value: unknown): string {
  if (value instanceof Date) return isoInstant(value);
  if (typeof value === 'string' && /^[\w.@/-][\w.@/: -]*$/.test(value) && !/^\d+$/.test(value)) return value;
  if (Array.isArray(value)) return `[${value.map(show).join(', ')}]`;
  if (value !== null && typeof value === 'object') {
    return `{ ${Object.entries(value)
      .map(([key, item]) => `${key}: ${show(item)}`)
      .join(', ')} }`;
  }
  return typeof value === 'string' ? `'${value}'` : JSON.stringify(value ?? null);
}
