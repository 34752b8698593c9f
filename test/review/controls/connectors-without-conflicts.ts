import type { ControlCases } from '../cases';

export const cases: ControlCases = {
  compliant: [
    { when: 'Defender XDR carries all alerts' },
    {
      when: 'Cloud Apps carries its discovery logs only',
      change: ({ f }) => {
        f.azurerm_sentinel_data_connector_microsoft_cloud_app_security = { apps: { alerts_enabled: false } };
      },
    },
  ],
  nonCompliant: [
    {
      when: 'Identity Protection is connected besides',
      change: ({ f }) => {
        f.azurerm_sentinel_data_connector_azure_active_directory = { ip: { name: 'ip' } };
      },
      finding: 'identityProtection',
      address: 'azurerm_sentinel_data_connector_azure_active_directory.ip',
    },
    {
      when: 'Cloud Apps carries its alerts besides',
      change: ({ f }) => {
        f.azurerm_sentinel_data_connector_microsoft_cloud_app_security = { apps: {} };
      },
      finding: 'cloudApps',
    },
    {
      when: 'incident rules are there too',
      change: ({ f }) => {
        f.azurerm_sentinel_alert_rule_ms_security_incident = { apps: { product_filter: 'Azure Security Center' } };
      },
      finding: 'incidentRules',
    },
    {
      when: 'one is there twice',
      change: ({ f }) => {
        f.azurerm_sentinel_data_connector_office_365.second = { name: 'again' };
      },
      finding: 'office365',
      address: 'azurerm_sentinel_data_connector_office_365.second',
    },
  ],
};
