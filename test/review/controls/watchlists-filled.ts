import type { ControlCases } from '../cases';

export const cases: ControlCases = {
  compliant: [{ when: 'it has a row' }],
  nonCompliant: [
    {
      when: 'it has none',
      change: ({ d }) => {
        delete d.azurerm_sentinel_watchlist_item;
      },
      finding: 'VIPUsers',
      address: 'azurerm_sentinel_watchlist.vips',
    },
  ],
};
