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
  const ofAlerts = tableSources('SecurityAlert').map((source) => source.by === 'connector' && source.connector);
  expect(ofAlerts).toEqual([
    'identityProtection',
    'cloudApps',
    'defenderXdr',
    'endpoint',
    'identity',
    'defenderForOffice365',
    'insiderRisk',
  ]);
  expect(tableSources('SecurityIncident')).toEqual([{ by: 'workspace' }]);
});

test('a table that nobody ships, is misspelt or is called like a property of objects has no source', () => {
  for (const table of ['Syslog', 'signinlogs', 'Contoso_CL', 'constructor', '__proto__'])
    expect(tableSources(table)).toEqual([]);
});

test('connectors and capabilities are found by name', () => {
  expect(findConnector('identityProtection').resource).toBe('azure_active_directory');
  expect(findConnector('azureActiveDirectory')).toBeUndefined();
  expect(findCapability('ueba').tables).toContain('BehaviorAnalytics');
});

test('names, resources and connector ids are unique', () => {
  expect(new Set(connectors.map(({ name }) => name)).size).toBe(connectors.length);
  expect(new Set(connectors.map(({ resource }) => resource)).size).toBe(connectors.length);
  const ids = connectors.flatMap(({ connectorIds }) => connectorIds);
  expect(new Set(ids).size).toBe(ids.length);
});

test('every connector is a resource of the provider', () => {
  for (const { resource } of connectors)
    expect(() =>
      require.resolve(`@cdktf/provider-azurerm/lib/sentinel-data-connector-${resource.replaceAll('_', '-')}`),
    ).not.toThrow();
});

test('every licence of a streamed table belongs to a table of the capability', () => {
  for (const { tables, licencesByTable } of capabilities)
    for (const [table, licences] of Object.entries(licencesByTable ?? {})) {
      expect(tables).toContain(table);
      expect(licences.length).toBeGreaterThan(0);
    }
});

test('Defender XDR replaces what carries only alerts of its own products', () => {
  expect(connectors.filter(({ replacedByXdr }) => replacedByXdr).map(({ name }) => name)).toEqual([
    'identityProtection',
    'cloudApps',
    'endpoint',
    'identity',
    'defenderForOffice365',
  ]);
});
