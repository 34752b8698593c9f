import { SentinelAlertRuleNrt } from '@cdktf/provider-azurerm/lib/sentinel-alert-rule-nrt';
import { Construct } from '../core/cdktf';
import { validate } from '../core/checks';
import { resourcesIn } from '../core/dependencies';
import { clash, malformed } from '../core/errors';
import { readable } from '../core/logical-id';
import { checkAlertRule } from './alert-rule-checks';
import { alertRuleConfig } from './alert-rule-config';
import type { AlertRuleProps } from './scheduled-rule';

/** A near-real-time rule: it runs every minute over what has just arrived. A workspace may have 50 that are enabled. */
export class NrtRule extends Construct {
  constructor(scope: Construct, id: string, props: AlertRuleProps) {
    super(scope, id);
    const { rule, workspaceId } = props;
    validate(this, [
      rule.kind !== 'NRT' && malformed('rule.kind', "'NRT'", rule.kind, 'Use ScheduledRule for Scheduled.'),
      rule.schedule &&
        clash('rule.schedule', 'a near-real-time rule runs every minute, whatever it says', 'Remove it.'),
      ...checkAlertRule(this, workspaceId, rule, props.portal ?? 'defender'),
    ]);
    readable(
      new SentinelAlertRuleNrt(this, 'resource', {
        ...alertRuleConfig(workspaceId, rule),
        dependsOn: resourcesIn(props.after),
      }),
      this,
    );
  }
}
