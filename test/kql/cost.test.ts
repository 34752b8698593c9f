import * as costs from '../../lib/kql/model/costs';
import { ask } from './ask';

const HOUR = 3600;

/** `code: text it points at` of what is costly. */
const costly = (text: string, period?: number) =>
  ask({ text, period })
    .problems.filter(({ code }) => code.startsWith('kql/cost-'))
    .map(({ code, start, end }) => `${code.replace('kql/cost-', '')}: ${text.slice(start, end)}`);

const CASES: readonly (readonly [pattern: string, bad: string, told: string, good: string])[] = [
  [
    'no-time-filter',
    "AuditLogs | where OperationName == 'x' | join kind=inner (SigninLogs | where TimeGenerated > ago(3h)) on CorrelationId",
    'AuditLogs',
    "AuditLogs | where TimeGenerated > ago(3h) and OperationName == 'x' | join kind=inner (SigninLogs | where TimeGenerated > ago(3h)) on CorrelationId",
  ],
  [
    'no-time-filter',
    "let old = SigninLogs | where UserType == 'Guest';\nAuditLogs | where TimeGenerated > ago(3h) and Result == 'x' | join kind=inner (old) on CorrelationId",
    'SigninLogs',
    "let old = SigninLogs | where TimeGenerated > ago(3h) and UserType == 'Guest';\nAuditLogs | where TimeGenerated > ago(3h) and Result == 'x' | join kind=inner (old) on CorrelationId",
  ],
  [
    'left-side',
    'SigninLogs | where TimeGenerated > ago(3h) | join kind=inner (AADUserRiskEvents) on CorrelationId',
    'SigninLogs',
    'AADUserRiskEvents | join kind=inner (SigninLogs | where TimeGenerated > ago(3h)) on CorrelationId',
  ],
  [
    'left-side',
    'SigninLogs | where TimeGenerated > ago(3h) | join kind=inner (AADUserRiskEvents) on CorrelationId',
    'SigninLogs',
    'SigninLogs | where TimeGenerated > ago(3h) | distinct CorrelationId | join kind=inner (AADUserRiskEvents) on CorrelationId',
  ],
  [
    'contains',
    "SigninLogs | where AppDisplayName contains 'Office'",
    "AppDisplayName contains 'Office'",
    "SigninLogs | where AppDisplayName has 'Office'",
  ],
  [
    'contains',
    "DeviceProcessEvents | where FileName !contains 'powershell'",
    "FileName !contains 'powershell'",
    "DeviceProcessEvents | where FileName !contains '.ps'",
  ],
  ['search', "search in (SigninLogs) 'mallory'", 'search', "SigninLogs | where UserPrincipalName has 'mallory'"],
  ['search', "SigninLogs | search 'mallory'", 'search', "SigninLogs | where UserPrincipalName has 'mallory'"],
  [
    'wide',
    'SigninLogs | summarize arg_max(TimeGenerated, *) by UserId',
    'arg_max(TimeGenerated, *)',
    'SigninLogs | summarize arg_max(TimeGenerated, IPAddress) by UserId',
  ],
  [
    'wide',
    "let some = materialize(SigninLogs | where ResultType == '0');\nsome | summarize arg_max(TimeGenerated, *) by UserId",
    'arg_max(TimeGenerated, *)',
    'SigninLogs | project TimeGenerated, UserId, IPAddress | summarize arg_max(TimeGenerated, *) by UserId',
  ],
];

test.each(CASES)('%s: %s', (pattern, bad, told, good) => {
  expect(costly(bad)).toEqual([`${pattern}: ${told}`]);
  expect(costly(good)).toEqual([]);
});

test('every pattern has a case here', () => {
  const all = costs.costProblems.map(({ definition }) => definition.code.replace('kql/cost-', ''));
  expect([...new Set(CASES.map(([pattern]) => pattern))].sort()).toEqual([...all].sort());
});

test('of tables of which nobody has much nothing is said, nor of what does not stand in a filter', () => {
  expect(
    costly("AADUserRiskEvents | where RiskEventType contains 'unfamiliar' | summarize arg_max(TimeGenerated, *) by Id"),
  ).toEqual([]);
  expect(costly('SecurityAlert | join kind=inner (AADUserRiskEvents) on $left.SystemAlertId == $right.Id')).toEqual([]);
  expect(costly("SigninLogs | extend Mail = UserPrincipalName contains 'mail'")).toEqual([]);
});

test('a run that looks back for hours has its filter on time from Sentinel', () => {
  const query = "SigninLogs | where ResultType == '0' | join kind=inner (AuditLogs) on CorrelationId";
  expect(costly(query, 3 * HOUR)).toEqual([]);
  expect(costly(query, 24 * HOUR)).toEqual(['no-time-filter: SigninLogs', 'no-time-filter: AuditLogs']);
});
