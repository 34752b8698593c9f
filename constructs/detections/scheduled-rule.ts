import { SentinelAlertRuleScheduled } from '@cdktf/provider-azurerm/lib/sentinel-alert-rule-scheduled';
import type { Portal } from '../../lib/catalog/clouds';
import type { AlertRule } from '../../lib/rules/read/model';
import { isoDuration } from '../../lib/values/duration';
import { Construct, type IConstruct } from '../core/cdktf';
import { validate } from '../core/checks';
import { resourcesIn } from '../core/dependencies';
import { malformed, missing } from '../core/errors';
import { readable } from '../core/logical-id';
import { checkAlertRule } from './alert-rule-checks';
import { alertRuleConfig } from './alert-rule-config';

export interface AlertRuleProps {
  /** `SentinelOnboarding.workspaceId`, or the id of a workspace that has Sentinel. */
  readonly workspaceId: string;
  /** What the rule does, in the words of the Sentinel API; made from a rule file or in code. */
  readonly rule: AlertRule;
  /** Decides what the rule may ask of incidents. @default defender */
  readonly portal?: Portal;
  /** Whatever the query calls: functions, watchlists. @default - nothing */
  readonly after?: readonly IConstruct[];
}

/** An analytic rule that runs on a schedule. */
export class ScheduledRule extends Construct {
  constructor(scope: Construct, id: string, props: AlertRuleProps) {
    super(scope, id);
    const { rule, workspaceId } = props;
    validate(this, [
      rule.kind !== 'Scheduled' && malformed('rule.kind', "'Scheduled'", rule.kind, 'Use NrtRule for NRT.'),
      !rule.schedule && missing('rule.schedule', 'a scheduled rule runs on a schedule'),
      ...checkAlertRule(this, workspaceId, rule, props.portal ?? 'defender'),
    ]);
    const { frequency, period, operator, threshold } = rule.schedule!;
    readable(
      new SentinelAlertRuleScheduled(this, 'resource', {
        ...alertRuleConfig(workspaceId, rule),
        queryFrequency: isoDuration(frequency),
        queryPeriod: isoDuration(period),
        triggerOperator: operator,
        triggerThreshold: threshold,
        dependsOn: resourcesIn(props.after),
      }),
      this,
    );
  }
}
