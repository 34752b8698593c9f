import { SentinelAutomationRule } from '@cdktf/provider-azurerm/lib/sentinel-automation-rule';
import {
  AUTOMATION_ACTIONS_MAX,
  AUTOMATION_CONDITIONS_MAX,
  AUTOMATION_ORDER_MAX,
  AUTOMATION_ORDER_MIN,
} from '../../lib/catalog/limits';
import type { Severity } from '../../lib/rules/read/model';
import { Construct, type IConstruct } from '../core/cdktf';
import { checkOneOf, checkPattern, checkRange, checkText, checkUuid } from '../core/checks';
import { claim } from '../core/claims';
import { resourcesIn } from '../core/dependencies';
import { clash, missing, refused, wrongCount } from '../core/errors';
import { literal } from '../core/literal';
import { readable } from '../core/logical-id';
import { severities } from '../detections/microsoft-incident-rule';
import { type AutomationCondition, checkCondition } from './automation-conditions';

/** Why an incident is closed, in the words of the provider. */
export const classifications = [
  'Undetermined',
  'BenignPositive_SuspiciousButExpected',
  'FalsePositive_IncorrectAlertLogic',
  'FalsePositive_InaccurateData',
  'TruePositive_SuspiciousActivity',
] as const;

/** Changes the incident; at least one of status, severity, owner and labels. */
export interface ChangeIncident {
  readonly do: 'changeIncident';
  readonly status?: 'New' | 'Active' | 'Closed';
  /** With, and only with, the status Closed. */
  readonly classification?: (typeof classifications)[number];
  /** Only with the status Closed. */
  readonly comment?: string;
  readonly severity?: Severity;
  /** Object id of a user or group. */
  readonly ownerId?: string;
  readonly labels?: readonly string[];
}

/** Puts a task on the incident's list. */
export interface AddTask {
  readonly do: 'addTask';
  /** At most 150 characters. */
  readonly title: string;
  /** At most 3000 characters. @default - none */
  readonly description?: string;
}

/** Runs a playbook. Sentinel needs the role Microsoft Sentinel Automation Contributor on its resource group. */
export interface RunPlaybook {
  readonly do: 'runPlaybook';
  /** Resource id of the logic app. */
  readonly logicAppId: string;
  /** GUID of its tenant. @default - that of the provider */
  readonly tenantId?: string;
}

export type AutomationAction = ChangeIncident | AddTask | RunPlaybook;

export interface AutomationRuleProps {
  /** `SentinelOnboarding.workspaceId`, or the id of a workspace that has Sentinel. */
  readonly workspaceId: string;
  /** GUID of the rule in Azure. */
  readonly name: string;
  /** At most 500 characters. */
  readonly displayName: string;
  /** Rules run in this order, 1 to 1000. */
  readonly order: number;
  /** @default true */
  readonly enabled?: boolean;
  /** Alert triggers only run playbooks. @default Incidents */
  readonly triggersOn?: 'Incidents' | 'Alerts';
  /** An update needs a condition, and exists for incidents only. @default Created */
  readonly triggersWhen?: 'Created' | 'Updated';
  /** All must hold; at most 50. @default - always */
  readonly conditions?: readonly AutomationCondition[];
  /** One to twenty, done in this order. The provider takes tasks only beside another kind of action. */
  readonly actions: readonly AutomationAction[];
  /** An RFC 3339 instant at which the rule stops. @default - never */
  readonly expiresAt?: string;
  /** Whatever the actions need: the playbook's trigger, Sentinel's role on it. @default - nothing */
  readonly after?: readonly IConstruct[];
}

/** An automation rule: what Sentinel does by itself with new or changed incidents, or with alerts. */
export class AutomationRule extends Construct {
  constructor(scope: Construct, id: string, props: AutomationRuleProps) {
    super(scope, id);
    this.check(props);
    // The provider sends one kind after the other; the numbers keep the order that was asked for.
    const numbered = props.actions.map((action, i) => ({ order: i + 1, action }));
    const of = <K extends AutomationAction['do']>(kind: K) =>
      numbered.flatMap(({ order, action }) =>
        action.do === kind ? [{ order, action: action as Extract<AutomationAction, { do: K }> }] : [],
      );
    const list = <T>(items: T[]): T[] | undefined => (items.length ? items : undefined);
    readable(
      new SentinelAutomationRule(this, 'resource', {
        name: props.name.toLowerCase(),
        logAnalyticsWorkspaceId: props.workspaceId,
        displayName: literal(props.displayName),
        order: props.order,
        enabled: props.enabled ?? true,
        triggersOn: props.triggersOn ?? 'Incidents',
        triggersWhen: props.triggersWhen ?? 'Created',
        conditionJson: props.conditions?.length ? literal(JSON.stringify(props.conditions)) : undefined,
        expiration: props.expiresAt,
        actionIncident: list(
          of('changeIncident').map(({ order, action }) => ({
            order,
            status: action.status,
            classification: action.classification,
            classificationComment: action.comment && literal(action.comment),
            severity: action.severity,
            ownerId: action.ownerId,
            labels: action.labels?.length ? action.labels.map(literal) : undefined,
          })),
        ),
        actionIncidentTask: list(
          of('addTask').map(({ order, action }) => ({
            order,
            title: literal(action.title),
            description: action.description ? literal(action.description) : undefined,
          })),
        ),
        actionPlaybook: list(
          of('runPlaybook').map(({ order, action }) => ({
            order,
            logicAppId: action.logicAppId,
            tenantId: action.tenantId,
          })),
        ),
        dependsOn: resourcesIn(props.after),
      }),
      this,
    );
  }

