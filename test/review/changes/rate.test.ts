import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { kitRoot } from '../../../lib/files/root';
import { rateChanges, rateDrift } from '../../../lib/review/changes/rate';
import { weakenings } from '../../../lib/review/changes/weakenings';
import type { Change } from '../../../lib/review/input/configuration';
import { Unknown } from '../../../lib/review/input/value';

type Given = Omit<Partial<Change>, 'before' | 'after'> & { readonly before?: object; readonly after?: object };

const NO_CHANGE = { address: 'a.b', type: 'a', stack: 's', action: 'update', because: [], before: {}, after: {} };
const changeOf = (given: Given) => ({ ...NO_CHANGE, ...given }) as Change;
const rate = (...given: readonly Given[]) => rateChanges(given.map(changeOf))[0]!;

const WORKSPACE = 'azurerm_log_analytics_workspace';
const TABLE = 'azurerm_log_analytics_workspace_table';
const SETTING = 'azurerm_monitor_aad_diagnostic_setting';
const ACCOUNT = 'azurerm_storage_account';
const LIFECYCLE = 'azurerm_storage_management_policy';
const RULE = 'azurerm_sentinel_alert_rule_scheduled';
const SEARCH = 'azurerm_log_analytics_saved_search';
const AUTOMATION = 'azurerm_sentinel_automation_rule';
const POLICY = 'azuread_conditional_access_policy';
const ROW = 'azurerm_sentinel_watchlist_item';
const LOCK = 'azurerm_management_lock';
const OWNER = '/providers/Microsoft.Authorization/roleDefinitions/8e3af657-a8ff-443c-a75c-2fe8c4bcb635';
const RESPONDER = '/providers/Microsoft.Authorization/roleDefinitions/3e150937-b8fe-4cfb-8069-0eaf05ecd056';
const READER = '/providers/Microsoft.Authorization/roleDefinitions/8d289c81-5878-46d4-8554-54e1e3d8b5cb';

const deletesAfter = (days: number) => ({
  rule: [{ enabled: true, actions: [{ base_blob: [{ delete_after_days_since_modification_greater_than: days }] }] }],
});
const users = (given: object) => ({ conditions: [{ users: [given] }] });

