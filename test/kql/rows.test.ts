import { noDeclarations } from '../../lib/kql/model/declarations';
import { ask } from './ask';

const declarations = {
  ...noDeclarations,
  functions: [
    { name: 'Barren', parameters: [], body: 'SigninLogs | where false' },
    { name: 'Caller', parameters: [], body: 'Barren | extend a = 1' },
    { name: 'Circle', parameters: [], body: 'Circle | extend a = 1' },
    { name: 'Codes', parameters: [], body: 'datatable(Code: string)["a1"]' },
    {
      name: 'SigninsOf',
      parameters: [{ name: 'user', type: 'string', default: "''" }],
      body: 'SigninLogs | where isnotempty(user) and UserId == user',
    },
  ],
};
const about = (query: string): string[] =>
  ask(query, declarations).problems.map(({ code, message }) => `${code}: ${message.split(': ')[1]}`);
const NOTHING = 'kql/returns-nothing';

describe('a query that never gives a row is refused', () => {
  test.each<[string, string]>([
    ['a condition that is false', 'SigninLogs | where false'],
    ['among others', 'SigninLogs | where UserId == "u1" and 1 > 2'],
    ['on both sides of or', 'SigninLogs | where false or 1 == 2'],
    ['negated', 'SigninLogs | where not(true)'],
    ['between texts', 'SigninLogs | where "a" == "b"'],
    ['whatever the case', 'SigninLogs | where "a" =~ "b" or "a" contains "B"'],
    ['of a text that is not empty', 'SigninLogs | where isempty("x")'],
    ['behind a name', 'let x = false; SigninLogs | where x'],
    ['behind a name for a number', 'let n = 3; SigninLogs | where n * 2 < 5'],
    ['of a case', 'SigninLogs | where iff(1 == 1, false, true)'],
    ['converted', 'SigninLogs | where tobool("false")'],
    ['of a column that was made', 'SigninLogs | extend Found = 1 | where Found == 2'],
    ['of a column that was printed', 'print Found = 1 | where Found == 2'],
    ['of a column that differs from itself', 'SigninLogs | where UserId != UserId'],
    ['of chance', 'SigninLogs | where rand() < 0'],
    ['of a number of rows', 'SigninLogs | count | where Count < 0'],
    ['of a number of rows in a group', 'SigninLogs | summarize Found = count() by UserId | where Found < 1'],
    ['of a length', 'SigninLogs | where strlen(UserId) < 0'],
    ['in an empty list', 'SigninLogs | where UserId in (dynamic([]))'],
    ['in a list that is named', 'let None = dynamic([]); SigninLogs | where UserId in~ (None)'],
    ['in a query without rows', 'SigninLogs | where UserId in ((AuditLogs | take 0 | project Id))'],
    ['with one of no words', 'SigninLogs | where UserId has_any (dynamic([]))'],
    ['in the future', 'SigninLogs | where TimeGenerated > now()'],
    ['no time ago', 'SigninLogs | where TimeGenerated >= ago(0s)'],
    ['in the future, turned round', 'SigninLogs | where ago(-1d) < TimeGenerated'],
    ['before all logs that are kept', 'SigninLogs | where TimeGenerated < ago(3650d)'],
    ['before there were logs', 'SigninLogs | where TimeGenerated < datetime(2010-01-01)'],
    ['in another century', 'SigninLogs | where TimeGenerated > datetime(2200-01-01)'],
    ['between bounds in the wrong order', 'SigninLogs | where TimeGenerated between (ago(1h) .. ago(2h))'],
    ['of find', 'find in (SigninLogs) where false'],
  ])('a filter: %s', (_, query) => {
    expect(about(query)).toEqual([expect.stringContaining(NOTHING)]);
    expect(about(query)[0]).toContain('is never true');
  });

  test.each<[string, string]>([
    ['two texts', 'SigninLogs | where UserId == "u1" and UserId == "u2"'],
    ['in two filters', 'SigninLogs | where UserId == "u1" | where UserId == "u2"'],
    [
      'with other operators between',
      'SigninLogs | where UserId == "u1" | extend a = 1 | sort by a | where UserId == "u2"',
    ],
    [
      'through a summary by it',
      'SigninLogs | where UserId == "u1" | summarize count() by UserId | where UserId == "u2"',
    ],
    ['through a join', 'SigninLogs | where UserId == "u1" | join AuditLogs on CorrelationId | where UserId == "u2"'],
    ['a choice of others', 'SigninLogs | where (UserId == "u1" or UserId == "u2") and UserId == "u3"'],
    ['a list without it', 'let Known = dynamic(["u1"]); SigninLogs | where UserId in (Known) and UserId == "u2"'],
    ['a list that is excluded', 'SigninLogs | where UserId in ("u1", "u2") and UserId !in~ ("U1", "U2")'],
    ['empty and not', 'SigninLogs | where isempty(UserId) and UserId == "u1"'],
    ['bounds', 'SigninLogs | where CreatedDateTime > ago(1h) and CreatedDateTime < ago(2h)'],
    ['numbers', 'AADSpnSignInEventsBeta | where ErrorCode > 5 and ErrorCode < 3'],
    ['a condition and its opposite', 'SigninLogs | where UserId contains "a" and not(UserId contains "a")'],
  ])('filters that exclude each other: %s', (_, query) => {
    expect(about(query).filter((line) => line.startsWith(NOTHING))).toHaveLength(1);
  });

  test.each<[string, string]>([
    ['take', 'SigninLogs | take 0'],
    ['limit', 'let n = 0; SigninLogs | limit n'],
    ['top', 'SigninLogs | top 0 by TimeGenerated'],
    ['sample', 'SigninLogs | sample 0'],
    ['sample-distinct', 'SigninLogs | sample-distinct 0 of UserId'],
    ['top-hitters', 'SigninLogs | top-hitters 0 of UserId'],
    ['top-nested', 'SigninLogs | top-nested 0 of UserId by count()'],
    ['a subquery for each value', 'SigninLogs | mv-apply x = DeviceDetail to typeof(string) on (take 0)'],
    ['a subquery for each part', 'SigninLogs | partition by UserId (where false)'],
    ['an inner join with nothing', 'SigninLogs | join kind=inner (AuditLogs | where false) on CorrelationId'],
    ['the default join of nothing', 'SigninLogs | take 0 | join AuditLogs on CorrelationId'],
    ['a semi join', 'SigninLogs | join kind=leftsemi (AuditLogs | take 0) on CorrelationId'],
    ['a right outer join', 'SigninLogs | join kind=rightouter (AuditLogs | take 0) on CorrelationId'],
    ['a lookup of nothing', 'SigninLogs | lookup kind=inner (AuditLogs | take 0) on CorrelationId'],
    ['a union of nothing and nothing', 'union (SigninLogs | where false), (AuditLogs | take 0)'],
    ['the same, piped', 'SigninLogs | where false | union (AuditLogs | take 0)'],
    ['a list without entries', 'datatable(a: string)[]'],
    ['a range without numbers', 'range x from 1 to 0 step 1'],
    ['a function of the query', 'let f = (a: string) { SigninLogs | where false }; f("x")'],
    ['a view of the query', 'let f = view () { SigninLogs | where false }; f'],
    ['a function of the workspace', 'Barren() | extend a = 1'],
    ['a function that calls it', 'Caller'],
    ['what is kept in memory', 'let T = materialize(SigninLogs | where false); T | distinct UserId'],
    ['groups of nothing', 'SigninLogs | where false | summarize count() by UserId'],
    [
      'a count of nothing that is asked to be more',
      'SigninLogs | where false | summarize Found = count() | where Found > 5',
    ],
  ])('%s', (_, query) => {
    expect(about(query).filter((line) => line.startsWith(NOTHING))).toHaveLength(1);
  });
});

