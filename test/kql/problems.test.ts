import * as problems from '../../lib/kql/model/problems';
import { ask, codes, reported } from './ask';

/** For each code: a query that gets it, the text it points at, and a near relative that does not. */
const CASES: readonly [string, string, string, string][] = [
  ['syntax', 'SigninLogs | where UserId == "a" UserId', 'UserId', 'SigninLogs | where UserId == "a"'],
  [
    'unknown-column',
    'SigninLogs | where UserPrincpalName == "a"',
    'UserPrincpalName',
    'SigninLogs | where UserPrincipalName == "a"',
  ],
  ['unknown-table', 'SigninLog | take 1', 'SigninLog', 'SigninLogs | take 1'],
  [
    'unknown-fuzzy-table',
    'union isfuzzy=true SigninLogs, Mine_CL',
    'Mine_CL',
    'union isfuzzy=true SigninLogs, AuditLogs',
  ],
  ['unknown-function', 'SigninLogs | extend a = strct(UserId)', 'strct', 'SigninLogs | extend a = strcat(UserId)'],
  [
    'wrong-arguments',
    'SigninLogs | extend a = tolower(UserId, 1)',
    'tolower',
    'SigninLogs | extend a = tolower(UserId)',
  ],
  ['type-mismatch', 'SigninLogs | where TimeGenerated > 1d', '>', 'SigninLogs | where TimeGenerated > ago(1d)'],
  ['bad-join', 'SigninLogs | join AuditLogs on UserId', 'UserId', 'SigninLogs | join AuditLogs on CorrelationId'],
  ['invalid', 'let a = 1; let a = 2; SigninLogs | take a', 'a', 'let a = 1; SigninLogs | take a'],
  [
    'xdr-timestamp',
    'DeviceEvents | where Timestamp > ago(1d)',
    'Timestamp',
    'DeviceEvents | extend Timestamp = TimeGenerated | where Timestamp > ago(1d)',
  ],
  ['defender-only', 'DeviceFileEvents | invoke FileProfile(SHA1)', 'FileProfile', 'DeviceFileEvents | distinct SHA1'],
  [
    'no-properties',
    'AADServicePrincipalSignInLogs | extend c = LocationDetails.city',
    'city',
    'SigninLogs | extend c = LocationDetails.city',
  ],
  ['search-all', 'search *', 'search *', 'search in (SigninLogs) *'],
  ['search-everything', 'search "1.2.3.4"', 'search', 'SigninLogs | search "1.2.3.4"'],
  ['union-all', 'union withsource = T * | count', 'union withsource = T *', 'union withsource = T Signin* | count'],
  ['placeholder', 'SigninLogs | where IPAddress == "x"', '"x"', 'SigninLogs | where IPAddress == "203.0.113.7"'],
  [
    'dynamic-compared',
    'AuditLogs | where InitiatedBy == "x"',
    'InitiatedBy',
    'AuditLogs | where InitiatedBy.user.id == "a"',
  ],
  ['returns-nothing', 'SigninLogs | where 1 == 2', '1 == 2', 'SigninLogs | where ResultType == "2"'],
  ['same-result', 'print Found = 1', 'print Found = 1', 'SigninLogs | count'],
  [
    'regular-expression',
    'SigninLogs | where UserAgent matches regex "(unclosed"',
    '(',
    'SigninLogs | where UserAgent matches regex "(closed)"',
  ],
  [
    'literal',
    "SigninLogs | where TimeGenerated > datetime('yesterday')",
    "datetime('yesterday')",
    "SigninLogs | where TimeGenerated > datetime('2026-11-28')",
  ],
  ['management-command', '.show tables', '.show tables', 'SigninLogs | take 1'],
  [
    'nothing-left',
    'union isfuzzy=true (A_CL), (B_CL | take 1) | take 1',
    'union isfuzzy=true (A_CL), (B_CL | take 1)',
    'union isfuzzy=true SigninLogs, AuditLogs',
  ],
  [
    'unpacked-column',
    'AuditLogs | project B = InitiatedBy | evaluate bag_unpack(B) | project app',
    'app',
    'AuditLogs | project B = InitiatedBy | evaluate bag_unpack(B) | project A = column_ifexists("app", "")',
  ],
  ['unknown-watchlist', "_GetWatchlist('VIP') | take 1", "'VIP'", 'SigninLogs | take 1'],
];

