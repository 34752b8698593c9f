import type { ControlCases } from '../cases';

export const cases: ControlCases = {
  compliant: [
    { when: 'Defender XDR is connected' },
    {
      when: 'Fusion is on',
      change: ({ f }) => {
        delete f.azurerm_sentinel_data_connector_microsoft_threat_protection;
        f.azurerm_sentinel_alert_rule_fusion = { fusion: { enabled: true } };
      },
    },
  ],
  nonCompliant: [
    {
      when: 'nothing of it is there',
      change: ({ f }) => {
        delete f.azurerm_sentinel_data_connector_microsoft_threat_protection;
      },
      finding: 'none',
    },
    {
      when: 'Fusion is switched off',
      change: ({ f }) => {
        f.azurerm_sentinel_alert_rule_fusion = { fusion: { enabled: false } };
      },
      finding: 'disabled',
    },
  ],
  notApplicable: [
    {
      when: 'there is no Defender licence, in the Defender portal',
      change: ({ f, kit }) => {
        delete f.azurerm_sentinel_data_connector_microsoft_threat_protection;
        kit.licences = ['EntraP1'];
      },
    },
  ],
  declared: [
    {
      when: 'the environment says that something else ships SecurityAlert',
      change: ({ f, kit }) => {
        delete f.azurerm_sentinel_data_connector_microsoft_threat_protection;
        kit.otherTables = ['SecurityAlert'];
      },
    },
  ],
};
