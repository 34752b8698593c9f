import { ask, reported } from './ask';

const watchlists = [{ alias: 'VIPUsers', columns: [{ name: 'UserPrincipalName', type: 'upn' }] }];
const functions = [
  {
    name: 'Kit_SigninsFromIp',
    parameters: [
      { name: 'ip', type: 'string', default: "''" },
      { name: 'lookback', type: 'timespan', default: '14d' },
    ],
    body: "SigninLogs | where IPAddress == ip and TimeGenerated > ago(lookback)\n| join kind=leftanti (_GetWatchlist('VIPUsers')) on UserPrincipalName\n| project UserId, IPAddress // the end",
  },
  { name: 'Kit_Outer', parameters: [], body: 'Kit_SigninsFromIp("a") | union (AuditLogs | project UserId = Id)' },
  { name: 'Saved', parameters: [{ name: 'n', type: 'long' }], columns: [{ name: 'A', type: 'string' }] },
  { name: 'Unknown', parameters: [] },
];

test('other services that a query asks are named with their place, those that its functions ask without', () => {
  const functions = [{ name: 'Stored', parameters: [], body: 'adx("https://c.kusto.windows.net/db").T | take 1' }];
  const query = 'union Stored, (arg("").Resources | where type == "x")';
  const { crossService } = ask(query, { functions }).analysis;
  expect(crossService).toEqual([{ name: 'arg', at: { start: 15, end: 22 } }, { name: 'adx' }]);
  expect(ask('let arg = (a:string) { SigninLogs }; arg("a")').analysis.crossService).toBeUndefined();
});

test('tables are found through let, join, union and in-lists', () => {
  const { analysis } = ask(
    'let a = AADUserRiskEvents | project UserId; union (SigninLogs | where UserId in (a)), (AuditLogs | join kind=inner (OfficeActivity | project Id = OfficeId) on Id)',
  );
  expect(analysis.tables).toEqual(['AADUserRiskEvents', 'AuditLogs', 'OfficeActivity', 'SigninLogs']);
});

test('tables, functions and watchlists behind a declared function count as its caller reads them', () => {
  const { analysis, problems } = ask('Kit_Outer | take 1', { functions, watchlists });
  expect(problems).toEqual([]);
  expect(analysis).toMatchObject({
    tables: ['AuditLogs', 'SigninLogs'],
    functions: ['Kit_Outer', 'Kit_SigninsFromIp'],
    watchlists: ['VIPUsers'],
    columns: [
      { name: 'UserId', type: 'string' },
      { name: 'IPAddress', type: 'string' },
    ],
  });
});

test('parameters of declared functions are checked', () => {
  expect(reported('Kit_SigninsFromIp(lookback=3d)', { functions })).not.toContainEqual(expect.stringMatching('wrong'));
  expect(reported('Saved()', { functions })).toEqual(['wrong-arguments: Saved']);
  expect(reported('Saved(1) | project A, B', { functions })).toEqual(['unknown-column: B']);
  expect(reported('Unknown() | project Anything', { functions })).toEqual([]);
});

test('a declared watchlist has its own columns and SearchKey, no others; its alias is found in any case', () => {
  expect(reported("_GetWatchlist('vipusers') | project SearchKey, UserPrincipalName", { watchlists })).toEqual([]);
  expect(reported("_GetWatchlist('VIPUsers') | project Nope", { watchlists })).toEqual(['unknown-column: Nope']);
});

test('a declared table is known, and adds columns to a documented one', () => {
  const tables = [
    { name: 'Mine_CL', columns: [{ name: 'A_s', type: 'string' }] },
    { name: 'SigninLogs', columns: [{ name: 'Risk_CF', type: 'string' }] },
  ];
  expect(reported('Mine_CL | where A_s == "a" and TimeGenerated > ago(1d)', { tables })).toEqual([]);
  expect(reported('Mine_CL | where B_s == "a"', { tables })).toEqual(['unknown-column: B_s']);
  expect(reported('SigninLogs | where Risk_CF == UserId', { tables })).toEqual([]);
});

test('a dynamic column of a custom table may hold plain texts', () => {
  const tables = [{ name: 'Mine_CL', columns: [{ name: 'Any', type: 'dynamic' }] }];
  expect(reported('Mine_CL | where Any == "a"', { tables })).toEqual([]);
});

test('ASIM functions are listed; a column that has the name of a table is none', () => {
  const { analysis } = ask('_Im_Dns() | where Event == "a" | project Usage, Event');
  expect(analysis.functions).toEqual(['_Im_Dns']);
  expect(analysis.tables).toEqual([]);
});

test('a table of another workspace is not read from this one', () => {
  expect(ask('workspace("x").SigninLogs | union AuditLogs').analysis.tables).toEqual(['AuditLogs']);
});

test('output columns have KQL types', () => {
  const { analysis, openColumns } = ask(
    'SigninLogs | summarize n = count(), set = make_set(IPAddress), last = max(TimeGenerated) by UserId',
  );
  expect(analysis.columns).toEqual([
    { name: 'UserId', type: 'string' },
    { name: 'n', type: 'long' },
    { name: 'set', type: 'dynamic' },
    { name: 'last', type: 'datetime' },
  ]);
  expect(openColumns).toBe(false);
});

test('it is said when the columns may be more than is known', () => {
  expect(ask('_Im_Dns() | where DnsQuery == "a"').openColumns).toBe(true);
  expect(ask('_Im_Dns() | project DnsQuery | where DnsQuery == "a"').openColumns).toBe(false);
  expect(ask('_Im_Dns() | summarize arg_max(TimeGenerated, *) by DnsQuery').openColumns).toBe(true);
  expect(ask('SigninLogs').openColumns).toBe(false);
});

const DAY = 86_400;
test.each<[string, number | undefined, string | undefined]>([
  ['SigninLogs | where TimeGenerated > ago(3d)', 3 * DAY, 'ago(3d)'],
  ['let l = 7d; SigninLogs | where TimeGenerated >= ago(2 * l)', 14 * DAY, 'ago(2 * l)'],
  ['let start = startofday(ago(10d)); SigninLogs | where TimeGenerated between (start .. now())', 10 * DAY, 'start'],
  ['SigninLogs | where TimeGenerated > now() - 36h', 1.5 * DAY, 'now() - 36h'],
  ['SigninLogs | where TimeGenerated > now(-2d) and ago(1d) < TimeGenerated', 2 * DAY, 'now(-2d)'],
  ["SigninLogs | where TimeGenerated > datetime_add('day', -5, now())", 5 * DAY, "datetime_add('day', -5, now())"],
  ['SigninLogs | where ingestion_time() > ago(30m)', 1800, 'ago(30m)'],
  ['SigninLogs | where CreatedDateTime > ago(90d)', undefined, undefined],
  ['SigninLogs | where UserId == "a"', undefined, undefined],
])('look-back of %s', (query, seconds, text) => {
  const { lookback, lookbackAt } = ask(query);
  expect(lookback).toBe(seconds);
  expect(lookbackAt && query.slice(lookbackAt.start, lookbackAt.end)).toBe(text);
});
