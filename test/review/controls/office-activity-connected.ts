import type { ControlCases } from '../cases';

export const cases: ControlCases = {
  compliant: [{ when: 'Exchange and SharePoint are on' }],
  nonCompliant: [
    {
      when: 'there is no connector',
      change: ({ f }) => {
        delete f.azurerm_sentinel_data_connector_office_365;
      },
      finding: 'connector',
    },
    {
      when: 'Exchange is off',
      change: ({ f }) => {
        f.azurerm_sentinel_data_connector_office_365.office.exchange_enabled = false;
      },
      finding: 'exchange_enabled',
    },
  ],
  declared: [
    {
      when: 'the environment says that something else ships OfficeActivity',
      change: ({ f, kit }) => {
        delete f.azurerm_sentinel_data_connector_office_365;
        kit.otherTables = ['OfficeActivity'];
      },
      finding: 'connector',
    },
  ],
};
