import { AutomationRule, type AutomationRuleProps } from '../../../constructs/response/automation-rule';
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

const condition = (propertyName: string, operator = 'Equals', propertyValues = ['x']) =>
  [{ conditionType: 'Property', conditionProperties: { propertyName, operator, propertyValues } }] as const;

test.each<[string, Partial<AutomationRuleProps>, string]>([
  ['name', { name: 'rule' }, "'name' should be a GUID"],
  ['order', { order: 0 }, "'order' should be between 1 and 1000, got 0"],
  ['no action', { actions: [] }, "'actions' should hold 1 to 20 actions, got 0"],
  ['tasks alone', { actions: [task] }, 'takes tasks only beside another kind of action'],
  ['closing', { actions: [{ do: 'changeIncident', status: 'Closed' }] }, 'an incident is closed with a reason'],
  ['classifying', { actions: [{ ...label, classification: 'Undetermined' }] }, 'it belongs to the status Closed'],
  ['a comment', { actions: [{ ...label, comment: 'done' }] }, "'actions[0].comment' is wrong here"],
  ['no change', { actions: [{ do: 'changeIncident', labels: [] }] }, 'the action changes nothing'],
  ['owner', { actions: [{ do: 'changeIncident', ownerId: 'ada' }] }, "'actions[0].ownerId' should be a GUID"],
  [
    'playbook',
    { actions: [{ ...playbook, logicAppId: 'la' }] },
    "'actions[0].logicAppId' should be the resource id of a logic app",
  ],
  [
    'alerts that change',
    { triggersOn: 'Alerts', triggersWhen: 'Updated', actions: [playbook] },
    'alerts are created and never updated',
  ],
  ['labels on alerts', { triggersOn: 'Alerts' }, 'a rule on alerts can only run playbooks'],
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
    'should hold 0 to 50 conditions, got 51',
  ],
  ['expiry', { expiresAt: 'soon' }, "'expiresAt' should be an instant such as"],
])('refuses: %s', (_, change, message) => {
  expect(refusal((stack) => new AutomationRule(stack, 'rule', { ...rule, ...change }))).toContain(message);
});

test('an incident can be closed with a reason and given to someone', () => {
  const close = {
    do: 'changeIncident',
    status: 'Closed',
    classification: 'BenignPositive_SuspiciousButExpected',
    comment: 'drill',
    ownerId: PRINCIPAL,
    severity: 'Low',
  } as const;
  const resources = synth((stack) => new AutomationRule(stack, 'rule', { ...rule, actions: [close] }));
  expect(only(resources, 'azurerm_sentinel_automation_rule').action_incident).toEqual([
    {
      order: 1,
      status: 'Closed',
      classification: close.classification,
      classification_comment: 'drill',
      owner_id: PRINCIPAL,
      severity: 'Low',
    },
  ]);
});