describe('dangerous is what', () => {
  const cases: readonly (readonly [what: string, type: string, before: object, after: object])[] = [
    [
      'makes blobs public',
      ACCOUNT,
      { allow_nested_items_to_be_public: false },
      { allow_nested_items_to_be_public: true },
    ],
    ['opens the network', ACCOUNT, { public_network_access_enabled: false }, { public_network_access_enabled: true }],
    [
      'lets everybody in',
      ACCOUNT,
      { network_rules: [{ default_action: 'Deny' }] },
      { network_rules: [{ default_action: 'Allow' }] },
    ],
    ['takes the firewall away', ACCOUNT, { network_rules: [{ default_action: 'Deny' }] }, { network_rules: [] }],
    [
      'lets more addresses in',
      ACCOUNT,
      { network_rules: [{ ip_rules: ['8.8.8.8'] }] },
      { network_rules: [{ ip_rules: ['8.8.8.8', '9.9.9.9'] }] },
    ],
    [
      'makes a container public',
      'azurerm_storage_container',
      { container_access_type: 'private' },
      { container_access_type: 'blob' },
    ],
    [
      'lets logs be written from the internet',
      WORKSPACE,
      { internet_ingestion_enabled: false },
      { internet_ingestion_enabled: true },
    ],
    [
      'lets logs be queried from the internet',
      WORKSPACE,
      { internet_query_enabled: false },
      { internet_query_enabled: true },
    ],
    [
      'removes immutability',
      ACCOUNT,
      { immutability_policy: [{ state: 'Locked', period_since_creation_in_days: 365 }] },
      { immutability_policy: [] },
    ],
    [
      'shortens immutability',
      ACCOUNT,
      { immutability_policy: [{ period_since_creation_in_days: 365 }] },
      { immutability_policy: [{ period_since_creation_in_days: 30 }] },
    ],
    [
      'unlocks immutability',
      ACCOUNT,
      { immutability_policy: [{ state: 'Locked' }] },
      { immutability_policy: [{ state: 'Unlocked' }] },
    ],
    ['shortens the lifecycle', LIFECYCLE, deletesAfter(1095), deletesAfter(30)],
    ['begins to delete', LIFECYCLE, { rule: [] }, deletesAfter(30)],
    ['shortens the retention', WORKSPACE, { retention_in_days: 90 }, { retention_in_days: 30 }],
    ['shortens the total retention', TABLE, { total_retention_in_days: 730 }, { total_retention_in_days: 180 }],
    ['takes the retention of a table away', TABLE, { retention_in_days: 180 }, { retention_in_days: null }],
    ['sets a daily cap', WORKSPACE, { daily_quota_gb: -1 }, { daily_quota_gb: 5 }],
    ['lowers a daily cap', WORKSPACE, { daily_quota_gb: 50 }, { daily_quota_gb: 5 }],
    [
      'switches local authentication on',
      WORKSPACE,
      { local_authentication_enabled: false },
      { local_authentication_enabled: true },
    ],
    [
      'switches local authentication on in its older spelling',
      WORKSPACE,
      { local_authentication_disabled: true },
      { local_authentication_disabled: false },
    ],
    ['takes shared keys', ACCOUNT, { shared_access_key_enabled: false }, { shared_access_key_enabled: true }],
    [
      'takes keys of the event hub',
      'azurerm_eventhub_namespace',
      { local_authentication_enabled: false },
      { local_authentication_enabled: true },
    ],
    ['lowers TLS', ACCOUNT, { min_tls_version: 'TLS1_2' }, { min_tls_version: 'TLS1_0' }],
    [
      'lowers TLS of the event hub',
      'azurerm_eventhub_namespace',
      { minimum_tls_version: '1.2' },
      { minimum_tls_version: '1.0' },
    ],
    ['takes plain HTTP', ACCOUNT, { https_traffic_only_enabled: true }, { https_traffic_only_enabled: false }],
    ['keeps fewer copies', ACCOUNT, { account_replication_type: 'GZRS' }, { account_replication_type: 'LRS' }],
    ['lowers the plan of a table', TABLE, { plan: 'Analytics' }, { plan: 'Basic' }],
    [
      'exports a category less',
      SETTING,
      { enabled_log: [{ category: 'AuditLogs' }, { category: 'SignInLogs' }] },
      { enabled_log: [{ category: 'AuditLogs' }] },
    ],
    [
      'exchanges a category',
      SETTING,
      { enabled_log: [{ category: 'AuditLogs' }] },
      { enabled_log: [{ category: 'B2CRequestLogs' }] },
    ],
    [
      'disables a category',
      SETTING,
      { enabled_log: [{ category: 'AuditLogs' }] },
      { enabled_log: [{ category: 'AuditLogs', enabled: false }] },
    ],
    ['sends the logs elsewhere', SETTING, { log_analytics_workspace_id: '/a' }, { log_analytics_workspace_id: '/b' }],
    ['takes a destination away', SETTING, { storage_account_id: '/a' }, { storage_account_id: null }],
    [
      'guts a query',
      RULE,
      { query: 'SigninLogs\n| where RiskLevel == "high"\n| join Other on X\n| summarize count() by X' },
      { query: 'SigninLogs | take 1' },
    ],
    [
      'guts a query with comments in its place',
      RULE,
      { query: 'SigninLogs | where A == 1 and B == 2' },
      { query: 'SigninLogs\n// where A == 1 and B == 2, and more words than before' },
    ],
    ['empties a function', SEARCH, { query: 'SigninLogs | where A == 1' }, { query: '' }],
    ['renames a function', SEARCH, { function_alias: 'A' }, { function_alias: 'B' }],
    ['raises a threshold', RULE, { trigger_threshold: 0 }, { trigger_threshold: 9999 }],
    ['lowers a severity', RULE, { severity: 'High' }, { severity: 'Low' }],
    ['runs a rule seldom', RULE, { query_frequency: 'PT1H' }, { query_frequency: 'P1D' }],
    ['looks back much less', RULE, { query_period: 'P14D' }, { query_period: 'PT1H' }],
    ['switches suppression on', RULE, { suppression_enabled: false }, { suppression_enabled: true }],
    ['suppresses for longer', RULE, { suppression_duration: 'PT5H' }, { suppression_duration: 'P1D' }],
    ['disables a rule', RULE, { enabled: true }, { enabled: false }],
    [
      'makes no incidents',
      RULE,
      { incident: [{ create_incident_enabled: true }] },
      { incident: [{ create_incident_enabled: false }] },
    ],
    [
      'switches a part of a connector off',
      'azurerm_sentinel_data_connector_office_365',
      { exchange_enabled: true },
      { exchange_enabled: false },
    ],
    ['closes incidents', AUTOMATION, { action_incident: [] }, { action_incident: [{ order: 1, status: 'Closed' }] }],
    [
      'downgrades incidents',
      AUTOMATION,
      { action_incident: [] },
      { action_incident: [{ order: 1, severity: 'Informational' }] },
    ],
    ['stops the response', AUTOMATION, { action_playbook: [{ logic_app_id: '/x' }] }, { action_playbook: [] }],
    ['lets automation end', AUTOMATION, { expiration: null }, { expiration: '2027-01-01T00:00:00Z' }],
    ['lowers a lock', LOCK, { lock_level: 'ReadOnly' }, { lock_level: 'CanNotDelete' }],
    ['moves a lock', LOCK, { scope: '/a' }, { scope: '/b' }],
    ['weakens a policy', POLICY, { state: 'enabled' }, { state: 'enabledForReportingButNotEnforced' }],
    ['spares more people', POLICY, users({ excluded_groups: ['a'] }), users({ excluded_groups: ['a', 'b'] })],
    ['reaches fewer people', POLICY, users({ included_users: ['All'] }), users({ included_users: ['b'] })],
    [
      'asks for less',
      POLICY,
      { grant_controls: [{ built_in_controls: ['mfa', 'block'] }] },
      { grant_controls: [{ built_in_controls: ['mfa'] }] },
    ],
    [
      'makes a role broader',
      'azurerm_role_assignment',
      { role_definition_id: RESPONDER },
      { role_definition_id: OWNER },
    ],
    [
      'makes a role of reading one of changing',
      'azurerm_role_assignment',
      { role_definition_id: READER },
      { role_definition_id: RESPONDER },
    ],
    [
      'makes a role reach further',
      'azurerm_role_assignment',
      { scope: '/subscriptions/s/resourceGroups/g' },
      { scope: '/subscriptions/s' },
    ],
    [
      'widens a network of a watchlist',
      ROW,
      { properties: { Network: '203.0.113.0/24' } },
      { properties: { Network: '203.0.0.0/16' } },
    ],
    ['trusts a country', ROW, { properties: { Network: '203.0.113.0/24' } }, { properties: { Network: '0.0.0.0/0' } }],
    ['trusts a place', 'azuread_named_location', { ip: [{ trusted: false }] }, { ip: [{ trusted: true }] }],
  ];

  test.each(cases)('%s', (_, type, before, after) => {
    expect(rate({ type, before, after })).toMatchObject({
      danger: 'dangerous',
      reason: expect.stringMatching(/\w{3}/),
    });
  });

  test.each(cases)('%s, and the way back is not', (_, type, before, after) => {
    const danger = rate({ type, before: after, after: before }).danger;
    // A destination or a name that changes is one whichever way it goes, and so is what a policy is about.
    const bothWays = /log_analytics_workspace_id|function_alias|scope":"\/[ab]"|B2CRequestLogs/.test(
      JSON.stringify([before, after]),
    );
    if (bothWays) expect(danger).toBe('dangerous');
    else expect(danger).not.toBe('dangerous');
  });

  test('is deleted or forgotten, if it detects, answers, protects or is called', () => {
    const types = [RULE, 'azurerm_sentinel_data_connector_office_365', 'azurerm_sentinel_watchlist', AUTOMATION, LOCK];
    for (const type of types)
      for (const action of ['delete', 'forget'] as const) expect(rate({ type, action }).danger).toBe('dangerous');
    for (const action of ['delete', 'forget'] as const)
      expect(rate({ type: SEARCH, action, before: { function_alias: 'TokenTheft_Signins' } }).danger).toBe('dangerous');
    expect(rate({ type: WORKSPACE, action: 'forget' }).danger).toBe('dangerous');
  });

  test('closes incidents from its first day', () => {
    const after = { action_incident: [{ status: 'Closed' }] };
    expect(rate({ type: AUTOMATION, action: 'create', after })).toMatchObject({
      danger: 'dangerous',
      reason: 'it closes incidents',
    });
  });

  test('trusts a country from its first day', () => {
    const after = { properties: { Network: '2001::/16' } };
    expect(rate({ type: ROW, action: 'create', after }).danger).toBe('dangerous');
  });

  test('gives somebody a broad role', () => {
    const after = { role_definition_id: OWNER };
    expect(rate({ type: 'azurerm_pim_eligible_role_assignment', action: 'create', after }).reason).toContain('Owner');
  });

  test('makes an eligible right a standing one, in two changes', () => {
    const right = { role_definition_id: RESPONDER, principal_id: 'p' };
    const rated = rate(
      { type: 'azurerm_pim_eligible_role_assignment', address: 'z', action: 'delete', before: right },
      { type: 'azurerm_role_assignment', action: 'create', after: right },
    );
    expect(rated).toMatchObject({ danger: 'dangerous', reason: expect.stringContaining('at any hour') });
  });
});

