import type { ControlCases } from '../cases';

export const cases: ControlCases = {
  compliant: [{ when: 'each has an enabled rule' }],
  nonCompliant: [
    {
      when: 'the rule of one is gone',
      change: ({ d }) => {
        delete d.azurerm_sentinel_alert_rule_nrt;
      },
      finding: 'TRG-11',
    },
    {
      when: 'the rule of one is disabled',
      change: ({ d }) => {
        d.azurerm_sentinel_alert_rule_nrt.rule_nrt.enabled = false;
      },
      finding: 'TRG-11',
    },
    {
      when: 'it is withheld for want of a connector',
      change: ({ d, kit }) => {
        delete d.azurerm_sentinel_alert_rule_nrt;
        kit.rules[1] = {
          ...kit.rules[1],
          playbook: ['TRG-11'],
          status: 'withheld',
          tables: ['OfficeActivity'],
          reasons: ['office365 is off'],
        };
      },
      finding: 'TRG-11',
    },
  ],
  notApplicable: [
    {
      when: 'the licences cover the logs of none',
      change: ({ d, kit }) => {
        delete d.azurerm_sentinel_alert_rule_nrt;
        delete d.azurerm_sentinel_alert_rule_scheduled;
        kit.licences = [];
        kit.rules[0] = {
          ...kit.rules[0],
          playbook: Array.from({ length: 11 }, (_, i) => `TRG-${i + 1}`),
          status: 'withheld',
          tables: ['AADUserRiskEvents'],
        };
      },
    },
  ],
};
