import type { ControlCases } from '../cases';

export const cases: ControlCases = {
  compliant: [
    { when: 'there is none' },
    {
      when: 'it is -1',
      change: ({ f }) => {
        f.azurerm_log_analytics_workspace.workspace.daily_quota_gb = -1;
      },
    },
  ],
  nonCompliant: [
    {
      when: 'the workspace stops after 5 GB',
      change: ({ f }) => {
        f.azurerm_log_analytics_workspace.workspace.daily_quota_gb = 5;
      },
      finding: 'cap',
    },
  ],
};
