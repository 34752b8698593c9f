import type { Construct } from '../../../constructs/core/cdktf';
import { NrtRule } from '../../../constructs/detections/nrt-rule';
import { ScheduledRule } from '../../../constructs/detections/scheduled-rule';
import type { AlertRule } from '../../../lib/rules/read/model';
import { goodGrouping, goodRule } from '../rule';
import { only, refusal, synth, WORKSPACE } from '../synth';

const field = { identifier: 'FullName', column: 'Upn' };
const account = { entityType: 'Account', fields: [field] };
const schedule = goodRule.schedule!;

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

test('everything of alert details and of the template reaches the rule, and texts are no templates of Terraform', () => {
  const template = { id: '7d1c0000-1111-4222-8333-444455556666', version: '1.0.0' };
  const rule = scheduled({
    displayName: '${name}',
    description: '${about}',
    alertDetails: {
      displayNameFormat: '${title}',
      descriptionFormat: '${text}',
      severityColumn: '${s}',
      tacticsColumn: '${t}',
      dynamicProperties: [{ name: 'SubTechniques', column: '${p}' }],
    },
    entityMappings: [{ ...account, fields: [{ ...field, column: '${e}' }] }],
    sentinelEntityMappings: ['${m}'],
    customDetails: { App: '${c}' },
    incident: {
      create: true,
      grouping: { ...goodGrouping, matching: 'Selected', byAlertDetails: ['Severity'], byCustomDetails: ['App'] },
    },
    template,
  });
  expect(rule).toMatchObject({
    display_name: '$${name}',
    description: '$${about}',
    alert_details_override: [
      {
        display_name_format: '$${title}',
        description_format: '$${text}',
        severity_column_name: '$${s}',
        tactics_column_name: '$${t}',
        dynamic_property: [{ name: 'SubTechniques', value: '$${p}' }],
      },
    ],
    entity_mapping: [{ field_mapping: [{ column_name: '$${e}' }] }],
    sentinel_entity_mapping: [{ column_name: '$${m}' }],
    custom_details: { App: '$${c}' },
    incident: { grouping: { by_alert_details: ['Severity'], by_custom_details: ['App'] } },
    alert_rule_template_guid: template.id,
    alert_rule_template_version: '1.0.0',
  });
});

test('what a rule does not have is not sent', () => {
  const rule = scheduled({
    tactics: [],
    techniques: [],
    entityMappings: [],
    customDetails: {},
    alertDetails: { displayNameFormat: 'A title', dynamicProperties: [] },
    incident: { create: true, grouping: goodGrouping },
    enabled: false,
  });
  expect(rule.enabled).toBe(false);
  const absent = ['tactics', 'techniques', 'entity_mapping', 'sentinel_entity_mapping', 'custom_details'];
  const template = ['alert_rule_template_guid', 'alert_rule_template_version', 'suppression_duration', 'depends_on'];
  expect(Object.keys(rule).filter((key) => [...absent, ...template].includes(key))).toEqual([]);
  expect(rule.alert_details_override).toEqual([{ display_name_format: 'A title' }]);
  expect(rule.incident).toEqual({
    create_incident_enabled: true,
    grouping: {
      enabled: true,
      lookback_duration: 'PT5H',
      reopen_closed_incidents: false,
      entity_matching_method: 'AllEntities',
    },
  });
});

