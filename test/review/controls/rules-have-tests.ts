import type { ControlCases } from '../cases';

export const cases: ControlCases = {
  compliant: [{ when: 'each has cases' }],
  nonCompliant: [
    {
      when: 'one has none',
      change: ({ kit }) => {
        kit.rules[0].tests = 0;
      },
      finding: 'none',
      address: 'azurerm_sentinel_alert_rule_scheduled.rule_token',
    },
  ],
  unknown: [
    {
      when: 'nothing tells',
      change: (world) => {
        world.kit = undefined;
      },
      finding: 'tests',
    },
  ],
};
