import { controls } from '../../../lib/review/controls';
import { Configuration } from '../../../lib/review/input/configuration';
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
    tactics: ['Collection'],
    techniques: ['T1114'],
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

/** One environment of which there is far too much to say for two pages. */
export function longReview(): Review {
  const { environments, ...rest } = sampleReview({ rules: 60 });
  const prod = environments.find(({ name }) => name === 'prod')!;
  const LONG = 'wider than the line that it has to stand in, and said once more in other words, '.repeat(4);
  const finding = prod.findings.find((one) => !one.suppression)!;
  const accepted = prod.findings.find((one) => one.suppression)!;
  const many = controls().map(({ id, severity }) => ({ ...finding, control: id, severity, message: `${id} ${LONG}` }));
  const excused = controls().map(({ id }, i) => ({
    ...accepted,
    control: id,
    suppression: { ...accepted.suppression!, line: i + 1, reason: LONG },
  }));
  const withheld = Array.from({ length: 20 }, (_, i) => ({
    ...prod.configuration.kit!.rules![0]!,
    ...{ id: `w${i}`, name: `${i} ${LONG}`, status: 'withheld' as const, reasons: [`${i} ${LONG}`] },
  }));
  const { configuration } = prod;
  const { name, source, stacks, kit } = configuration;
  const playbook = prod.playbook.map((item) => (item.item.manualStep ? { ...item, status: 'manual' as const } : item));
  return {
    ...rest,
    environments: [
      {
        ...prod,
        configuration: new Configuration(name, source, stacks, { ...kit, rules: [...(kit?.rules ?? []), ...withheld] }),
        doubts: controls().map(({ id }) => `Control ${id} cannot be judged: ${LONG}`),
        unjudged: many.map(({ control }) => ({ address: control, path: LONG, reason: LONG })),
        findings: [...many, ...excused],
        playbook,
      },
    ],
  };
}

/** Twelve environments, each with one finding less than the one after it; the first has none. */
export function manyReview(): Review {
  const { environments, ...rest } = sampleReview({ rules: 12 });
  const prod = environments.find(({ name }) => name === 'prod')!;
  const low = prod.findings.filter(({ severity, suppression }) => severity === 'low' && !suppression);
  const findings = (i: number) => Array.from({ length: i }, (_, n) => ({ ...low[n % low.length]!, finding: `n${n}` }));
  return {
    ...rest,
    environments: Array.from({ length: 12 }, (_, i) => ({ ...prod, name: `t-${i + 1}`, findings: findings(i) })),
  };
}
