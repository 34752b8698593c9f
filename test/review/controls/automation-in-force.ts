import type { ControlCases } from '../cases';

export const cases: ControlCases = {
  compliant: [{ when: 'the rule is enabled' }],
  nonCompliant: [
    {
      when: 'it is disabled',
      change: ({ d }) => {
        d.azurerm_sentinel_automation_rule.tag.enabled = false;
      },
      finding: 'disabled',
    },
    {
      when: 'it ends',
      change: ({ d }) => {
        d.azurerm_sentinel_automation_rule.tag.expiration = '2027-01-01T00:00:00Z';
      },
      finding: 'expires',
    },
  ],
};
