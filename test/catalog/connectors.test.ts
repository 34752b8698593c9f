import { type Connector, connectors } from '../../lib/catalog/connectors';
import { isInstant } from '../../lib/values/instant';

test('resources and connector ids are unique', () => {
  expect(new Set(connectors.map(({ resource }) => resource)).size).toBe(connectors.length);
  const ids = connectors.flatMap(({ connectorIds }) => connectorIds);
  expect(new Set(ids).size).toBe(ids.length);
});

/** The arguments of the provider's class for a connector, in the spelling of Terraform. */
function providerArguments({ resource, type }: Connector): string[] {
  const path = `@cdktf/provider-azurerm/lib/sentinel-data-connector-${resource.replaceAll('_', '-')}`;
  const classes: { tfResourceType?: string; prototype?: object }[] = Object.values(require(path));
  const found = classes.find(({ tfResourceType }) => tfResourceType === type);
  return Object.getOwnPropertyNames(found!.prototype)
    .filter((name) => name.endsWith('Input'))
    .map((name) => name.slice(0, -'Input'.length).replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`));
}

test.each(connectors.map((connector) => [connector.name, connector] as const))(
  '%s is a resource of the provider and sets only arguments that it has',
  (_name, connector) => {
    const { settings = {}, fixed = {} } = connector;
    const given = [...Object.values(settings).map(({ argument }) => argument), ...Object.keys(fixed)];
    expect(providerArguments(connector)).toEqual(
      expect.arrayContaining([...given, 'name', 'log_analytics_workspace_id', 'tenant_id']),
    );
  },
);

test.each(connectors.map((connector) => [connector.name, connector] as const))(
  'the settings of %s are switches or instants, and belong to its tables',
  (_name, { tables, settings = {}, replacedByXdr }) => {
    for (const { default: initial, table } of Object.values(settings)) {
      if (typeof initial === 'string') expect(isInstant(initial)).toBe(true);
      if (table !== undefined) expect(tables).toContain(table);
    }
    if (typeof replacedByXdr === 'string') expect(settings[replacedByXdr]?.default).toBe(true);
  },
);

test('Defender XDR replaces what carries alerts of its own products, and of Cloud Apps the alerts only', () => {
  const replaced = new Map(connectors.map(({ name, replacedByXdr }) => [name, replacedByXdr]));
  for (const name of ['identityProtection', 'endpoint', 'identity', 'defenderForOffice365'] as const)
    expect(replaced.get(name)).toBe(true);
  expect(replaced.get('cloudApps')).toBe('alerts');
  for (const name of ['defenderXdr', 'office365', 'insiderRisk'] as const) expect(replaced.get(name)).toBeUndefined();
});
