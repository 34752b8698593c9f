import { playbookItems } from '../../playbook/items';
import { type Control, pass, unknown } from '../control/control';
import { itemNotServed } from '../control/item-not-served';
import { savedQueries, someQueryNamesNoItem } from '../facts/detections';

const INVESTIGATIONS = playbookItems.filter(({ id }) => id.startsWith('INV-'));

export const control: Control = {
  id: 'investigations-at-hand',
  title: 'Every investigation of the playbook is one call away',
  severity: 'medium',
  info: 'For each of INV-1 to INV-14 a function or hunting query is saved in the workspace.',
  why: 'Queries that are written during an incident are late and wrong.',
  fix: 'Deploy the function, or give it the logs it waits for: see what is withheld, and why.',
  playbook: INVESTIGATIONS.map(({ id }) => id),
  frameworks: {
    nistCsf: ['RS.AN-03', 'DE.AE-02'],
    nist80053: ['IR-4', 'AU-7'],
    cisV8: ['17.4', '8.11'],
    iso27001: ['A.5.26', 'A.5.28'],
    mcsb: ['IR-4'],
  },
  needs: ['detections'],
  judges: { azurerm_log_analytics_saved_search: ['tags.playbook'] },
  check(configuration) {
    const queries = savedQueries(configuration);
    const silent = someQueryNamesNoItem(configuration);
    return INVESTIGATIONS.flatMap(({ id, title }) => {
      const found = queries.filter(({ playbook }) => playbook.includes(id));
      if (found.length > 0) return found.map(({ resource, name }) => pass(resource, `${id}: ${name}`));
      return silent
        ? unknown(undefined, id, `Some saved queries do not say which item they serve; ${id} may be one.`)
        : itemNotServed(configuration, id, 'queries', `No saved query serves ${id} (${title}).`);
    });
  },
};
