import type { ControlCases } from '../cases';

export const cases: ControlCases = {
  compliant: [{ when: 'nothing does' }],
  nonCompliant: [
    {
      when: 'the environment works in the Azure portal',
      change: ({ kit }) => {
        kit.portal = 'azure';
      },
      finding: 'portal',
    },
    {
      when: 'Fusion is there',
      change: ({ f }) => {
        f.azurerm_sentinel_alert_rule_fusion = { fusion: {} };
      },
      finding: 'alert_rule_fusion',
    },
    {
      when: 'a rule reopens closed incidents',
      change: ({ d }) => {
        d.azurerm_sentinel_alert_rule_scheduled.rule_token.incident.grouping.reopen_closed_incidents = true;
      },
      finding: 'reopen',
    },
  ],
};
