import type { ControlCases } from '../cases';

export const cases: ControlCases = {
  compliant: [{ when: 'Defender XDR is connected' }],
  nonCompliant: [
    {
      when: 'the licence is there and no connector',
      change: ({ f }) => {
        delete f.azurerm_sentinel_data_connector_microsoft_threat_protection;
      },
      finding: 'connector',
    },
  ],
  unknown: [
    {
      when: 'neither connector nor licence is known',
      change: (world) => {
        delete world.f.azurerm_sentinel_data_connector_microsoft_threat_protection;
        world.kit = undefined;
      },
    },
  ],
  notApplicable: [
    {
      when: 'the tenant has no licence for it',
      change: ({ f, kit }) => {
        delete f.azurerm_sentinel_data_connector_microsoft_threat_protection;
        kit.licences = ['EntraP2'];
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
