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
  ['tasks alone', { actions: [task] }, 'takes tasks only beside another kind of action'],
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
