import type { ControlCases } from '../cases';

export const cases: ControlCases = {
  compliant: [{ when: 'the look-back is an hour longer' }],
  nonCompliant: [
    {
      when: 'it is as long as the pause',
      change: ({ d }) => {
        d.azurerm_sentinel_alert_rule_scheduled.rule_token.query_period = 'PT1H';
      },
      finding: 'late',
    },
  ],
};
