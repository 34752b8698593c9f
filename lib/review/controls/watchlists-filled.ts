import { type Control, fail, inEnvironmentFor, pass } from '../control/control';
import { textOf } from '../input/configuration';

export const control: Control = {
  id: 'watchlists-filled',
  title: 'Watchlists have rows',
  severity: 'low',
  info: 'Each watchlist of the configuration has at least one row in it.',
  why: 'Rules work without, but know neither the accounts that matter most nor the networks that are your own.',
  fix: 'Give the environment rows: `watchlists.<name>.file` or `watchlists.<name>.rows`. One that is filled elsewhere takes a suppression.',
  playbook: ['INV-14'],
  frameworks: {
    nistCsf: ['ID.AM-05', 'DE.AE-07'],
    nist80053: ['SI-4', 'RA-9'],
    cisV8: ['13.11'],
    iso27001: ['A.5.7', 'A.5.9'],
    mcsb: ['IR-5'],
  },
  needs: ['detections'],
  judges: { azurerm_sentinel_watchlist_item: ['watchlist_id'] },
  check(configuration) {
    const items = configuration.all('azurerm_sentinel_watchlist_item');
    return configuration.all('azurerm_sentinel_watchlist').map((watchlist) => {
      const rows = items.filter((item) => configuration.referredBy(item, 'watchlist_id').includes(watchlist)).length;
      const name = textOf(watchlist, 'name') ?? watchlist.name;
      if (rows > 0) return pass(watchlist, `${rows} rows`);
      const cure = inEnvironmentFor(
        name,
        (known) => `watchlists:\n  ${known}:\n    file: watchlists/${known.toLowerCase()}.csv`,
      );
      return fail(watchlist, name, `Rules know nothing of ${name}: the watchlist is empty.`, cure);
    });
  },
};