test('a rule sees nothing that is older than its period', () => {
  const within = (days: number, text: string) =>
    ask({ text, period: days * 86_400 }, declarations).problems.map(({ code }) => code);
  expect(within(1, 'SigninLogs | where TimeGenerated < ago(1d)')).toEqual([NOTHING]);
  expect(within(1, 'SigninLogs | where TimeGenerated between (ago(14d) .. ago(2d))')).toEqual([NOTHING]);
  expect(within(14, 'SigninLogs | where TimeGenerated between (ago(14d) .. ago(2d))')).toEqual([]);
  expect(within(1, 'SigninLogs | where CreatedDateTime < ago(2d)')).toEqual([]);
});

test('what gives the same whatever was logged is refused', () => {
  for (const query of [
    'print Found = 1',
    'range x from 1 to 3 step 1 | extend y = x',
    'datatable(a: string)["x"] | where a == "x"',
    'SigninLogs | where false | count',
    'union (print a = 1), (datatable(a: int)[2])',
  ])
    expect(about(query)).toEqual([expect.stringContaining('kql/same-result')]);
});

test('a query may well give rows', () => {
  for (const query of [
    'SigninLogs | join kind=leftouter (AuditLogs | take 0) on CorrelationId',
    'SigninLogs | join kind=leftanti (AuditLogs | take 0) on CorrelationId',
    'union SigninLogs, (AuditLogs | take 0)',
    'SigninLogs | summarize Found = count() by UserId | where Found > 5',
    'SigninLogs | summarize Found = count() | where Found == 0',
    'SigninLogs | where TimeGenerated between (ago(14d) .. ago(1d))',
    'SigninLogs | where TimeGenerated > startofday(now())',
    'SigninLogs | where TimeGenerated > bin(now(), 1h)',
    'SigninLogs | where TimeGenerated > datetime(2024-01-01)',
    'SigninLogs | extend a = UserId | where a == "u1" | extend a = "u2" | where a == "u2"',
    'SigninLogs | where UserId == "u1" | mv-expand UserId = dynamic(["u2"]) | where UserId == "u2"',
    'SigninLogs | where UserId == "u1" | join kind=rightouter AuditLogs on CorrelationId | where UserId == "u2"',
    'SigninLogs | where UserId == "u1" | project UserId = Id | where UserId == "u2"',
    'SigninLogs | where UserId == "u1" | project-rename Old = UserId, UserId = Id | where UserId == "u2"',
    'SigninLogs | where (UserId == "u1" or UserId == "u2") and UserId =~ "U1"',
    'SigninLogs | where UserId =~ "u1" and UserId != "u1"',
    'SigninLogs | where UserId in ("u1", "u2") and UserId != "u1"',
    'SigninLogs | where isempty(UserId) or UserId == "u1"',
    'let None = dynamic([]); SigninLogs | where UserId !in (None)',
    'let Known = dynamic([]); SigninLogs | where array_length(Known) == 0 or UserId in (Known)',
    'SigninLogs | where rand() < 0.5 and rand() > 0.5',
    'AADSpnSignInEventsBeta | where ErrorCode between (1 .. 5) and ErrorCode > 4',
    'let days = 1d; SigninLogs | where TimeGenerated > ago(days * 7)',
    'SigninsOf() | take 1',
    'Circle',
    'SigninLogs | join kind=inner Codes on $left.UserId == $right.Code',
    'SigninLogs | make-series n = count() default = 0 on TimeGenerated from ago(1h) to now() step 5m',
    '_GetWatchlist("TrustedEgress") | take 1',
    'externaldata(a: string)["https://example.com/a.csv"] | take 1',
  ])
    expect([query, about(query).filter((line) => /nothing|same/.test(line))]).toEqual([query, []]);
});

test('names that double at every step are read once', () => {
  const doubled = (first: string, step: (a: string) => string) =>
    Array.from({ length: 40 }, (_, i) => `let a${i + 1} = ${step(`a${i}`)};`).reduce((all, line) => all + line, first);
  const started = Date.now();
  about(`${doubled('let a0 = 1s;', (a) => `${a} + ${a}`)} SigninLogs | where TimeGenerated > ago(a40)`);
  about(`${doubled('let a0 = true;', (a) => `${a} and ${a}`)} SigninLogs | where a40`);
  expect(Date.now() - started).toBeLessThan(20_000);
});

test('where only the period of the rule is why, the message says so', () => {
  const message = (text: string) => ask({ text, period: 5 * 3600 }).problems[0]!.message;
  expect(message('SigninLogs | where TimeGenerated < ago(7d) | project UserId')).toBe(
    "the query never gives a row: 'TimeGenerated < ago(7d)' is never true, for the rule sees only the last 5h",
  );
  expect(message('SigninLogs | where 1 == 2 | project UserId')).toBe(
    "the query never gives a row: '1 == 2' is never true",
  );
});
