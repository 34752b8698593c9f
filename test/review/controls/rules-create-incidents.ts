import type { ControlCases } from '../cases';

export const cases: ControlCases = {
  compliant: [{ when: 'they do, or say nothing, which means yes' }],
  nonCompliant: [
    {
      when: 'one is set not to',
      change: ({ d }) => {
        d.azurerm_sentinel_alert_rule_scheduled.rule_token.incident = [{ create_incident_enabled: false }];
      },
      finding: 'off',
    },
  ],
};
