import type { ControlCases } from '../cases';

export const cases: ControlCases = {
  compliant: [{ when: 'all are known' }],
  nonCompliant: [
    {
      when: 'one is misspelled',
      change: ({ f }) => {
        f.azurerm_monitor_aad_diagnostic_setting.workspace.enabled_log.push({
          category: 'NonInteractiveUserSIgnInLogs',
        });
      },
      finding: 'NonInteractiveUserSIgnInLogs',
      address: 'azurerm_monitor_aad_diagnostic_setting.workspace',
    },
    {
      when: 'one has a setting of its own',
      change: ({ f }) => {
        f.azurerm_monitor_aad_diagnostic_setting.workspace.enabled_log.push({
          category: 'CustomSecurityAttributeAuditLogs',
        });
      },
      finding: 'CustomSecurityAttributeAuditLogs',
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
};
