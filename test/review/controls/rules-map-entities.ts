import type { ControlCases } from '../cases';

export const cases: ControlCases = {
  compliant: [{ when: 'each maps one' }],
  nonCompliant: [
    {
      when: 'one maps none',
      change: ({ d }) => {
        delete d.azurerm_sentinel_alert_rule_nrt.rule_nrt.entity_mapping;
      },
      finding: 'none',
    },
  ],
};
