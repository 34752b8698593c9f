import type { ControlCases } from '../cases';

export const cases: ControlCases = {
  compliant: [
    { when: 'the look-back covers the two hours that sign-ins may be late' },
    {
      when: 'a quarter of an hour covers a log of which nothing is known',
      change: (world) => {
        world.d.azurerm_sentinel_alert_rule_scheduled.rule_token.query_period = 'PT1H15M';
        world.kit.rules[0].tables = ['Heartbeat'];
      },
    },
  ],
  nonCompliant: [
    {
      when: 'it is as long as the pause',
      change: ({ d }) => {
        d.azurerm_sentinel_alert_rule_scheduled.rule_token.query_period = 'PT1H';
      },
      finding: 'late',
    },
    {
      when: 'it covers less than sign-ins may be late',
      change: ({ d }) => {
        d.azurerm_sentinel_alert_rule_scheduled.rule_token.query_period = 'PT2H45M';
      },
      finding: 'late',
    },
  ],
};
