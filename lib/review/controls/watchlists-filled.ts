import { type Control, fail, pass } from '../control/control';
import { textOf } from '../input/configuration';

export const control: Control = {
  id: 'watchlists-filled',
  title: 'Watchlists have rows',
  severity: 'low',
  info: 'Each watchlist of the configuration has at least one row in it.',
  why: 'Rules work without, but know neither the accounts that matter most nor the networks that are your own.',
  fix: 'Give the environment rows: watchlists.<alias>.file or .rows. One that is filled elsewhere takes a suppression.',
  playbook: ['INV-14'],
  frameworks: {
    nistCsf: ['ID.AM-05', 'DE.AE-07'],
    nist80053: ['SI-4', 'RA-9'],
    cisV8: ['13.11'],
    iso27001: ['A.5.7', 'A.5.9'],
    mcsb: ['IR-5'],
  },
  needs: ['detections'],
  check(configuration) {
    const items = configuration.all('azurerm_sentinel_watchlist_item');
    return configuration.all('azurerm_sentinel_watchlist').map((watchlist) => {
      const rows = items.filter((item) => configuration.referredBy(item, 'watchlist_id').includes(watchlist)).length;
      const name = textOf(watchlist, 'name') ?? watchlist.name;
      return rows > 0 ? pass(watchlist, `${rows} rows`) : fail(watchlist, name, `The watchlist '${name}' is empty.`);
    });
  },
};
