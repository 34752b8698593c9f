import { prepare, requestOf } from './support';

const rule = (query: string, events: string, more = '') => `
name: r
query: |
  ${query}
${more}
tests:
  - { name: a, match: true, events: ${events} }
`;

const SCHEDULED = 'kind: Scheduled\nqueryFrequency: 1h\nqueryPeriod: 2h\ntriggerOperator: gt\ntriggerThreshold: 0';
const times = (...ages: string[]) => `[${ages.map((age) => `{ TimeGenerated: ${age} }`).join(', ')}]`;
const seen = (text: string) =>
  Object.fromEntries(requestOf(text).tables.map(({ name, rows }) => [name, rows.map((row) => row.TimeGenerated)]));

describe('the events a query sees', () => {
  const events = `{ SigninLogs: ${times('-2h', '-121m')}, AuditLogs: ${times('-1d', '-1m', '+1m')} }`;
  const query = 'SigninLogs | join kind=inner AuditLogs on CorrelationId';

  it('are those of the query period in every table, for a scheduled rule', () => {
    expect(seen(rule(query, events, SCHEDULED))).toEqual({
      SigninLogs: ['2026-09-16T10:00:00Z'],
      AuditLogs: ['2026-09-16T11:59:00Z'],
    });
  });

  it('are those of the promotion for a promoted hunting query', () => {
    const promotion = 'promotion: { queryFrequency: 1h, queryPeriod: 1h, severity: High }';
    expect(seen(rule(query, events, promotion))).toEqual({ SigninLogs: [], AuditLogs: ['2026-09-16T11:59:00Z'] });
    expect(prepare(rule(query, events, promotion)).subject).toMatchObject({
      raisesAlert: true,
      trigger: { operator: 'GreaterThan', threshold: 0 },
    });
  });

  it.each([
    ['a hunting query', ''],
    ['an NRT rule', 'kind: NRT\nseverity: High'],
  ])('are all of them for %s', (_, more) => {
    const { SigninLogs, AuditLogs } = seen(rule(query, events, more));
    expect([SigninLogs!.length, AuditLogs!.length]).toEqual([2, 3]);
  });
});

describe('the tables of a request', () => {
  it('are those that the query reads, itself or through functions, and no others', () => {
    const f = "kind: Function\nname: F\nquery: G() | where 'AADRiskyUsers' == ''\nparameters: []";
    const g = 'kind: Function\nname: G\nquery: AuditLogs\nparameters: []';
    const { tables, functions } = requestOf(rule('F() | union SigninLogs // OfficeActivity', '{}'), f, g);
    expect(tables.map(({ name }) => name)).toEqual(expect.arrayContaining(['AuditLogs', 'SigninLogs']));
    expect(tables.map(({ name }) => name)).not.toContain('OfficeActivity');
    expect(functions.map(({ name }) => name)).toEqual(['G', 'F']);
  });

  it('keep of two columns that differ in case only the one that is named', () => {
    const columns = (query: string, events: string) =>
      requestOf(rule(query, events))
        .tables[0]!.columns.map(({ name }) => name)
        .filter((name) => name.toLowerCase() === 'stacktrace');
    const event = (column: string) => `{ AppServiceAppLogs: [{ TimeGenerated: -1m, ${column}: x }] }`;
    expect(columns("AppServiceAppLogs | where Stacktrace == ''", event('StackTrace'))).toEqual(['Stacktrace']);
    expect(columns('AppServiceAppLogs', event('Stacktrace'))).toEqual(['Stacktrace']);
    expect(columns('AppServiceAppLogs', event('StackTrace'))).toEqual(['StackTrace']);
    expect(columns('AppServiceAppLogs', '{}')).toHaveLength(1);
    expect(columns('AppServiceAppLogs | project Stacktrace, StackTrace', '{}')).toHaveLength(2);
  });

  it('include declared ones, and columns that a declaration adds to a documented one', () => {
    const schema =
      'kind: Schema\ntables:\n  - { name: My_CL, columns: { TimeGenerated: datetime, A: long } }\n  - { name: Heartbeat, columns: { Extra_s: string } }';
    const { tables } = requestOf(
      rule(
        'My_CL | union Heartbeat',
        '{ My_CL: [{ TimeGenerated: -1m, A: 1 }], Heartbeat: [{ TimeGenerated: -1m, Extra_s: x }] }',
      ),
      schema,
    );
    expect(tables.map(({ name, rows }) => [name, rows.length])).toEqual([
      ['Heartbeat', 1],
      ['My_CL', 1],
    ]);
    expect(tables[0]!.columns.map(({ name }) => name)).toEqual(expect.arrayContaining(['Computer', 'Extra_s']));
  });

  it('hold watchlists with the columns that Sentinel gives them', () => {
    const watchlist =
      'kind: Watchlist\nalias: Vips\nsearchKey: Upn\ncolumns: [{ name: Upn, type: upn }, { name: Note, type: text }]';
    const text = rule("_GetWatchlist('Vips')", '{}').replace('events: {}', 'watchlists: { Vips: [{ Upn: ann }] }');
    const { tables, query } = requestOf(text, watchlist);
    expect(query.trim()).toBe('_Watchlist_Vips');
    expect(tables[0]!.columns.map(({ name }) => name)).toEqual([
      '_DTItemId',
      'LastUpdatedTimeUTC',
      'SearchKey',
      'WatchlistItem',
      'Upn',
      'Note',
    ]);
    expect(tables[0]!.rows).toMatchObject([{ Upn: 'ann', SearchKey: 'ann', WatchlistItem: { Upn: 'ann' } }]);
    expect(requestOf(text.replace('Vips: [{ Upn: ann }]', ''), watchlist).tables[0]!.rows).toEqual([]);
  });
});

it('a function is called by its name, with the arguments of the case in the order of its parameters', () => {
  const text = `
kind: Function
name: F
parameters: [{ name: a, type: string }, { name: b, type: timespan, default: 1d }, { name: c, type: int, default: '3' }]
query: SigninLogs
tests: [{ name: a, match: true, arguments: { c: 5, a: x } }]
`;
  const { query, functions } = requestOf(text);
  expect(query).toBe("F('x', 1d, int(5))");
  expect(functions).toEqual([{ name: 'F', parameters: 'a:string, b:timespan=1d, c:int=3', body: 'SigninLogs' }]);
});
