import { DataConnector } from '../../../constructs/connectors/data-connector';
import { DataConnectors, type DataConnectorsProps } from '../../../constructs/connectors/data-connectors';
import { Token } from '../../../constructs/core/cdktf';
import { MicrosoftIncidentRule } from '../../../constructs/detections/microsoft-incident-rule';
import { connectors } from '../../../lib/catalog/connectors';
import { only, refusal, synth, TENANT, WORKSPACE } from '../synth';

const common = { workspaceId: WORKSPACE, tenantId: TENANT };
const all: DataConnectorsProps = {
  ...Object.fromEntries(connectors.map(({ name, settings }) => [name, settings ? {} : true])),
  ...common,
  office365: { teams: false },
  defenderXdr: false,
};

test('nothing is connected that is not asked for', () => {
  expect(synth((stack) => new DataConnectors(stack, 'connectors', common))).toEqual({});
});

test('each connector is the resource that the catalog names', () => {
  const resources = synth((stack) => {
    new DataConnectors(stack, 'single', all);
    new DataConnectors(stack, 'xdr', { ...common, workspaceId: `${WORKSPACE}2`, defenderXdr: true });
  });
  expect(Object.keys(resources).sort()).toEqual(connectors.map(({ type }) => type).sort());
  for (const found of Object.values(resources).flatMap(Object.values)) expect(found.tenant_id).toBe(TENANT);
});

test('parts of a connector can be chosen', () => {
  const resources = synth((stack) => new DataConnectors(stack, 'connectors', all));
  expect(only(resources, 'azurerm_sentinel_data_connector_office_365')).toEqual({
    name: 'office365',
    log_analytics_workspace_id: WORKSPACE,
    tenant_id: TENANT,
    exchange_enabled: true,
    sharepoint_enabled: true,
    teams_enabled: false,
  });
  expect(only(resources, 'azurerm_sentinel_data_connector_microsoft_threat_intelligence')).toMatchObject({
    microsoft_emerging_threat_feed_lookback_date: '1970-01-01T00:00:00Z',
  });
});

test('the discovery logs of Cloud Apps go together with Defender XDR', () => {
  const resources = synth((stack) => {
    const made = new DataConnectors(stack, 'c', { ...common, defenderXdr: true, cloudApps: { alerts: false } });
    expect(made.notes.join()).toContain('raw event tables');
  });
  expect(only(resources, 'azurerm_sentinel_data_connector_microsoft_cloud_app_security')).toMatchObject({
    alerts_enabled: false,
    discovery_logs_enabled: true,
  });
});

test.each([
  [{ defenderXdr: true, identityProtection: true }, "carries alerts that 'defenderXdr' carries already"],
  [{ defenderXdr: true, cloudApps: {} }, 'Switch the alerts of cloudApps off'],
  [
    { cloudApps: { alerts: false, discovery: false } },
    "stack/c/cloud_apps: 'alerts' is wrong here: the connector cloudApps carries neither alerts nor discovery. Switch one",
  ],
  [
    { office365: { exchange: false, sharepoint: false, teams: false } },
    'carries neither exchange nor sharepoint nor teams',
  ],
  [{ microsoftThreatIntelligence: { since: 'yesterday' } }, "'since' should be an instant such as"],
  [{ tenantId: 'contoso', endpoint: true }, "'tenantId' should be a GUID"],
])('refuses %j', (props, message) => {
  expect(refusal((stack) => new DataConnectors(stack, 'c', { ...common, ...props }))).toContain(message);
});

test('a setting that is known only when Terraform runs passes', () => {
  const since = Token.asString({ resolve: () => '${var.since}' });
  const resources = synth(
    (stack) => new DataConnectors(stack, 'c', { ...common, microsoftThreatIntelligence: { since } }),
  );
  expect(only(resources, 'azurerm_sentinel_data_connector_microsoft_threat_intelligence')).toMatchObject({
    microsoft_emerging_threat_feed_lookback_date: '${var.since}',
  });
});

test('refuses two of a kind, and incident rules beside Defender XDR, wherever they are made', () => {
  expect(
    refusal((stack) => {
      new DataConnector(stack, 'one', { ...common, connector: 'cloudApps' });
      new DataConnector(stack, 'two', { ...common, connector: 'cloudApps' });
    }),
  ).toContain("stack/two: 'workspaceId' is wrong here: the connector 'cloudApps' is chosen twice");
  const rule = { workspaceId: WORKSPACE, product: 'Azure Security Center', portal: 'azure' } as const;
  expect(
    refusal((stack) => {
      new DataConnector(stack, 'xdr', { ...common, connector: 'defenderXdr' });
      new MicrosoftIncidentRule(stack, 'rule', rule);
    }),
  ).toMatch(/stack\/rule: 'product' is wrong here: .*'defenderXdr' creates the incidents itself/);
  expect(
    refusal((stack) => {
      new MicrosoftIncidentRule(stack, 'rule', rule);
      new DataConnector(stack, 'xdr', { ...common, connector: 'defenderXdr' });
    }),
  ).toMatch(/stack\/xdr: 'workspaceId' is wrong here: .*'defenderXdr' creates the incidents itself/);
  const apart = synth((stack) => {
    new MicrosoftIncidentRule(stack, 'rule', rule);
    new DataConnector(stack, 'xdr', { ...common, workspaceId: `${WORKSPACE}2`, connector: 'defenderXdr' });
    new DataConnector(stack, 'one', { ...common, connector: 'cloudApps' });
    new DataConnector(stack, 'other', { ...common, workspaceId: `${WORKSPACE}3`, connector: 'cloudApps' });
  });
  expect(Object.keys(apart)).toHaveLength(3);
});
