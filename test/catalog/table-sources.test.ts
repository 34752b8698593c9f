import { capabilities, findCapability } from '../../lib/catalog/capabilities';
import { connectors, findConnector } from '../../lib/catalog/connectors';
import { tableSources, tablesWithSource } from '../../lib/catalog/table-sources';
import { findTable } from '../../lib/catalog/tables';

test('every table that has a source is a table of Log Analytics', () => {
  expect(tablesWithSource().filter((table) => !findTable(table))).toEqual([]);
});

test('who fills a table', () => {
  expect(tableSources('SigninLogs')).toEqual([{ by: 'logCategory', category: 'SignInLogs' }]);
  expect(tableSources('OfficeActivity')).toEqual([{ by: 'connector', connector: 'office365' }]);
  expect(tableSources('McasShadowItReporting')).toEqual([{ by: 'connector', connector: 'cloudApps' }]);
  expect(tableSources('CloudAppEvents')).toEqual([
    { by: 'capability', capability: 'xdrEventStreaming', licences: ['DefenderForCloudApps'] },
  ]);
  expect(tableSources('UrlClickEvents')).toEqual([
    { by: 'capability', capability: 'xdrEventStreaming', licences: ['DefenderForOffice365'] },
  ]);
  expect(tableSources('DeviceNetworkEvents')).toMatchObject([{ licences: ['DefenderForEndpoint'] }]);
  expect(tableSources('IdentityLogonEvents')).toMatchObject([{ licences: ['DefenderForIdentity'] }]);
  expect(tableSources('AlertEvidence')).toMatchObject([{ licences: ['DefenderXdr'] }]);
  expect(tableSources('IdentityInfo')).toEqual([{ by: 'capability', capability: 'ueba', licences: [] }]);
});

test('alerts need one of the connectors, incidents need none', () => {
  expect(tableSources('SecurityAlert')).toEqual(
    connectors
      .filter(({ tables }) => tables.includes('SecurityAlert'))
      .map(({ name }) => ({ by: 'connector', connector: name })),
  );
  expect(tableSources('SecurityAlert')).toContainEqual({ by: 'connector', connector: 'insiderRisk' });
  expect(tableSources('SecurityIncident')).toEqual([{ by: 'workspace' }]);
});

test('a table without a source, a misspelt one and one called like a property of objects have no source', () => {
  for (const table of ['Syslog', 'signinlogs', 'Contoso_CL', 'constructor', '__proto__'])
    expect(tableSources(table)).toEqual([]);
});

test('connectors and capabilities are found by name', () => {
  expect(findConnector('identityProtection').resource).toBe('azure_active_directory');
  expect(findConnector('azureActiveDirectory')).toBeUndefined();
  expect(findCapability('ueba').tables).toContain('BehaviorAnalytics');
});

test('every licence of a streamed table belongs to a table of the capability', () => {
  for (const { tables, licencesByTable } of capabilities)
    for (const [table, licences] of Object.entries(licencesByTable ?? {})) {
      expect(tables).toContain(table);
      expect(licences.length).toBeGreaterThan(0);
    }
});
