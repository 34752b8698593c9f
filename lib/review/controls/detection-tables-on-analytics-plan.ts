import { asText, count } from '../../values/text';
import { type Control, inEnvironmentFor, judge } from '../control/control';
import { alertingRules } from '../facts/detections';
import { get, textOf } from '../input/configuration';

export const control: Control = {
  id: 'detection-tables-on-analytics-plan',
  title: 'Tables that rules read are on the Analytics plan',
  severity: 'high',
  info: 'A table on the Basic or Auxiliary plan is read by no analytic rule.',
  why: 'Analytic rules cannot query such a table: they fail at every run, and nobody is alerted.',
  fix: 'Set `workspace.tables.<name>.plan` to Analytics, or do without the rules.',
  playbook: ['REQ-4'],
  frameworks: {
    nistCsf: ['DE.CM-09', 'DE.AE-02'],
    nist80053: ['SI-4', 'AU-6'],
    cisV8: ['8.11', '13.1'],
    iso27001: ['A.8.16'],
    mcsb: ['LT-1', 'LT-5'],
  },
  needs: ['foundation', 'detections'],
  judges: { azurerm_log_analytics_workspace_table: ['plan'] },
  check(configuration) {
    const rules = alertingRules(configuration);
    return configuration.all('azurerm_log_analytics_workspace_table').map((table) => {
      const name = textOf(table, 'name') ?? '';
      const readers = rules.filter(({ tables }) => tables.includes(name));
      const accepts = (plan: unknown) => plan === 'Analytics' || readers.length === 0;
      const plan = get(table, 'plan') ?? 'Analytics';
      return judge(
        table,
        plan,
        accepts,
        name,
        `${count(readers.length, 'enabled rule')} that read ${name} can find nothing there: it is on the ${asText(plan)} plan.`,
        inEnvironmentFor(name, (known) => `workspace:\n  tables:\n    ${known}:\n      plan: Analytics`),
      );
    });
  },
};
