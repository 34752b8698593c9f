import { type Control, inEnvironment, judge } from '../control/control';
import { archives } from '../facts/logs';
import { get } from '../input/configuration';

export const control: Control = {
  id: 'archive-shared-keys-off',
  title: 'The archive takes no shared keys, or it is said why it must',
  severity: 'medium',
  info: 'Shared key access of the storage account is off.',
  why: 'An account key opens everything, expires never and tells nobody who used it.',
  fix: 'Set `diagnostics.archive.sharedKeyAccess` to false and see whether logs still arrive; if they do not, accept it with a suppression.',
  patch: inEnvironment('diagnostics:\n  archive:\n    sharedKeyAccess: false'),
  playbook: ['REQ-7'],
  frameworks: {
    nistCsf: ['PR.AA-03', 'PR.AA-05'],
    nist80053: ['IA-5', 'AC-3'],
    cisV8: ['3.3', '6.7'],
    iso27001: ['A.5.17', 'A.8.5'],
    mcsb: ['IM-1', 'IM-8'],
  },
  needs: ['foundation'],
  judges: { azurerm_storage_account: ['shared_access_key_enabled'] },
  check: (configuration) =>
    archives(configuration).map((archive) => {
      const on = get(archive, 'shared_access_key_enabled') ?? true;
      return judge(
        archive,
        on,
        false,
        'keys',
        'Whoever holds an account key reads and empties the archive: shared keys are taken.',
      );
    }),
};
