import type { ControlCases } from '../cases';

export const cases: ControlCases = {
  compliant: [{ when: 'they are' }],
  nonCompliant: [
    {
      when: 'one is deployed disabled',
      change: ({ d }) => {
        d.azurerm_sentinel_alert_rule_nrt.rule_nrt.enabled = false;
      },
      finding: 'disabled',
      address: 'azurerm_sentinel_alert_rule_nrt.rule_nrt',
    },
  ],
  unknown: [
    {
      when: 'a variable decides',
      change: ({ d }) => {
        d.azurerm_sentinel_alert_rule_nrt.rule_nrt.enabled = '${var.enabled}';
      },
    },
    {
      when: 'the detections are not part of the input',
      change: (world) => {
        world.detections = undefined;
      },
    },
  ],
};