describe('worth a look is', () => {
  test.each<[string, Given]>([
    [
      'a query that changes',
      { type: RULE, before: { query: 'A | where B == 1' }, after: { query: 'A | where B == 2' } },
    ],
    [
      'a judged argument that only the apply shows',
      { type: WORKSPACE, before: { retention_in_days: 90 }, after: { retention_in_days: new Unknown('x') } },
    ],
    [
      'a rule that runs a little less often',
      { type: RULE, before: { query_frequency: 'PT1H' }, after: { query_frequency: 'PT75M' } },
    ],
    [
      'somebody who gets a right',
      { type: 'azurerm_role_assignment', action: 'create', after: { role_definition_id: RESPONDER } },
    ],
    ['somebody who loses one', { type: 'azurerm_role_assignment', action: 'delete' }],
    ['another row', { type: ROW, before: { properties: { User: 'a' } }, after: { properties: { User: 'b' } } }],
    ['a hunting query that goes', { type: SEARCH, action: 'delete', before: {} }],
    ['what Terraform forgets', { type: 'azurerm_application_insights_workbook', action: 'forget' }],
  ])('%s', (_, given) => expect(rate(given).danger).toBe('notable'));
});

test('what only grows stronger, or is made, is routine', () => {
  expect(rate({ type: WORKSPACE, action: 'create' })).toMatchObject({ danger: 'routine', reason: '' });
  expect(rate({ type: RULE, before: { severity: 'Low' }, after: { severity: 'High' } }).danger).toBe('routine');
  expect(rate({ type: ROW, action: 'create', after: { properties: { User: 'a' } } }).danger).toBe('routine');
});

