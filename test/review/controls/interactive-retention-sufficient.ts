import type { ControlCases } from '../cases';

export const cases: ControlCases = {
  compliant: [
    { when: 'workspace and tables keep 90 days or more' },
    {
      when: 'a table without a retention follows the workspace',
      change: ({ f }) => {
        delete f.azurerm_log_analytics_workspace_table.AuditLogs.retention_in_days;
      },
    },
  ],
  nonCompliant: [
    {
      when: 'the workspace keeps 30 days',
      change: ({ f }) => {
        f.azurerm_log_analytics_workspace.workspace.retention_in_days = 30;
      },
      finding: 'workspace',
      address: 'azurerm_log_analytics_workspace.workspace',
    },
    {
      when: 'the workspace says nothing, which is 30 days',
      change: ({ f }) => {
        delete f.azurerm_log_analytics_workspace.workspace.retention_in_days;
      },
    },
    {
      when: 'a table keeps 89 days',
      change: ({ f }) => {
        f.azurerm_log_analytics_workspace_table.AuditLogs.retention_in_days = 89;
      },
      finding: 'AuditLogs',
    },
  ],
  unknown: [
    {
      when: 'a variable decides',
      change: ({ f }) => {
        f.azurerm_log_analytics_workspace.workspace.retention_in_days = '${var.days}';
      },
    },
    {
      when: 'the workspace is adopted',
      change: ({ f }) => {
        delete f.azurerm_log_analytics_workspace;
        f.azurerm_sentinel_log_analytics_workspace_onboarding.sentinel.workspace_id =
          '/subscriptions/s/resourceGroups/g/providers/Microsoft.OperationalInsights/workspaces/theirs';
      },
      finding: 'adopted',
    },
  ],
};
