import { asText } from '../../values/text';
import { type Control, judge } from '../control/control';
import { archives } from '../facts/logs';
import { blocks } from '../input/configuration';

export const control: Control = {
  id: 'archive-immutability-locked',
  title: 'The immutability of the archive is locked',
  severity: 'low',
  info: 'The immutability policy is in the state Locked, in which nobody can shorten or remove it.',
  why: 'An unlocked policy guards against mistakes; a storage administrator, or who stole his token, can still take it away.',
  fix: 'Lock the policy by hand once the period has proven right (Storage account > Data protection); it cannot be undone, so the kit leaves it to a person.',
  playbook: ['REQ-7'],
  frameworks: {
    nistCsf: ['PR.DS-01'],
    nist80053: ['AU-9'],
    cisV8: ['3.3'],
    iso27001: ['A.5.28', 'A.5.33'],
    mcsb: ['LT-6'],
  },
  needs: ['foundation'],
  judges: { azurerm_storage_account: ['immutability_policy.state'] },
  check: (configuration) =>
    archives(configuration).flatMap((archive) =>
      blocks(archive, 'immutability_policy').map(({ state }) =>
        judge(
          archive,
          state,
          'Locked',
          'state',
          `Whoever administers the archive can shorten or remove its immutability: the policy is ${asText(state ?? 'Unlocked')}.`,
        ),
      ),
    ),
};
