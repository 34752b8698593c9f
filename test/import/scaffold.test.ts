import { promotionScaffold, suggestMappings } from '../../lib/import/scaffold';
import { analyser, columns, compiled } from '../rules/help';

const suggested = (tables: readonly string[], ...names: string[]) =>
  suggestMappings({ tables, columns: columns(...names) }).flatMap(({ entityType, fields }) =>
    fields.map(({ identifier, column }) => `${entityType}.${identifier} <- ${column}`),
  );

test.each([
  [['SigninLogs'], ['UserId', 'ClientIP'], ['Account.AadUserId <- UserId', 'IP.Address <- ClientIP']],
  // In Office logs the id of a user is the user principal name.
  [['OfficeActivity'], ['UserId', 'ClientIP'], ['Account.FullName <- UserId', 'IP.Address <- ClientIP']],
  [['SigninLogs', 'OfficeActivity'], ['UserId'], ['Account.FullName <- UserId']],
  [
    ['X_CL'],
    ['AccountUpn', 'accountobjectid'],
    ['Account.AadUserId <- accountobjectid', 'Account.FullName <- AccountUpn'],
  ],
  [['X_CL'], ['Name', 'UPNSuffix', 'UserPrincipalName'], ['Account.Name <- Name', 'Account.UPNSuffix <- UPNSuffix']],
  [
    ['DeviceEvents'],
    ['DeviceName', 'RemoteUrl', 'AppId'],
    ['Host.HostName <- DeviceName', 'URL.Url <- RemoteUrl', 'CloudApplication.AppId <- AppId'],
  ],
  [['X_CL'], ['Count', 'Name'], []],
])('of %j with %j', (tables, names, wanted) => {
  expect(suggested(tables, ...names)).toEqual(wanted);
});

const hunting = (lookback: number | undefined, ...names: string[]) =>
  compiled(
    'id: 3f2a1c5e-0d4b-4c8a-9b7e-1a2b3c4d5e6f\nname: Hunt\ndescription: d\nquery: X',
    analyser({ columns: columns(...names), lookback, tables: ['OfficeActivity'] }),
  );

test.each([
  [undefined, '1d', '1d'],
  [60, '5m', '5m'],
  [90 * 60, '90m', '90m'],
  [7 * 86400, '1d', '7d'],
  [30 * 86400, '1d', '14d'],
  [36 * 3600, '1d', '36h'],
])('a query that looks back %s seconds runs every %s over %s', async (lookback, frequency, period) => {
  const lines = promotionScaffold(await hunting(lookback)).split('\n');
  expect(lines.filter((line) => line.includes('query'))).toContain(`#   queryFrequency: ${frequency}`);
  expect(lines).toContain(`#   queryPeriod: ${period}`);
});

test('an account that is only a name comes with the way to a strong identifier', async () => {
  const text = promotionScaffold(await hunting(undefined, 'UserId'));
  expect(text).toContain(
    "| extend Name = tostring(split(UserId, '@')[0]), UPNSuffix = tostring(split(UserId, '@')[1])",
  );
  expect(promotionScaffold(await hunting(undefined, 'ClientIP'))).not.toContain('Stronger');
});

test('every line is a comment', async () => {
  const text = promotionScaffold(await hunting(undefined, 'UserId', 'ClientIP'));
  expect(text.split('\n').filter((line) => !line.startsWith('# '))).toEqual([]);
});
