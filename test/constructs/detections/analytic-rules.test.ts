import { NrtRule } from '../../../constructs/detections/nrt-rule';
import { ScheduledRule } from '../../../constructs/detections/scheduled-rule';
import type { AlertRule } from '../../../lib/rules/read/model';
import { goodGrouping, goodRule } from '../rule';
import { only, refusal, synth, WORKSPACE } from '../synth';

const scheduled = (rule: Partial<AlertRule> = {}, portal?: 'azure' | 'defender') =>
  only(
    synth(
      (stack) => new ScheduledRule(stack, 'rule', { workspaceId: WORKSPACE, portal, rule: { ...goodRule, ...rule } }),
    ),
    'azurerm_sentinel_alert_rule_scheduled',
  );

test('a scheduled rule says everything that the service would echo', () => {
  expect(scheduled()).toEqual({
    name: goodRule.id,
    log_analytics_workspace_id: WORKSPACE,
    display_name: goodRule.displayName,
    description: goodRule.description,
    severity: 'Medium',
    enabled: true,
    query: goodRule.query,
    query_frequency: 'PT1H',
    query_period: 'P1D',
    trigger_operator: 'GreaterThan',
    trigger_threshold: 0,
    suppression_enabled: false,
    tactics: ['CredentialAccess'],
    techniques: ['T1528'],
    event_grouping: { aggregation_method: 'SingleAlert' },
    incident: {
      create_incident_enabled: true,
      grouping: {
        enabled: false,
        lookback_duration: 'PT5M',
        reopen_closed_incidents: false,
        entity_matching_method: 'AnyAlert',
      },
    },
    entity_mapping: [
      { entity_type: 'Account', field_mapping: [{ identifier: 'FullName', column_name: 'UserPrincipalName' }] },
    ],
    custom_details: { Application: 'AppDisplayName' },
  });
});

test('suppression, grouping and alert details reach the rule', () => {
  const rule = scheduled({
    suppression: 5 * 3600,
    eventGrouping: 'AlertPerResult',
    incident: {
      create: true,
      grouping: { ...goodGrouping, matching: 'Selected', byEntities: ['Account'], byCustomDetails: ['Application'] },
    },
    alertDetails: {
      displayNameFormat: 'Token of {{UserPrincipalName}} used again',
      severityColumn: 'Level',
      dynamicProperties: [{ name: 'SubTechniques', column: 'Sub' }],
    },
    sentinelEntityMappings: ['Entities'],
  });
  expect(rule).toMatchObject({
    suppression_enabled: true,
    suppression_duration: 'PT5H',
    event_grouping: { aggregation_method: 'AlertPerResult' },
    incident: {
      grouping: {
        enabled: true,
        lookback_duration: 'PT5H',
        entity_matching_method: 'Selected',
        by_entities: ['Account'],
        by_custom_details: ['Application'],
      },
    },
    alert_details_override: [
      {
        display_name_format: 'Token of {{UserPrincipalName}} used again',
        severity_column_name: 'Level',
        dynamic_property: [{ name: 'SubTechniques', value: 'Sub' }],
      },
    ],
    sentinel_entity_mapping: [{ column_name: 'Entities' }],
  });
});

test('texts arrive as written', () => {
  const rule = scheduled({ query: 'T | extend x = "${y} %{z}"', description: '' });
  expect(rule.query).toBe('T | extend x = "$${y} %%{z}"');
  expect(rule).not.toHaveProperty('description');
});

test('a rule waits for what its query calls', () => {
  const resources = synth((stack) => {
    const first = new ScheduledRule(stack, 'first', { workspaceId: WORKSPACE, rule: goodRule });
    const rule = { ...goodRule, id: '9c0d1b8e-7f53-4f0e-9a34-0b1d2c3e4f51', displayName: 'second' };
    new ScheduledRule(stack, 'second', { workspaceId: WORKSPACE, rule, after: [first] });
  });
  expect(resources.azurerm_sentinel_alert_rule_scheduled!.second!.depends_on).toEqual([
    'azurerm_sentinel_alert_rule_scheduled.first',
  ]);
});

test('what the Azure portal still has may be asked for there', () => {
  const grouping = { ...goodGrouping, reopenClosed: true };
  expect(scheduled({ incident: { create: false, grouping } }, 'azure')).toMatchObject({
    incident: { create_incident_enabled: false, grouping: { reopen_closed_incidents: true } },
  });
});

const field = { identifier: 'FullName', column: 'Upn' };
const account = { entityType: 'Account', fields: [field] };
const schedule = goodRule.schedule!;

