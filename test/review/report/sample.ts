import { controls } from '../../../lib/review/controls';
import { type Review, review } from '../../../lib/review/review';
import type { Suppression } from '../../../lib/review/suppressions';
import { goodWorld } from '../good-world';
import { configurationOf } from '../world';

/** A text that every form of report has to defuse. */
export const HOSTILE =
  '=HYPERLINK("https://evil.example","x") <img src=x onerror=alert(1)> <script>alert(2)</script> [link](https://evil.example) @everyone & "quoted" \'single\' | `tick` \u0001 ${x}';

/** The same as it stands in Terraform JSON. */
const written = HOSTILE.replaceAll('${', () => '$${');

const entry = (given: Partial<Suppression>): Suppression => ({
  control: 'daily-cap-not-blinding',
  environment: 'prod',
  resource: '*',
  finding: '*',
  reason: 'The budget is fixed.',
  owner: 'ann@contoso.com',
  expires: '2027-06-30',
  file: 'environments/suppressions.yaml',
  line: 3,
  ...given,
});

/** Two environments, one read from a plan, with findings of every severity and state, and hostile texts in them. */
export function sampleReview({ rules = 0 } = {}): Review {
  const prod = goodWorld();
  const { workspace } = prod.f.azurerm_monitor_aad_diagnostic_setting;
  workspace.enabled_log = workspace.enabled_log.filter((log: { category: string }) => log.category !== 'AuditLogs');
  prod.f.azurerm_log_analytics_workspace.workspace.daily_quota_gb = 5;
  prod.f.azurerm_log_analytics_workspace.workspace.retention_in_days = 30;
  prod.d.azurerm_sentinel_alert_rule_scheduled.rule_token.display_name = written;
  prod.d.azurerm_sentinel_alert_rule_scheduled.rule_token.query_period = 'PT1H';
  prod.d.azurerm_sentinel_alert_rule_nrt.rule_nrt.enabled = false;
  prod.d.azurerm_sentinel_watchlist.vips.name = written;
  delete prod.d.azurerm_sentinel_watchlist_item;
  prod.kit.tenant = written;
  prod.kit.rules.push({
    ...prod.kit.rules[0],
    id: 'withheld',
    name: written,
    status: 'withheld',
    tables: ['CloudAppEvents', written],
    playbook: ['TRG-11'],
    reasons: [written],
  });
  for (let i = 0; i < rules; i++) {
    prod.d.azurerm_sentinel_alert_rule_nrt[`more_${i}`] = {
      ...prod.d.azurerm_sentinel_alert_rule_nrt.rule_nrt,
      display_name: `A rule with a rather long name, number ${i}`,
    };
  }
  const dev = goodWorld();
  dev.changes = [
    {
      type: 'azurerm_log_analytics_workspace',
      address: 'azurerm_log_analytics_workspace.workspace',
      action: 'replace',
      because: ['location'],
    },
    { type: 'azurerm_role_assignment', address: HOSTILE, action: 'create' },
    { type: 'azurerm_sentinel_alert_rule_nrt', address: 'azurerm_sentinel_alert_rule_nrt.x', action: 'update' },
  ];
  dev.f.azurerm_log_analytics_workspace.workspace.retention_in_days = '${var.days}';
  const planned = configurationOf(dev, 'dev');
  const stacks = planned.stacks.map((stack) => ({ ...stack, backend: undefined }));
  Object.assign(planned, { stacks });
  const suppressions = [
    entry({}),
    entry({ control: 'archive-immutable', line: 9 }),
    entry({ control: 'rules-enabled', expires: '2026-01-31', reason: HOSTILE, line: 14 }),
  ];
  return review([configurationOf(prod), planned], controls(), {
    suppressions,
    now: new Date('2026-11-22T10:00:00Z'),
  });
}