test.each(CASES)('%s is reported where it stands, and only there', (code, bad, text, good) => {
  expect(reported(bad)).toContain(`${code}: ${text}`);
  expect(codes(good)).not.toContain(`kql/${code}`);
});

test('a good query has no problem', () => {
  expect(CASES.flatMap(([, , , good]) => codes(good))).toEqual([]);
});

test('an empty query, or one of comments, is reported as such', () => {
  expect(codes(' \n// only a remark')).toEqual(['kql/empty-query']);
});

test('a query that is too deep for the service is reported, not thrown', () => {
  const deep = `SigninLogs | where ${Array(3000).fill('UserId == "a"').join(' or ')}`;
  expect(codes(deep)).toEqual(['kql/analysis-failed']);
});

test('every code has a case here', () => {
  const all = Object.values(problems).map((factory) => factory.definition.code.replace('kql/', ''));
  const elsewhere = ['empty-query', 'analysis-failed', 'too-long', 'expands-too-far'];
  expect([...CASES.map(([code]) => code), ...elsewhere].sort()).toEqual([...new Set(all)].sort());
});

test('positions count characters of the text, whatever its line endings', () => {
  const query = 'SigninLogs\r\n| where Nope == 1 // é\r\n| extend b = Gone';
  expect(reported(query)).toEqual(['unknown-column: Nope', 'unknown-column: Gone']);
});

test('positions in the body of a function do not count its parameters', () => {
  const text = 'SigninLogs | where IPAddress == ip and Nope == 1';
  const { problems: found } = ask({
    text,
    parameters: [
      { name: 'ip', type: 'string', default: "''" },
      { name: 'lookback', type: 'timespan', default: '14d' },
    ],
  });
  expect(found.map(({ start, end }) => text.slice(start, end))).toEqual(['Nope']);
});

test('only what is counted as a whole may be of any type', () => {
  expect(reported('SigninLogs | summarize n = count(UserId and true)')).toEqual(['type-mismatch: and']);
  expect(reported('SigninLogs | summarize n = countif(UserId)')).toEqual(['type-mismatch: UserId']);
  expect(reported('SigninLogs | summarize n = count(Nope)')).toEqual(['unknown-column: Nope']);
});

test('what is missing is shown at the last character before the gap', () => {
  expect(reported('SigninLogs | where UserId ==  ')).toEqual(['syntax: =']);
  expect(reported('SigninLogs | where isempty(UserId\n\n// the end')).toEqual(['syntax: d']);
});

test('behind a syntax error nothing is guessed', () => {
  expect(reported('SigninLogs | where A B C D E')).toEqual(['unknown-column: A', 'syntax: B']);
});

test('suggestions name the nearest known name', () => {
  const help = (query: string) => ask(query).problems[0]!.help;
  expect(help('SigninLogs | where UserPrincpalName == "a"')).toBe("Did you mean 'UserPrincipalName'?");
  expect(help('SigninLog | take 1')).toMatch(/^Did you mean 'SigninLogs'\?/);
  expect(help('SigninLogs | extend a = tolwer(UserId)')).toBe("Did you mean 'tolower'?");
  expect(help('AADSignInEventsBeta | take 1')).toMatch(/use SigninLogs and AADNonInteractiveUserSignInLogs/);
  expect(help('Mine_CL | take 1')).toMatch(/kind: Schema/);
});

test('one unknown name has one problem, not also those that follow from it', () => {
  expect(reported('DeviceEvents | where Nope between (ago(1d) .. now())')).toEqual(['unknown-column: Nope']);
  expect(reported('Mine_CL | where Event =~ "a" | project Event')).toEqual(['unknown-table: Mine_CL']);
});
