import type { ControlCases } from '../cases';

export const cases: ControlCases = {
  compliant: [{ when: 'both agree' }],
  nonCompliant: [
    {
      when: 'a rule raises alerts of another severity',
      change: ({ d }) => {
        d.azurerm_sentinel_alert_rule_scheduled.rule_token.severity = 'Low';
      },
      finding: 'severity',
      address: 'azurerm_sentinel_alert_rule_scheduled.rule_token',
    },
    {
      when: 'a rule was taken out of the configuration',
      change: ({ d }) => {
        delete d.azurerm_sentinel_alert_rule_nrt;
      },
      finding: '11111111-0000-4000-8000-000000000002',
    },
    {
      when: 'a rule is there that is called withheld',
      change: ({ kit }) => {
        kit.rules[0].status = 'withheld';
      },
      address: 'azurerm_sentinel_alert_rule_scheduled.rule_token',
    },
  ],
  notApplicable: [
    {
      when: 'the input has no such list',
      change: (world) => {
        world.kit = undefined;
      },
    },
  ],
};
