import type { ControlCases } from '../cases';

export const cases: ControlCases = {
  compliant: [
    { when: 'all are' },
    {
      when: 'a table on the Basic plan is read by no rule',
      change: ({ f }) => {
        f.azurerm_log_analytics_workspace_table.AADNonInteractiveUserSignInLogs.plan = 'Basic';
      },
    },
  ],
  nonCompliant: [
    {
      when: 'a rule reads a table on the Basic plan',
      change: ({ f }) => {
        f.azurerm_log_analytics_workspace_table.SigninLogs.plan = 'Basic';
      },
      finding: 'SigninLogs',
    },
    {
      when: 'a query that the kit does not know names such a table',
      change: (world) => {
        world.kit = undefined;
        world.f.azurerm_log_analytics_workspace_table.AuditLogs.plan = 'Basic';
      },
      finding: 'AuditLogs',
    },
  ],
};