  private check(props: AutomationRuleProps): void {
    const { actions, conditions = [] } = props;
    checkUuid(this, 'name', props.name);
    claim(this, 'name', props.workspaceId, 'id of an automation rule', props.name);
    checkText(this, 'displayName', props.displayName, 500);
    checkRange(this, 'order', props.order, AUTOMATION_ORDER_MIN, AUTOMATION_ORDER_MAX);
    checkOneOf(this, 'triggersOn', props.triggersOn, ['Incidents', 'Alerts']);
    checkOneOf(this, 'triggersWhen', props.triggersWhen, ['Created', 'Updated']);
    checkPattern(
      this,
      'expiresAt',
      props.expiresAt,
      /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/,
      'an instant such as 2027-03-31T00:00:00Z',
    );
    if (conditions.length > AUTOMATION_CONDITIONS_MAX)
      throw wrongCount(
        this,
        'conditions',
        { min: 0, max: AUTOMATION_CONDITIONS_MAX, of: 'conditions' },
        conditions.length,
      );
    conditions.forEach((condition, i) => {
      checkCondition(this, `conditions[${i}]`, condition);
    });
    if (props.triggersWhen === 'Updated' && conditions.length === 0)
      throw missing(this, 'conditions', 'a rule for updated incidents says which updates it means');
    if (actions.length < 1 || actions.length > AUTOMATION_ACTIONS_MAX)
      throw wrongCount(this, 'actions', { min: 1, max: AUTOMATION_ACTIONS_MAX, of: 'actions' }, actions.length);
    actions.forEach((action, i) => {
      this.checkAction(`actions[${i}]`, action);
    });
    if (props.triggersOn === 'Alerts') {
      if (props.triggersWhen === 'Updated')
        throw clash(this, 'triggersWhen', 'alerts are created and never updated', "Set it to 'Created'.");
      if (actions.some((action) => action.do !== 'runPlaybook'))
        throw clash(this, 'actions', 'a rule on alerts can only run playbooks', "Set 'triggersOn' to 'Incidents'.");
    }
    if (actions.every((action) => action.do === 'addTask'))
      throw refused(
        this,
        'actions',
        'the provider takes tasks only beside another kind of action',
        'Add one that changes the incident, for instance a label.',
      );
  }

  private checkAction(property: string, action: AutomationAction): void {
    checkOneOf(this, `${property}.do`, action.do, ['changeIncident', 'addTask', 'runPlaybook']);
    if (action.do === 'addTask') {
      checkText(this, `${property}.title`, action.title, 150);
      checkText(this, `${property}.description`, action.description, 3000);
    } else if (action.do === 'runPlaybook') {
      checkPattern(
        this,
        `${property}.logicAppId`,
        action.logicAppId,
        /^\/subscriptions\/[^/]+\/resourceGroups\/[^/]+\/providers\/Microsoft\.Logic\/workflows\/[^/]+$/,
        'the resource id of a logic app',
      );
      checkUuid(this, `${property}.tenantId`, action.tenantId);
    } else this.checkChange(property, action);
  }

  private checkChange(property: string, action: ChangeIncident): void {
    checkOneOf(this, `${property}.status`, action.status, ['New', 'Active', 'Closed']);
    checkOneOf(this, `${property}.classification`, action.classification, classifications);
    checkOneOf(this, `${property}.severity`, action.severity, severities);
    checkUuid(this, `${property}.ownerId`, action.ownerId);
    if (action.status === 'Closed' && action.classification === undefined)
      throw missing(this, `${property}.classification`, 'an incident is closed with a reason');
    for (const key of ['classification', 'comment'] as const) {
      if (action.status !== 'Closed' && action[key] !== undefined)
        throw clash(this, `${property}.${key}`, 'it belongs to the status Closed', "Remove it, or set 'status'.");
    }
    const { status, severity, ownerId, labels } = action;
    if (status === undefined && severity === undefined && ownerId === undefined && !labels?.length)
      throw missing(
        this,
        `${property}.status`,
        'the action changes nothing',
        'Set status, severity, ownerId or labels.',
      );
  }
}
