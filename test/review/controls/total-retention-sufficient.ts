import type { ControlCases } from '../cases';

export const cases: ControlCases = {
  compliant: [
    { when: 'the tables are archived and kept for two years' },
    {
      when: 'they are kept long without an archive',
      change: ({ f }) => {
        delete f.azurerm_monitor_aad_diagnostic_setting.archive;
      },
    },
  ],
  nonCompliant: [
    {
      when: 'one is kept for half a year and archived nowhere',
      change: ({ f }) => {
        delete f.azurerm_monitor_aad_diagnostic_setting.archive;
        f.azurerm_log_analytics_workspace_table.SigninLogs.total_retention_in_days = 180;
      },
      finding: 'SigninLogs',
    },
    {
      when: 'one follows a workspace that keeps 90 days',
      change: ({ f }) => {
        delete f.azurerm_monitor_aad_diagnostic_setting.archive;
        delete f.azurerm_log_analytics_workspace_table.AuditLogs;
      },
      finding: 'AuditLogs',
      address: 'azurerm_log_analytics_workspace.workspace',
    },
  ],
};
