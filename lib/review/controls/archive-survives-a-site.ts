import { asText } from '../../values/text';
import { type Control, inEnvironment, judge } from '../control/control';
import { archives } from '../facts/logs';
import { get } from '../input/configuration';

/** Copies in several data centres. */
const APART = new Set(['ZRS', 'GRS', 'RAGRS', 'GZRS', 'RAGZRS']);

export const control: Control = {
  id: 'archive-survives-a-site',
  title: 'The archive survives the loss of a data centre',
  severity: 'low',
  info: 'The storage account is replicated over zones or regions.',
  why: 'Locally redundant copies burn together, and an archive is looked for on bad days.',
  fix: 'Set `diagnostics.archive.replication` to ZRS, GRS or GZRS.',
  patch: inEnvironment('diagnostics:\n  archive:\n    replication: ZRS'),
  playbook: ['REQ-7'],
  frameworks: {
    nistCsf: ['PR.DS-11', 'PR.IR-03'],
    nist80053: ['AU-9(2)', 'CP-9'],
    cisV8: ['11.3', '11.4'],
    iso27001: ['A.8.13', 'A.8.14'],
    mcsb: ['BR-2'],
  },
  needs: ['foundation'],
  judges: { azurerm_storage_account: ['account_replication_type'] },
  check: (configuration) =>
    archives(configuration).map((archive) => {
      const replication = get(archive, 'account_replication_type');
      const message = `All copies of the archive lie in one data centre (${asText(replication)}).`;
      return judge(archive, replication, (value) => APART.has(asText(value)), 'replication', message);
    }),
};
