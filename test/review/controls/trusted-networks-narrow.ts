import type { ControlCases } from '../cases';
import { type Json, WORKSPACE_ID, type World } from '../world';

const row =
  (properties: Json, name = 'TrustedEgress') =>
  ({ d }: World) => {
    d.azurerm_sentinel_watchlist = {
      ...d.azurerm_sentinel_watchlist,
      list: { name, log_analytics_workspace_id: WORKSPACE_ID, display_name: name, item_search_key: 'Network' },
    };
    d.azurerm_sentinel_watchlist_item = {
      ...d.azurerm_sentinel_watchlist_item,
      row: { watchlist_id: '${azurerm_sentinel_watchlist.list.id}', properties },
    };
  };
const place =
  (ip: Json) =>
  ({ f }: World) => {
    f.azuread_named_location = { office: { display_name: 'Office', ip: [ip] } };
  };
const address = 'azurerm_sentinel_watchlist_item.row';

export const cases: ControlCases = {
  compliant: [
    { when: 'a row is an office', change: row({ Network: '198.51.100.0/24', Name: 'Oslo' }) },
    { when: 'a row is all that an organization has', change: row({ Network: '10.16.0.0/12' }) },
    { when: 'a row is a long prefix of IPv6', change: row({ Network: '2001:db8::/32' }) },
    { when: 'a text only looks like one', change: row({ Network: '198.51.100.0/24', Name: 'hours 24/7, ratio 1/2' }) },
    { when: 'a trusted place is narrow', change: place({ ip_ranges: ['192.0.2.0/24'], trusted: true }) },
  ],
  nonCompliant: [
    { when: 'everything is trusted', change: row({ Network: '0.0.0.0/0' }), finding: 'wide', address },
    { when: 'half of everything is', change: row({ Network: '128.0.0.0/1' }), finding: 'wide', address },
    { when: 'a network is a little too wide', change: row({ Network: '16.0.0.0/11' }), finding: 'wide', address },
    { when: 'all of IPv6 is trusted', change: row({ Network: '::/0' }), finding: 'wide', address },
    { when: 'a part of IPv6 is', change: row({ Network: '2a00::/12' }), finding: 'wide', address },
    {
      when: 'it stands in another column',
      change: row({ Network: '192.0.2.0/24', Name: 'and 0.0.0.0/0 too' }),
      finding: 'wide',
      address,
    },
    {
      when: 'it stands in JSON within a column',
      change: row({ Networks: '["192.0.2.0/24","8.0.0.0/7"]' }),
      finding: 'wide',
      address,
    },
    { when: 'the properties are JSON themselves', change: row('{"Network":"0.0.0.0/0"}'), finding: 'wide', address },
    {
      when: 'a trusted place of conditional access is wide',
      change: place({ ip_ranges: ['192.0.2.0/24', '0.0.0.0/1'], trusted: true }),
      finding: 'wide',
      address: 'azuread_named_location.office',
    },
  ],
  notApplicable: [
    { when: "the attackers' network is wide", change: row({ Network: '192.0.0.0/8' }, 'AttackerIndicators') },
    { when: 'a network of rented servers is wide', change: row({ Network: '192.0.0.0/8' }, 'HostingNetworks') },
    { when: 'a wide place is not trusted', change: place({ ip_ranges: ['0.0.0.0/1'], trusted: false }) },
  ],
};
