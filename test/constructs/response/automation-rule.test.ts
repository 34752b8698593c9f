import type { Construct } from '../../../constructs/core/cdktf';
import { AutomationRule, type AutomationRuleProps } from '../../../constructs/response/automation-rule';
import { KIT_NAMESPACE, uuidV5 } from '../../../lib/values/uuid';
import { only, PRINCIPAL, refusal, SUBSCRIPTION, synth, WORKSPACE } from '../synth';

const logicAppId = `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg-soc/providers/Microsoft.Logic/workflows/la-contain`;
const titled = {
  conditionType: 'Property',
  conditionProperties: { propertyName: 'IncidentTitle', operator: 'Contains', propertyValues: ['token ${x}'] },
} as const;
const label = { do: 'changeIncident', labels: ['token-theft'] } as const;
const task = { do: 'addTask', title: 'Revoke the sessions' } as const;
const playbook = { do: 'runPlaybook', logicAppId } as const;
const rule: AutomationRuleProps = {
  workspaceId: WORKSPACE,
  name: '7D1C0000-1111-4222-8333-444455556666',
  displayName: 'Token theft: first steps',
  order: 10,
  conditions: [titled],
  actions: [task, label, playbook],
};

test('actions keep their order, whatever their kind', () => {
  const resources = synth((stack) => new AutomationRule(stack, 'rule', rule));
  expect(only(resources, 'azurerm_sentinel_automation_rule')).toEqual({
    name: rule.name.toLowerCase(),
    log_analytics_workspace_id: WORKSPACE,
    display_name: rule.displayName,
    order: 10,
    enabled: true,
    triggers_on: 'Incidents',
    triggers_when: 'Created',
    condition_json: JSON.stringify([titled]).replace('${', () => '$${'),
    action_incident: [{ order: 2, labels: ['token-theft'] }],
    action_incident_task: [{ order: 1, title: 'Revoke the sessions' }],
    action_playbook: [{ order: 3, logic_app_id: logicAppId }],
  });
});

test('conditions may be nested and look at changes', () => {
  const changed = {
    conditionType: 'PropertyArrayChanged',
    conditionProperties: { arrayType: 'Alerts', changeType: 'Added' },
  } as const;
  const either = {
    conditionType: 'Boolean',
    conditionProperties: { operator: 'Or', innerConditions: [titled, changed] },
  } as const;
  const resources = synth(
    (stack) => new AutomationRule(stack, 'rule', { ...rule, triggersWhen: 'Updated', conditions: [either] }),
  );
  expect(only(resources, 'azurerm_sentinel_automation_rule')).toMatchObject({ triggers_when: 'Updated' });
});

const either = (innerConditions: readonly (typeof titled)[]) =>
  ({ conditionType: 'Boolean', conditionProperties: { operator: 'Or', innerConditions } }) as const;
const condition = (propertyName: string, operator = 'Equals', propertyValues = ['x']) =>
  [{ conditionType: 'Property', conditionProperties: { propertyName, operator, propertyValues } }] as const;

test.each<[string, Partial<AutomationRuleProps>, string]>([
  ['name', { name: 'rule' }, "'name' should be a GUID"],
  ['order', { order: 0 }, "'order' should be between 1 and 1000, got 0"],
  ['no action', { actions: [] }, "'actions' should hold between 1 and 20 actions, got 0"],
  [
    'tasks alone',
    { actions: [task] },
    "'actions' is refused: the provider takes tasks only beside another kind of action",
  ],
  ['no change', { actions: [{ do: 'changeIncident', labels: [] }] }, 'the action changes nothing'],
  ['owner', { actions: [{ do: 'changeIncident', ownerId: 'ada' }] }, "'actions[0].ownerId' should be a GUID"],
  [
    'playbook',
    { actions: [{ ...playbook, logicAppId: 'la' }] },
    "'actions[0].logicAppId' should be the id of a Logic App",
  ],
  ['any update', { triggersWhen: 'Updated', conditions: [] }, 'says which updates it means'],
  [
    'property',
    { conditions: condition('Title') },
    "should be a property of incidents, alerts or entities such as IncidentTitle, got 'Title'",
  ],
  ['operator', { conditions: condition('IncidentTitle', 'Matches') }, 'should be Equals, NotEquals'],
  ['no values', { conditions: condition('IncidentTitle', 'Equals', []) }, 'should hold at least 1 values, got 0'],
  [
    'kind of condition',
    { conditions: [{ conditionType: 'Regex' } as never] },
    "'conditions[0].conditionType' should be Property",
  ],
  [
    'too many conditions',
    { conditions: Array.from({ length: 51 }, () => titled) },
    'should hold at most 50 conditions, got 51',
  ],
  ['kind of action', { actions: [{ do: 'close' } as never] }, "'actions[0].do' should be changeIncident, addTask"],
  [
    'conditions within a group',
    { conditions: [either(Array.from({ length: 51 }, () => titled))] },
    "'conditions' should hold at most 50 conditions, got 51",
  ],
  ['an empty group', { conditions: [either([])] }, "innerConditions' should hold at least 1 conditions, got 0"],
])('refuses: %s', (_, change, message) => {
  expect(refusal((stack) => new AutomationRule(stack, 'rule', { ...rule, ...change }))).toContain(message);
});

