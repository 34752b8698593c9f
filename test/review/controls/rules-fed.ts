import type { ControlCases } from '../cases';

export const cases: ControlCases = {
  compliant: [
    { when: 'their categories are exported' },
    {
      when: 'a declared capability fills the table',
      change: ({ kit }) => {
        kit.rules[0].tables = ['CloudAppEvents'];
      },
    },
  ],
  nonCompliant: [
    {
      when: 'the category of one is not exported',
      change: ({ f }) => {
        const setting = f.azurerm_monitor_aad_diagnostic_setting.workspace;
        setting.enabled_log = setting.enabled_log.filter((log: { category: string }) => log.category !== 'AuditLogs');
      },
      finding: 'AuditLogs',
      address: 'azurerm_sentinel_alert_rule_nrt.rule_nrt',
    },
    {
      when: 'the capability is not declared',
      change: ({ kit }) => {
        kit.rules[0].tables = ['CloudAppEvents'];
        kit.capabilities = [];
      },
      finding: 'CloudAppEvents',
    },
    {
      when: 'Defender XDR is gone and Cloud Apps carries no alerts',
      change: ({ f, kit }) => {
        kit.rules[0].tables = ['SecurityAlert'];
        delete f.azurerm_sentinel_data_connector_microsoft_threat_protection;
        f.azurerm_sentinel_data_connector_microsoft_cloud_app_security = { apps: { alerts_enabled: false } };
      },
      finding: 'SecurityAlert',
    },
  ],
  unknown: [
    {
      when: 'nothing tells whether a capability is there',
      change: (world) => {
        world.kit = undefined;
        world.d.azurerm_sentinel_alert_rule_nrt.rule_nrt.query = 'CloudAppEvents | take 1';
      },
    },
  ],
  declared: [
    {
      when: 'the environment says that something else ships a table',
      change: ({ f, kit }) => {
        const setting = f.azurerm_monitor_aad_diagnostic_setting.workspace;
        setting.enabled_log = setting.enabled_log.filter((log: { category: string }) => log.category !== 'AuditLogs');
        kit.otherTables = ['AuditLogs'];
      },
      finding: 'AuditLogs',
    },
  ],
};
