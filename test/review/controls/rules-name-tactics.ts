import type { ControlCases } from '../cases';

export const cases: ControlCases = {
  compliant: [{ when: 'they do' }],
  nonCompliant: [
    {
      when: 'one has no tactic',
      change: ({ d }) => {
        delete d.azurerm_sentinel_alert_rule_nrt.rule_nrt.tactics;
      },
      finding: 'tactics',
    },
    {
      when: 'one names no item of the playbook',
      change: ({ d }) => {
        d.azurerm_sentinel_alert_rule_nrt.rule_nrt.description = 'Finds it.';
      },
      finding: 'description',
    },
  ],
  unknown: [
    {
      when: 'a variable decides',
      change: ({ d }) => {
        d.azurerm_sentinel_alert_rule_nrt.rule_nrt.tactics = '${var.tactics}';
      },
      finding: 'tactics',
    },
  ],
};
