import { type Control, judge } from '../control/control';
import { archives } from '../facts/logs';
import { get } from '../input/configuration';

export const control: Control = {
  id: 'archive-not-public',
  title: 'No blob of the archive can be made public',
  severity: 'high',
  info: 'The storage account forbids anonymous access to its blobs.',
  why: 'One click on one container would publish the sign-ins of everybody.',
  fix: 'Synthesize anew: the kit writes `allow_nested_items_to_be_public = false`, and nothing in the environment file opens it.',
  playbook: ['REQ-7'],
  frameworks: {
    nistCsf: ['PR.AA-05', 'PR.DS-01'],
    nist80053: ['AC-3', 'AU-9'],
    cisV8: ['3.3'],
    iso27001: ['A.8.3', 'A.5.15'],
    mcsb: ['NS-2'],
  },
  needs: ['foundation'],
  judges: { azurerm_storage_account: ['allow_nested_items_to_be_public'] },
  check: (configuration) =>
    archives(configuration).map((archive) => {
      // The provider's default is true up to version 4.
      const open = get(archive, 'allow_nested_items_to_be_public') ?? true;
      return judge(
        archive,
        open,
        false,
        'public',
        'One click publishes the archived logs: containers of the archive may be made public.',
      );
    }),
};
