import type { ControlCases } from '../cases';

export const cases: ControlCases = {
  compliant: [
    { when: 'it is off' },
    {
      when: 'the older argument says so',
      change: ({ f }) => {
        delete f.azurerm_log_analytics_workspace.workspace.local_authentication_enabled;
        f.azurerm_log_analytics_workspace.workspace.local_authentication_disabled = true;
      },
    },
  ],
  nonCompliant: [
    {
      when: 'nothing is said, which means on',
      change: ({ f }) => {
        delete f.azurerm_log_analytics_workspace.workspace.local_authentication_enabled;
      },
      finding: 'keys',
    },
    {
      when: 'it is on',
      change: ({ f }) => {
        f.azurerm_log_analytics_workspace.workspace.local_authentication_enabled = true;
      },
    },
  ],
};
