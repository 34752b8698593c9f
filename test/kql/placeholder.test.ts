import { codes } from './ask';

test.each([
  'SigninLogs | where UserPrincipalName == "<UPN>"',
  'SigninLogs | where UserPrincipalName =~ "<user name>" and ResultType == 0',
  'SigninLogs | where AppId == "YOUR_APP_ID"',
  'SigninLogs | where AppId in ("{appId}", "{{ other }}")',
  'SigninLogs | where UserId == "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx"',
  'SigninLogs | where (IPAddress == "x.x.x.x")',
  'let who = "changeme"; SigninLogs | where UserId == who',
])('a placeholder is found: %s', (query) => {
  expect(codes(query)).toEqual(['kql/placeholder']);
});
