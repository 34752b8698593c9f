import type { ControlCases } from '../cases';

export const cases: ControlCases = {
  compliant: [{ when: 'the category is sent to the workspace' }],
  nonCompliant: [
    {
      when: 'the category is left out',
      change: ({ f }) => {
        const setting = f.azurerm_monitor_aad_diagnostic_setting.workspace;
        setting.enabled_log = setting.enabled_log.filter((log: { category: string }) => log.category !== 'AuditLogs');
      },
      finding: 'AuditLogs',
    },
    {
      when: 'it goes to the archive only',
      change: ({ f }) => {
        delete f.azurerm_monitor_aad_diagnostic_setting.workspace;
      },
      finding: 'AuditLogs',
    },
  ],
  unknown: [
    {
      when: 'the categories are known after apply only',
      change: ({ f }) => {
        f.azurerm_monitor_aad_diagnostic_setting.workspace.enabled_log = '${data.http_list.wanted.logs}';
      },
      finding: 'AuditLogs',
    },
    {
      when: 'the foundation is not part of the input',
      change: (world) => {
        world.foundation = undefined;
      },
      finding: 'input',
    },
  ],
};
