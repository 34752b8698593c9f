import type { ControlCases } from '../cases';

export const cases: ControlCases = {
  compliant: [{ when: 'the workspace is onboarded' }],
  nonCompliant: [
    {
      when: 'nothing onboards it',
      change: ({ f }) => {
        delete f.azurerm_sentinel_log_analytics_workspace_onboarding;
      },
      finding: 'onboarding',
    },
  ],
  unknown: [
    {
      when: 'the workspace is adopted with what it has',
      change: ({ f }) => {
        delete f.azurerm_log_analytics_workspace;
        delete f.azurerm_sentinel_log_analytics_workspace_onboarding;
        f.azurerm_sentinel_data_connector_office_365.office.log_analytics_workspace_id =
          '/subscriptions/s/resourceGroups/g/providers/Microsoft.OperationalInsights/workspaces/theirs';
      },
      finding: 'adopted',
    },
  ],
  declared: [
    {
      when: 'the environment says that others switched it on',
      change: ({ f, kit }) => {
        delete f.azurerm_sentinel_log_analytics_workspace_onboarding;
        delete f.azurerm_log_analytics_workspace;
        f.azurerm_sentinel_data_connector_office_365.office.log_analytics_workspace_id =
          '/subscriptions/s/resourceGroups/g/providers/Microsoft.OperationalInsights/workspaces/theirs';
        kit.onboarding = 'existing';
      },
      finding: 'existing',
    },
  ],
};
