import { asText } from '../../values/text';
import { type Control, fail, inEnvironment, judge, type Mark, unknown } from '../control/control';
import { archives } from '../facts/logs';
import { blocks, get } from '../input/configuration';
import { isUnknown, valueAt } from '../input/value';

/** Token theft is often noticed weeks later. */
const WISHED = 90;

const PATCH = inEnvironment('diagnostics:\n  archive:\n    immutableDays: 365');

export const control: Control = {
  id: 'archive-immutable',
  title: 'Archived logs cannot be changed or deleted early',
  severity: 'medium',
  info: `The storage account of the archive has an immutability policy (write once, read many) of ${WISHED} days or more, which lets the log writer append.`,
  why: 'An archive that an intruder can rewrite proves nothing.',
  fix: 'Set `diagnostics.archive.immutableDays`; it may not exceed `diagnostics.archive.deleteAfterDays`.',
  playbook: ['REQ-7'],
  frameworks: {
    nistCsf: ['PR.DS-01', 'RS.AN-06'],
    nist80053: ['AU-9', 'AU-9(2)'],
    cisV8: ['3.3', '11.3'],
    iso27001: ['A.5.28', 'A.5.33'],
    mcsb: ['LT-6', 'BR-2'],
  },
  needs: ['foundation'],
  judges: {
    azurerm_storage_account: [
      'immutability_policy.period_since_creation_in_days',
      'immutability_policy.state',
      'immutability_policy.allow_protected_append_writes',
    ],
  },
  check: (configuration) =>
    archives(configuration).flatMap((archive): Mark | Mark[] => {
      if (isUnknown(get(archive, 'immutability_policy')))
        return unknown(archive, 'policy', 'The immutability policy is known after apply only.');
      const [policy] = blocks(archive, 'immutability_policy');
      if (!policy)
        return fail(
          archive,
          'policy',
          'Archived logs can be changed and deleted: the archive has no immutability policy.',
          PATCH,
        );
      const days = valueAt(policy, ['period_since_creation_in_days']);
      const state = valueAt(policy, ['state']);
      if (isUnknown(state)) return unknown(archive, 'policy', 'The state of the policy is known after apply only.');
      if (state !== 'Locked' && state !== 'Unlocked')
        return fail(
          archive,
          'policy',
          'Archived logs can be changed and deleted: the immutability policy of the archive is disabled.',
          PATCH,
        );
      return [
        judge(
          archive,
          days,
          (d) => typeof d === 'number' && d >= WISHED,
          'days',
          `Archived logs can be changed and deleted after ${asText(days)} days.`,
          PATCH,
        ),
        judge(
          archive,
          policy.allow_protected_append_writes,
          true,
          'append',
          'The log writer cannot append to the archive: the immutability policy keeps it from writing, too.',
        ),
      ];
    }),
};
