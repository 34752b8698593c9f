import type { ControlCases } from '../cases';

export const cases: ControlCases = {
  compliant: [{ when: 'workspace and archive both get a category' }],
  nonCompliant: [
    {
      when: 'a second setting sends one to the workspace too',
      change: ({ f }) => {
        f.azurerm_monitor_aad_diagnostic_setting.second = {
          log_analytics_workspace_id: '${azurerm_log_analytics_workspace.workspace.id}',
          enabled_log: [{ category: 'AuditLogs' }],
        };
      },
      finding: 'AuditLogs',
      address: 'azurerm_monitor_aad_diagnostic_setting.second',
    },
  ],
  unknown: [
    {
      when: 'one comes from elsewhere',
      change: ({ f }) => {
        f.azurerm_monitor_aad_diagnostic_setting.workspace.enabled_log.push({ category: '${var.category}' });
      },
    },
  ],
  declared: [
    {
      when: 'the workspace was there before, so others may send them as well',
      change: ({ f }) => {
        delete f.azurerm_log_analytics_workspace;
        f.azurerm_monitor_aad_diagnostic_setting.workspace.log_analytics_workspace_id =
          '/subscriptions/s/resourceGroups/g/providers/Microsoft.OperationalInsights/workspaces/theirs';
      },
      finding: 'elsewhere',
    },
  ],
};
