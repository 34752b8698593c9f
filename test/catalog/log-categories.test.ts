import { effectiveLicences } from '../../lib/catalog/licences';
import { defaultCategories, findLogCategory, logCategories } from '../../lib/catalog/log-categories';
import { tableSources } from '../../lib/catalog/table-sources';
import { findTable } from '../../lib/catalog/tables';

const names = (categories: readonly { name: string }[]) => categories.map(({ name }) => name);

test('no category is listed twice, not even in other capitals', () => {
  expect(new Set(logCategories.map(({ name }) => name.toLowerCase())).size).toBe(logCategories.length);
});

test('a category is found by its exact spelling only', () => {
  expect(findLogCategory('NonInteractiveUserSignInLogs')?.table).toBe('AADNonInteractiveUserSignInLogs');
  expect(findLogCategory('NonInteractiveUserSIgnInLogs')).toBeUndefined();
});

test.each(logCategories.filter(({ table }) => table))(
  '$name fills $table, a table of Log Analytics',
  ({ name, table }) => {
    expect(findTable(table!)?.columns.length).toBeGreaterThan(3);
    expect(tableSources(table!)).toContainEqual({ by: 'logCategory', category: name });
  },
);

test('a tenant without licences exports the audit log only', () => {
  expect(names(defaultCategories(new Set()))).toEqual(['AuditLogs']);
});

test('P1 adds sign-ins and Graph activity, not risk', () => {
  expect(names(defaultCategories(effectiveLicences(['EntraP1'])))).toEqual([
    'AuditLogs',
    'SignInLogs',
    'NonInteractiveUserSignInLogs',
    'ServicePrincipalSignInLogs',
    'ManagedIdentitySignInLogs',
    'ProvisioningLogs',
    'ADFSSignInLogs',
    'MicrosoftGraphActivityLogs',
  ]);
});

test('risk of users comes with P2, that of service principals with workload identities', () => {
  const p2 = names(defaultCategories(effectiveLicences(['M365E5'])));
  expect(p2).toEqual(expect.arrayContaining(['RiskyUsers', 'UserRiskEvents']));
  expect(p2).not.toContain('RiskyServicePrincipals');
  const workload = names(defaultCategories(effectiveLicences(['WorkloadIdPremium'])));
  expect(workload).toEqual(['AuditLogs', 'RiskyServicePrincipals', 'ServicePrincipalRiskEvents']);
});

test('what the Entra setting cannot export, or is not asked for, is never taken by default', () => {
  const all = names(defaultCategories(effectiveLicences(['M365E5', 'WorkloadIdPremium', 'GlobalSecureAccess'])));
  expect(all).toHaveLength(12);
  expect(all).not.toContain('NetworkAccessTrafficLogs');
  expect(findLogCategory('CustomSecurityAttributeAuditLogs')?.elsewhere).toContain('Custom security attributes');
  for (const { byDefault, elsewhere } of logCategories) expect(byDefault && elsewhere).toBeFalsy();
});
