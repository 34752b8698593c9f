import { asText, count } from '../values/text';
import type { CaseContext } from './cases';
import type { ColumnSpec, EngineRequest, FunctionSource, TableData } from './engine';
import { kqlPieces, replaceWatchlists, watchlistTable } from './kql-text';
import type { Library } from './library';
import type { SampleRow, TestCase, TestSubject } from './model';
import { isoInstant } from './time';

/** A query with everything it names, ready to be run over the events of any case. */
export interface PreparedSubject {
  readonly subject: TestSubject;
  /** Tables it reads itself or through functions. */
  readonly tables: readonly string[];
  readonly request: (testCase: TestCase) => EngineRequest;
}

/** Works out once for a query which tables, functions and watchlists it needs. */
export function prepareSubject(subject: TestSubject, library: Library, context: CaseContext): PreparedSubject {
  const functions: FunctionSource[] = [];
  const words = new Set<string>();
  const aliases = new Set<string>();
  const visiting = new Set<string>();
  const visit = (query: string): string => {
    const replaced = replaceWatchlists(query);
    for (const alias of replaced.aliases) aliases.add(alias);
    for (const { kind, text } of kqlPieces(query)) {
      words.add(text);
      const called = kind === 'name' ? library.functions.get(text) : undefined;
      if (!called || visiting.has(text)) continue;
      visiting.add(text);
      const body = visit(called.body);
      functions.push({ ...called, body });
    }
    return replaced.query;
  };
  const { alias, parameters } = subject;
  const query = visit(alias ? `${alias}()` : subject.query);
  const tables = [...words].filter((word) => context.columnsOf(word) && !library.functions.has(word)).sort();
  const columns = new Map(
    tables.map((name) => [name, withoutCaseDuplicates(name, context.columnsOf(name)!, words, subject)]),
  );
  return {
    subject,
    tables,
    request: (testCase) => ({
      query: alias ? `${alias}(${parameters.map((p) => testCase.arguments[p.name]).join(', ')})` : query,
      functions,
      now: isoInstant(testCase.now),
      tables: [
        ...tables.map((name) => tableData(name, columns.get(name)!, subject, testCase)),
        ...[...aliases].map((alias) => watchlistData(alias, library, testCase)),
      ],
    }),
  };
}

/** The events that the query can see: all for hunting queries and functions, those of the query period for a scheduled rule. */
function tableData(name: string, columns: readonly ColumnSpec[], subject: TestSubject, testCase: TestCase): TableData {
  const rows = (testCase.events[name] ?? []).filter((row) => isVisible(row, subject, testCase.now));
  return { name, columns, rows: rows.map((row) => keepOnly(row, columns)) };
}

/** Sentinel gives a scheduled rule the rows whose TimeGenerated lies in the query period, in every table it reads. */
function isVisible(row: SampleRow, subject: TestSubject, now: Date): boolean {
  if (subject.period === undefined || typeof row.TimeGenerated !== 'string') return true;
  const age = (now.getTime() - Date.parse(row.TimeGenerated)) / 1000;
  return age >= 0 && age <= subject.period;
}

/** For a failure: which of the given events the query could not see. */
export function unseenEvents({ tables }: EngineRequest, { events }: TestCase): string[] {
  return tables.flatMap(({ name, rows }) => {
    const given = events[name]?.length ?? 0;
    return rows.length === given || given === 0
      ? []
      : [`${given - rows.length} of ${count(given, 'row')} of ${name} outside the query period, unseen`];
  });
}

const keepOnly = (row: SampleRow, columns: readonly ColumnSpec[]): SampleRow =>
  Object.fromEntries(
    columns.filter(({ name }) => row[name] !== undefined && row[name] !== null).map(({ name }) => [name, row[name]]),
  );

/**
 * Some tables have columns that differ in case only (StackTrace, Stacktrace), which the local engine cannot distinguish: of such
 * columns the one that the query names stays, else the one that a case names. Two that the query names stay both, for the engine to refuse.
 */
function withoutCaseDuplicates(
  table: string,
  columns: readonly ColumnSpec[],
  words: ReadonlySet<string>,
  { cases }: TestSubject,
): readonly ColumnSpec[] {
  const given = (name: string) =>
    cases.some(({ events, expect }) => [...(events[table] ?? []), ...expect].some((row) => row[name] !== undefined));
  const rank = ({ name }: ColumnSpec) => (words.has(name) ? 2 : given(name) ? 1 : 0);
  const groups = new Map<string, ColumnSpec[]>();
  for (const column of columns) {
    const key = column.name.toLowerCase();
    groups.set(key, [...(groups.get(key) ?? []), column]);
  }
  if (groups.size === columns.length) return columns;
  const best = [...groups.values()].map((group) => group.toSorted((a, b) => rank(b) - rank(a))[0]!);
  return columns.filter((column) => best.includes(column) || words.has(column.name));
}

/** The columns that `_GetWatchlist` adds to those of the list itself. */
const WATCHLIST_COLUMNS: readonly ColumnSpec[] = [
  { name: '_DTItemId', type: 'string' },
  { name: 'LastUpdatedTimeUTC', type: 'datetime' },
  { name: 'SearchKey', type: 'string' },
  { name: 'WatchlistItem', type: 'dynamic' },
];

function watchlistData(alias: string, library: Library, testCase: TestCase): TableData {
  const shape = library.watchlists.get(alias);
  const given = testCase.watchlists[alias] ?? [];
  const names = shape?.columns.map(({ name }) => name) ?? [...new Set(given.flatMap((row) => Object.keys(row)))];
  const added = WATCHLIST_COLUMNS.filter(({ name }) => !names.includes(name));
  const rows = given.map((row, i) => ({
    _DTItemId: `00000000-0000-0000-0000-${String(i + 1).padStart(12, '0')}`,
    LastUpdatedTimeUTC: isoInstant(testCase.now),
    SearchKey: asText(row[shape?.searchKey ?? names[0] ?? ''] ?? ''),
    WatchlistItem: row,
    ...row,
  }));
  const columns = [...added, ...names.map((name) => ({ name, type: 'string' }))];
  return { name: watchlistTable(alias), columns, rows: rows.map((row) => keepOnly(row, columns)) };
}