test('a query may be written otherwise: spaces and comments are none of it', () => {
  const after = { query: '// Why.\nA  |  where B == 1' };
  expect(rate({ type: RULE, before: { query: 'A\n| where B == 1' }, after }).danger).toBe('routine');
});

test('all that a change does is told, the worst first', () => {
  const before = { query: 'A | where B == 1', trigger_threshold: 0 };
  const after = { query: 'A | where B == 2', trigger_threshold: 5 };
  expect(rate({ type: RULE, before, after }).reason).toMatch(
    /^trigger_threshold rises from 0 to 5: .*; its query changes/,
  );
});

test('drift is rated by the same table', () => {
  const drift = { ...changeOf({ type: LOCK, action: 'delete' }), wins: 'apply' as const, outcome: 'it is made again' };
  expect(rateDrift([drift])).toMatchObject([{ danger: 'dangerous', wins: 'apply' }]);
});

describe('the table names arguments that the provider has', () => {
  const camel = (name: string) => name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
  const declarations = (type: string) => {
    const [, provider, resource] = /^(azurerm|azuread)_(.+)$/.exec(type)!;
    const folder = `node_modules/@cdktf/provider-${provider}/lib/${resource!.replaceAll('_', '-')}`;
    return readFileSync(join(kitRoot, folder, 'index.d.ts'), 'utf8');
  };
  const named = [...weakenings].map(([type, ideas]) => [type, ideas.flatMap(({ path }) => path ?? [])] as const);

  test.each(named)('%s: %j', (type, paths) => {
    const text = declarations(type);
    const missing = paths.flatMap((path) =>
      path
        .split('.')
        .filter((step) => !text.includes(`readonly ${camel(step)}?:`) && !text.includes(`readonly ${camel(step)}:`)),
    );
    expect(missing).toEqual([]);
  });
});
