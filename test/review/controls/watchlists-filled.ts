import type { ControlCases } from '../cases';
import { WORKSPACE_ID } from '../world';

export const cases: ControlCases = {
  setup: ({ d }) => {
    d.azurerm_sentinel_watchlist = {
      vips: {
        name: 'VIPUsers',
        log_analytics_workspace_id: WORKSPACE_ID,
        display_name: 'VIP',
        item_search_key: 'Upn',
      },
    };
    d.azurerm_sentinel_watchlist_item = {
      ann: { watchlist_id: '${azurerm_sentinel_watchlist.vips.id}', properties: { Upn: 'ann@contoso.com' } },
    };
  },
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
