import { SentinelAutomationRule } from '@cdktf/provider-azurerm/lib/sentinel-automation-rule';
import { automationBounds, automationForms, conditionOperators } from '../../lib/catalog/bounds/automation';
import { severities } from '../../lib/catalog/bounds/rules';
import { countConditions } from '../../lib/rules/kinds/automation/conditions';
import type { ApiAction, ApiCondition } from '../../lib/rules/kinds/automation/model';
import { Construct, type IConstruct } from '../core/cdktf';
import {
  type Check,
  checkCount,
  checkForm,
  checkGuid,
  checkOneOf,
  checkRange,
  checkText,
  validate,
} from '../core/checks';
import { claim, countUp } from '../core/claims';
import { resourcesIn } from '../core/dependencies';
import { missing, refused } from '../core/errors';
import { literal } from '../core/literal';
import { readable } from '../core/logical-id';

export interface AutomationRuleProps {
  /** `SentinelOnboarding.workspaceId`, or the id of a workspace that has Sentinel. */
  readonly workspaceId: string;
  /** GUID of the rule in Azure. */
  readonly name: string;
  /** At most 500 characters. */
  readonly displayName: string;
  /** Rules run in this order, 1 to 1000. */
  readonly order: number;
  /** Of incidents. An update needs a condition. @default Created */
  readonly triggersWhen?: 'Created' | 'Updated';
  /** All must hold; at most 50, those within groups counted. @default - always */
  readonly conditions?: readonly ApiCondition[];
  /**
   * One to twenty, done in this order; the provider takes tasks only beside another kind of action. To run a playbook,
   * Sentinel needs the role Microsoft Sentinel Automation Contributor on its resource group.
   */
  readonly actions: readonly ApiAction[];
  /** Whatever the conditions name: analytic rules. @default - nothing */
  readonly after?: readonly IConstruct[];
}

/** An automation rule: what Sentinel does by itself with new or changed incidents. */
export class AutomationRule extends Construct {
  constructor(scope: Construct, id: string, props: AutomationRuleProps) {
    super(scope, id);
    const { name, workspaceId, triggersWhen = 'Created', conditions = [], actions } = props;
    validate(this, [
      checkGuid('name', name),
      claim(this, 'name', workspaceId, 'id of an automation rule', name),
      countUp(this, 'name', workspaceId, automationBounds.rules),
      checkText('displayName', props.displayName, automationBounds.displayName),
      checkRange('order', props.order, automationBounds.order),
      checkCount('conditions', countConditions(conditions), automationBounds.conditions),
      ...conditions.flatMap((condition, i) => checkCondition(`conditions[${i}]`, condition)),
      triggersWhen === 'Updated' &&
        conditions.length === 0 &&
        missing('conditions', 'a rule for updated incidents says which updates it means'),
      checkCount('actions', actions.length, automationBounds.actions),
      ...actions.flatMap((action, i) => checkAction(`actions[${i}]`, action)),
      actions.length > 0 &&
        actions.every((action) => action.do === 'addTask') &&
        refused(
          'actions',
          'the provider takes tasks only beside another kind of action',
          'Add one that changes the incident, for instance a label.',
        ),
    ]);
    // The provider sends one kind after the other; the numbers keep the order that was asked for.
    const all = <K extends ApiAction['do'], T>(kind: K, make: (action: Extract<ApiAction, { do: K }>) => T) => {
      const made = actions.flatMap((action, i) => (isA(kind, action) ? [{ order: i + 1, ...make(action) }] : []));
      return made.length ? made : undefined;
    };
    readable(
      new SentinelAutomationRule(this, 'resource', {
        name: name.toLowerCase(),
        logAnalyticsWorkspaceId: workspaceId,
        displayName: literal(props.displayName),
        order: props.order,
        enabled: true,
        triggersOn: 'Incidents',
        triggersWhen,
        conditionJson: conditions.length ? literal(JSON.stringify(conditions)) : undefined,
        actionIncident: all('changeIncident', ({ severity, ownerId, labels }) => ({
          severity,
          ownerId,
          labels: labels?.length ? labels.map(literal) : undefined,
        })),
        actionIncidentTask: all('addTask', ({ title, description }) => ({
          title: literal(title),
          description: description ? literal(description) : undefined,
        })),
        actionPlaybook: all('runPlaybook', ({ logicAppId }) => ({ logicAppId })),
        dependsOn: resourcesIn(props.after),
      }),
      this,
    );
  }
}

const isA = <K extends ApiAction['do']>(kind: K, action: ApiAction): action is Extract<ApiAction, { do: K }> =>
  action.do === kind;

function checkAction(property: string, action: ApiAction): Check[] {
  switch (action.do) {
    case 'addTask':
      return [
        checkText(`${property}.title`, action.title, automationBounds.taskTitle),
        checkText(`${property}.description`, action.description, automationBounds.taskDescription),
      ];
    case 'runPlaybook':
      return [checkForm(`${property}.logicAppId`, action.logicAppId, automationForms.logicAppId)];
    default: {
      const { severity, ownerId, labels } = action;
      return [
        checkOneOf(`${property}.do`, action.do, ['changeIncident', 'addTask', 'runPlaybook']),
        checkOneOf(`${property}.severity`, severity, severities),
        checkGuid(`${property}.ownerId`, ownerId),
        severity === undefined &&
          ownerId === undefined &&
          !labels?.length &&
          missing(`${property}.severity`, 'the action changes nothing', 'Set severity, ownerId or labels.'),
      ];
    }
  }
}

/** What of a condition the provider takes during the plan and the service refuses. */
function checkCondition(property: string, condition: ApiCondition): Check[] {
  const inner = `${property}.conditionProperties`;
  if (condition.conditionType === 'Boolean') {
    const { innerConditions } = condition.conditionProperties;
    return [
      checkCount(`${inner}.innerConditions`, innerConditions.length, automationBounds.innerConditions),
      ...innerConditions.flatMap((each, i) => checkCondition(`${inner}.innerConditions[${i}]`, each)),
    ];
  }
  if (condition.conditionType === 'PropertyArrayChanged') return [];
  const { conditionType, conditionProperties } = condition;
  const { propertyName, operator, propertyValues = [] } = conditionProperties ?? {};
  return [
    checkOneOf(`${property}.conditionType`, conditionType, ['Property', 'PropertyArrayChanged', 'Boolean']),
    checkForm(`${inner}.propertyName`, propertyName, automationForms.conditionProperty),
    checkOneOf(`${inner}.operator`, operator, conditionOperators),
    checkCount(`${inner}.propertyValues`, propertyValues.length, automationBounds.values),
  ];
}