test.each<[string, Partial<AlertRule>, string]>([
  [
    'gaps between runs',
    { schedule: { ...schedule, frequency: 86400, period: 3600 } },
    'runs every 1d and looks back 1h',
  ],
  ['too frequent', { schedule: { ...schedule, frequency: 60 } }, 'should be whole minutes between 5m and 14d'],
  [
    'too long',
    { schedule: { ...schedule, period: 15 * 86400 } },
    "'rule.schedule.period' should be whole minutes between 5m and 14d, got '15d'",
  ],
  [
    'long look-back, short step',
    { schedule: { ...schedule, frequency: 300, period: 2 * 86400 } },
    'may run once an hour at most, not every 5m',
  ],
  ['suppression below the step', { suppression: 1800 }, 'a suppression of 30m has no effect'],
  ['suppression too long', { suppression: 25 * 3600 }, 'should be whole minutes between 5m and 1d'],
  [
    'threshold',
    { schedule: { ...schedule, threshold: 10001 } },
    "'rule.schedule.threshold' should be between 0 and 10000, got 10001",
  ],
  ['no schedule', { schedule: undefined }, "'rule.schedule' is missing"],
  ['wrong kind', { kind: 'NRT' }, 'Use NrtRule for NRT.'],
  ['id', { id: 'rule-1' }, "'rule.id' should be a GUID"],
  ['empty query', { query: ' ' }, "'rule.query' should be a text that is not empty"],
  ['long query', { query: 'T'.repeat(10001) }, "'rule.query' should have at most 10000 characters, got 10001"],
  ['search *', { query: 'search * | take 1' }, "the service takes no 'search *'"],
  ['sub-technique', { techniques: ['T1078.004'] }, 'fold T1078.004 into T1078'],
  ['severity', { severity: 'Critical' as never }, "'rule.severity' should be High"],
  [
    'eleven entities',
    { entityMappings: Array.from({ length: 11 }, () => account) },
    'should hold 0 to 10 entity mappings of a Scheduled rule, got 11',
  ],
  [
    'entity type',
    { entityMappings: [{ ...account, entityType: 'User' }] },
    "should be types of Sentinel entities, got 'User'",
  ],
  [
    'identifier',
    { entityMappings: [{ ...account, fields: [{ ...field, identifier: 'Upn' }] }] },
    "'rule.entityMappings.Account' should be",
  ],
  [
    'four fields',
    { entityMappings: [{ ...account, fields: [field, field, field, field] }] },
    'should hold 1 to 3 field mappings, got 4',
  ],
  ['identifier twice', { entityMappings: [{ ...account, fields: [field, field] }] }, 'map one identifier twice'],
  ['detail name', { customDetails: { 'App Name': 'App' } }, "should be names of letters, digits and _, got 'App Name'"],
  ['detail column', { customDetails: { App: '' } }, 'a detail comes from a column'],
  [
    'too many details',
    { customDetails: Object.fromEntries(Array.from({ length: 21 }, (_, i) => [`d${i}`, 'x'])) },
    'got 21',
  ],
  [
    'four columns',
    { alertDetails: { displayNameFormat: '{{a}}{{b}}{{c}}{{d}}', dynamicProperties: [] } },
    'should hold 0 to 3 columns in {{ }}, got 4',
  ],
  [
    'lookback',
    { incident: { create: true, grouping: { ...goodGrouping, lookback: 8 * 86400 } } },
    'should be whole minutes between 5m and 7d',
  ],
  [
    'nothing selected',
    { incident: { create: true, grouping: { ...goodGrouping, matching: 'Selected' } } },
    "matching 'Selected' groups by something",
  ],
  [
    'unmapped entity',
    { incident: { create: true, grouping: { ...goodGrouping, matching: 'Selected', byEntities: ['IP'] } } },
    'groups by IP and maps no such entity',
  ],
  [
    'unknown detail',
    { incident: { create: true, grouping: { ...goodGrouping, byCustomDetails: ['Who'] } } },
    'the custom detail Who, which it has not',
  ],
  ['no incident', { incident: { create: false } }, 'the alerts of a rule that creates no incident reach nobody'],
  [
    'reopening',
    { incident: { create: true, grouping: { ...goodGrouping, reopenClosed: true } } },
    'does not reopen closed incidents',
  ],
])('refuses a rule: %s', (_, change, message) => {
  expect(
    refusal((stack) => new ScheduledRule(stack, 'rule', { workspaceId: WORKSPACE, rule: { ...goodRule, ...change } })),
  ).toContain(message);
});

test('a near-real-time rule has no schedule and always says how it groups events', () => {
  const rule: AlertRule = { ...goodRule, kind: 'NRT', schedule: undefined };
  const resources = synth((stack) => new NrtRule(stack, 'rule', { workspaceId: WORKSPACE, rule }));
  const found = only(resources, 'azurerm_sentinel_alert_rule_nrt');
  expect(found).toMatchObject({ name: goodRule.id, event_grouping: { aggregation_method: 'SingleAlert' } });
  expect(Object.keys(found).filter((key) => /^(query_|trigger_)/.test(key))).toEqual([]);
});

test.each<[string, Partial<AlertRule>, string]>([
  ['a schedule', {}, 'runs every minute, whatever it says'],
  ['another kind', { kind: 'Scheduled' }, 'Use ScheduledRule for Scheduled.'],
  [
    'six entities',
    { schedule: undefined, entityMappings: Array.from({ length: 6 }, () => account) },
    'should hold 0 to 5 entity mappings of a NRT rule, got 6',
  ],
])('refuses a near-real-time rule with %s', (_, change, message) => {
  const rule: AlertRule = { ...goodRule, kind: 'NRT', ...change };
  expect(refusal((stack) => new NrtRule(stack, 'rule', { workspaceId: WORKSPACE, rule }))).toContain(message);
});