describe('a workspace', () => {
  const uuid = (n: number) => `9c0d1b8e-7f53-4f0e-9a34-${String(n).padStart(12, '0')}`;
  const make =
    (count: number, change: Partial<AlertRule> = {}) =>
    (stack: Construct) => {
      for (let n = 0; n < count; n++) {
        const rule = { ...goodRule, id: uuid(n), displayName: `Rule ${n}`, ...change };
        const props = { workspaceId: WORKSPACE, rule };
        if (rule.kind === 'NRT') new NrtRule(stack, `rule${n}`, props);
        else new ScheduledRule(stack, `rule${n}`, props);
      }
    };
  const nrt = { kind: 'NRT', schedule: undefined } as const;

  test('takes 50 near-real-time rules that are enabled, and any number that are not', () => {
    expect(Object.keys(synth(make(50, nrt)).azurerm_sentinel_alert_rule_nrt!)).toHaveLength(50);
    expect(refusal(make(51, nrt))).toMatch(/'rule.enabled' should hold at most 50 .*, got 51/);
    expect(Object.keys(synth(make(51, { ...nrt, enabled: false })).azurerm_sentinel_alert_rule_nrt!)).toHaveLength(51);
  });

  test('takes 512 rules that are enabled', () => {
    expect(refusal(make(513))).toMatch(/'rule.enabled' should hold at most 512 .*, got 513/);
  });

  test('takes each id and each name once', () => {
    expect(refusal(make(2, { id: uuid(1) }))).toMatch(/'rule.id'.*id of an analytic rule/);
    expect(refusal(make(2, { displayName: 'One' }))).toMatch(/'rule.displayName'.*name of an analytic rule/);
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

test.each<[string, Partial<AlertRule>, string]>([
  [
    'gaps between runs',
    { schedule: { ...schedule, frequency: 86400, period: 3600 } },
    "'rule.schedule.frequency' (1d) should be at most 'rule.schedule.period' (1h)",
  ],
  [
    'too frequent',
    { schedule: { ...schedule, frequency: 60 } },
    "'rule.schedule.frequency' should be between 5m and 14d, got 1m",
  ],
  [
    'too long',
    { schedule: { ...schedule, period: 15 * 86400 } },
    "'rule.schedule.period' should be between 5m and 14d, got 15d",
  ],
  [
    'long look-back, short step',
    { schedule: { ...schedule, frequency: 300, period: 2 * 86400 } },
    "'rule.schedule.frequency' should be at least 1h when 'rule.schedule.period' is at least 2d (it is 2d), got 5m",
  ],
  [
    'suppression below the step',
    { suppression: 1800 },
    "'rule.suppression' (30m) should be at least 'rule.schedule.frequency' (1h)",
  ],
  ['suppression too long', { suppression: 25 * 3600 }, "'rule.suppression' should be between 5m and 1d, got 1d 1h"],
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
  ['empty name', { displayName: ' ' }, "'rule.displayName' should be a text that is not empty"],
  [
    'operator',
    { schedule: { ...schedule, operator: 'Above' as never } },
    "'rule.schedule.operator' should be GreaterThan",
  ],
  [
    'matching',
    { incident: { create: true, grouping: { ...goodGrouping, matching: 'Some' as never } } },
    "'rule.incident.grouping.matching' should be",
  ],
  [
    'alert detail',
    { incident: { create: true, grouping: { ...goodGrouping, byAlertDetails: ['Title' as never] } } },
    "'rule.incident.grouping.byAlertDetails' should be",
  ],
  [
    'eleven entities',
    { entityMappings: Array.from({ length: 11 }, () => account) },
    "'rule.entityMappings' is wrong: there should be at most 10 entity mappings, got 11",
  ],
  [
    'entity type',
    { entityMappings: [{ ...account, entityType: 'User' }] },
    "'rule.entityMappings[0].entityType' is wrong: the entity type 'User' is not known",
  ],
  [
    'identifier',
    { entityMappings: [{ ...account, fields: [{ ...field, identifier: 'Upn' }] }] },
    "'rule.entityMappings[0].fields[0].identifier' is wrong: 'Upn' is not an identifier of 'Account'",
  ],
  [
    'four fields',
    { entityMappings: [{ ...account, fields: [field, field, field, field] }] },
    "there should be at most 3 identifiers in the 'Account' entity mapping, got 4",
  ],
  [
    'identifier twice',
    { entityMappings: [{ ...account, fields: [field, field] }] },
    "the identifier 'FullName' stands twice in one 'Account' entity mapping",
  ],
  [
    'detail name',
    { customDetails: { 'App Name': 'App' } },
    "should be 1 to 20 letters, digits and _, beginning with a letter, got 'App Name'",
  ],
  ['detail named like a setting', { customDetails: { 'name ': 'App' } }, "'rule.customDetails.name ' is wrong"],
  ['detail column', { customDetails: { App: '' } }, 'a detail comes from a column'],
  [
    'too many details',
    { customDetails: Object.fromEntries(Array.from({ length: 21 }, (_, i) => [`d${i}`, 'x'])) },
    'got 21',
  ],
  [
    'four columns',
    { alertDetails: { displayNameFormat: '{{a}}{{b}}{{c}}{{d}}', dynamicProperties: [] } },
    "'rule.alertDetails.displayNameFormat' should use at most 3 {{columns}}, got 4",
  ],
  [
    'lookback',
    { incident: { create: true, grouping: { ...goodGrouping, lookback: 8 * 86400 } } },
    "'rule.incident.grouping.lookback' should be between 5m and 7d, got 8d",
  ],
  [
    'nothing selected',
    { incident: { create: true, grouping: { ...goodGrouping, matching: 'Selected' } } },
    "'matchingMethod: Selected' needs at least one entity",
  ],
  [
    'unmapped entity',
    { incident: { create: true, grouping: { ...goodGrouping, matching: 'Selected', byEntities: ['IP'] } } },
    "incidents are grouped by the entity 'IP', which the rule does not map",
  ],
  [
    'unknown detail',
    { incident: { create: true, grouping: { ...goodGrouping, byCustomDetails: ['Who'] } } },
    "incidents are grouped by the custom detail 'Who', which is not in 'customDetails'",
  ],
  ['half a minute', { schedule: { ...schedule, period: 3630 } }, "'rule.schedule.period' should be whole minutes"],
  ['empty mapping', { entityMappings: [{ ...account, fields: [] }] }, "the 'Account' entity mapping has no"],
  ['no column', { entityMappings: [{ ...account, fields: [{ ...field, column: '' }] }] }, 'a field maps an identifier'],
  ['technique of another tactic', { techniques: ['T1566'] }, 'the rule has none of them'],
  ['template', { template: { version: '1.0.0' } }, "'rule.template.version' needs 'rule.template.id' as well"],
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

test('all that is wrong with a rule is said together, each with its property', () => {
  const rule = {
    ...goodRule,
    id: 'rule-1',
    schedule: { ...schedule, threshold: -1 },
    customDetails: { 'App Name': 'x' },
  };
  expect(refusal((stack) => new ScheduledRule(stack, 'rule', { workspaceId: WORKSPACE, rule })).split('\n')).toEqual([
    expect.stringContaining("stack/rule: 'rule.id' should be a GUID"),
    expect.stringContaining("stack/rule: 'rule.schedule.threshold' should be between 0 and 10000, got -1."),
    expect.stringContaining("stack/rule: 'rule.customDetails.App Name' is wrong: the name of a custom detail"),
  ]);
});

test('a near-real-time rule has no schedule and always says how it groups events', () => {
  const rule: AlertRule = { ...goodRule, kind: 'NRT', schedule: undefined };
  const resources = synth((stack) => new NrtRule(stack, 'rule', { workspaceId: WORKSPACE, rule }));
  const found = only(resources, 'azurerm_sentinel_alert_rule_nrt');
  expect(found).toMatchObject({ name: goodRule.id, event_grouping: { aggregation_method: 'SingleAlert' } });
  expect(Object.keys(found).filter((key) => /^(query_|trigger_)/.test(key))).toEqual([]);
});

test('a near-real-time rule waits for what its query calls', () => {
  const rule: AlertRule = { ...goodRule, kind: 'NRT', schedule: undefined };
  const resources = synth((stack) => {
    const called = { ...goodRule, id: '9c0d1b8e-7f53-4f0e-9a34-0b1d2c3e4f51', displayName: 'called' };
    const first = new ScheduledRule(stack, 'first', { workspaceId: WORKSPACE, rule: called });
    new NrtRule(stack, 'rule', { workspaceId: WORKSPACE, rule, after: [first] });
  });
  expect(only(resources, 'azurerm_sentinel_alert_rule_nrt').depends_on).toEqual([
    'azurerm_sentinel_alert_rule_scheduled.first',
  ]);
});

test.each<[string, Partial<AlertRule>, string]>([
  ['a schedule', {}, 'runs every minute, whatever it says'],
  ['another kind', { kind: 'Scheduled' }, 'Use ScheduledRule for Scheduled.'],
  [
    'another workspace',
    { schedule: undefined, query: "workspace('x').SigninLogs" },
    "'rule.query' is wrong: a rule of kind NRT cannot read other workspaces",
  ],
  [
    'six entities',
    { schedule: undefined, entityMappings: Array.from({ length: 6 }, () => account) },
    'there should be at most 5 entity mappings in a rule of kind NRT, got 6',
  ],
])('refuses a near-real-time rule with %s', (_, change, message) => {
  const rule: AlertRule = { ...goodRule, kind: 'NRT', ...change };
  expect(refusal((stack) => new NrtRule(stack, 'rule', { workspaceId: WORKSPACE, rule }))).toContain(message);
});

test('a disabled rule need not create incidents in the Defender portal', () => {
  expect(scheduled({ enabled: false, incident: { create: false } }, 'defender')).toMatchObject({ enabled: false });
});
