import type { ControlCases } from '../cases';

export const cases: ControlCases = {
  compliant: [
    { when: 'they refer to it, or stand in the later stack' },
    {
      when: 'one depends on it by name',
      change: ({ f }) => {
        const { office } = f.azurerm_sentinel_data_connector_office_365;
        office.log_analytics_workspace_id = '${azurerm_log_analytics_workspace.workspace.id}';
        office.depends_on = ['azurerm_sentinel_log_analytics_workspace_onboarding.sentinel'];
      },
    },
  ],
  nonCompliant: [
    {
      when: 'a connector refers to the workspace only',
      change: ({ f }) => {
        f.azurerm_sentinel_data_connector_office_365.office.log_analytics_workspace_id =
          '${azurerm_log_analytics_workspace.workspace.id}';
      },
      finding: 'order',
      address: 'azurerm_sentinel_data_connector_office_365.office',
    },
    {
      when: 'a rule goes to another workspace',
      change: ({ d }) => {
        d.azurerm_sentinel_alert_rule_nrt.rule_nrt.log_analytics_workspace_id = '/subscriptions/other';
      },
      finding: 'workspace',
    },
    {
      when: 'nothing is onboarded',
      change: ({ f }) => {
        delete f.azurerm_sentinel_log_analytics_workspace_onboarding;
      },
      finding: 'onboarding',
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