test('everything that is wrong with one call is told, each at its own property', () => {
  const long = (length: number) => 'x'.repeat(length);
  const wrong = {
    ...rule,
    displayName: long(501),
    order: 1001,
    conditions: [...condition('IncidentTitle', 'Matches', []), { conditionType: 'Regex' } as never, either([])],
    actions: [
      { do: 'addTask', title: long(151), description: long(3001) },
      { do: 'changeIncident', severity: 'Severe' as never, ownerId: 'ada' },
      { do: 'changeIncident' },
      { do: 'close', severity: 'Low' } as never,
    ],
  } as const;
  const message = refusal((stack) => new AutomationRule(stack, 'rule', wrong));
  const told = [...message.matchAll(/'([^']+)' should/g)].map(([, property]) => property);
  expect(told).toEqual([
    'displayName',
    'order',
    'conditions[0].conditionProperties.operator',
    'conditions[0].conditionProperties.propertyValues',
    'conditions[1].conditionType',
    'conditions[1].conditionProperties.propertyValues',
    'conditions[2].conditionProperties.innerConditions',
    'actions[0].title',
    'actions[0].description',
    'actions[1].severity',
    'actions[1].ownerId',
    'actions[3].do',
  ]);
  expect(message).toContain("'conditions[1].conditionType' should be Property, PropertyArrayChanged or Boolean");
  expect(message).toMatch(/'actions\[2\]\.severity'.*changes nothing/);
  expect(message).toContain("'actions[3].do' should be changeIncident, addTask or runPlaybook");
});

test('conditions within a group are refused at their own place', () => {
  const group = {
    conditionType: 'Boolean',
    conditionProperties: { operator: 'Or', innerConditions: [titled, ...condition('Title')] },
  } as const;
  expect(refusal((stack) => new AutomationRule(stack, 'rule', { ...rule, conditions: [titled, group] }))).toContain(
    "'conditions[1].conditionProperties.innerConditions[1].conditionProperties.propertyName' should be",
  );
});

test.each<[string, Partial<AutomationRuleProps>]>([
  ['an owner', { actions: [{ do: 'changeIncident', ownerId: PRINCIPAL }] }],
  ['a severity', { actions: [{ do: 'changeIncident', severity: 'Low' }] }],
  ['a label', { actions: [label] }],
  ['a task beside a playbook', { actions: [playbook, task] }],
  ['an update that meets a condition', { triggersWhen: 'Updated' }],
  ['a new incident without conditions', { conditions: [] }],
])('accepts: %s', (_, change) => {
  const resources = synth((stack) => new AutomationRule(stack, 'rule', { ...rule, ...change }));
  expect(only(resources, 'azurerm_sentinel_automation_rule')).toMatchObject({ name: rule.name.toLowerCase() });
});

test('what is not asked for is not sent, and texts are no templates of Terraform', () => {
  const actions = [
    task,
    { ...label, labels: ['${a}'] },
    { do: 'addTask', title: '${b}', description: '${c}' },
  ] as const;
  const resources = synth(
    (stack) => new AutomationRule(stack, 'rule', { ...rule, displayName: '${d}', conditions: [], actions }),
  );
  expect(only(resources, 'azurerm_sentinel_automation_rule')).toEqual({
    name: rule.name.toLowerCase(),
    log_analytics_workspace_id: WORKSPACE,
    display_name: '$${d}',
    order: 10,
    enabled: true,
    triggers_on: 'Incidents',
    triggers_when: 'Created',
    action_incident: [{ order: 2, labels: ['$${a}'] }],
    action_incident_task: [
      { order: 1, title: 'Revoke the sessions' },
      { order: 3, title: '$${b}', description: '$${c}' },
    ],
  });
});

test('a rule waits for what its conditions name: everything that those constructs make', () => {
  const resources = synth((stack) => {
    const named = ['one', 'two'].map(
      (id, n) => new AutomationRule(stack, id, { ...rule, name: uuidV5(KIT_NAMESPACE, String(n)) }),
    );
    new AutomationRule(stack, 'rule', { ...rule, after: named });
  });
  const { rule: waiting, one } = resources.azurerm_sentinel_automation_rule!;
  expect(waiting!.depends_on).toEqual(['azurerm_sentinel_automation_rule.one', 'azurerm_sentinel_automation_rule.two']);
  expect(one).not.toHaveProperty('depends_on');
});

test('two rules of one workspace have ids of their own', () => {
  const twice = (stack: Construct) => {
    for (const id of ['one', 'two']) new AutomationRule(stack, id, rule);
  };
  expect(refusal(twice)).toMatch(/'name'.*id of an automation rule/);
});

test('an incident can be given to someone, with another severity', () => {
  const change = { do: 'changeIncident', ownerId: PRINCIPAL, severity: 'Low' } as const;
  const resources = synth((stack) => new AutomationRule(stack, 'rule', { ...rule, actions: [change] }));
  expect(only(resources, 'azurerm_sentinel_automation_rule').action_incident).toEqual([
    { order: 1, owner_id: PRINCIPAL, severity: 'Low' },
  ]);
});

test('a workspace takes 512 automation rules', () => {
  const make = (count: number) => (stack: Construct) => {
    for (let n = 0; n < count; n++)
      new AutomationRule(stack, `rule${n}`, { ...rule, name: uuidV5(KIT_NAMESPACE, String(n)) });
  };
  expect(Object.keys(synth(make(512)).azurerm_sentinel_automation_rule!)).toHaveLength(512);
  expect(refusal(make(513))).toContain("'name' should hold at most 512 automation rules, got 513");
});
