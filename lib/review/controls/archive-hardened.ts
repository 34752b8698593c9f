import { type Control, fail, judge, type Mark } from '../control/control';
import { archives } from '../facts/logs';
import type { Resource } from '../input/configuration';
import { blocks, get } from '../input/configuration';
import { isUnknown, type Value } from '../input/value';

/** Days for which a deleted blob or container can be had back. */
const RECOVERABLE = 7;

const enough = (days: Value) => typeof days === 'number' && days >= RECOVERABLE;

/** Switches: argument, its default, what is wished, and what is wrong otherwise. */
const SWITCHES = [
  ['cross_tenant_replication_enabled', false, false, 'Archived logs can be copied into accounts of other tenants.'],
  [
    'local_user_enabled',
    true,
    false,
    'Users of the storage account itself, with passwords or keys, can read the archive.',
  ],
  ['sftp_enabled', false, false, 'The archive can be read over SFTP, past Entra ID.'],
  ['infrastructure_encryption_enabled', false, true, 'Archived logs are encrypted once only.'],
] as const;

const RETAINED = [
  ['delete_retention_policy', 'blobs', 'A deleted blob of the archive is gone at once.'],
  ['container_delete_retention_policy', 'containers', 'A deleted container of the archive is gone at once.'],
] as const;

function judgeArchive(archive: Resource): readonly Mark[] {
  const immutable = blocks(archive, 'immutability_policy').length > 0 || isUnknown(get(archive, 'immutability_policy'));
  return [
    ...SWITCHES.map(([argument, otherwise, wished, message]) =>
      judge(archive, get(archive, argument) ?? otherwise, wished, argument, message),
    ),
    ...RETAINED.map(([policy, finding, message]) => {
      const [found] = blocks(archive, 'blob_properties', policy);
      const value = get(archive, 'blob_properties', policy);
      // The provider's default of a policy that is there is a week.
      if (isUnknown(value) || found)
        return judge(archive, isUnknown(value) ? value : (found!.days ?? RECOVERABLE), enough, finding, message);
      return fail(archive, finding, message);
    }),
    ...(immutable
      ? [
          judge(
            archive,
            get(archive, 'blob_properties', 'versioning_enabled') ?? false,
            true,
            'versioning',
            'The immutability of the archive holds for nothing: versions are off.',
          ),
        ]
      : []),
  ];
}

export const control: Control = {
  id: 'archive-hardened',
  title: 'The archive has no side door, and gives back what is deleted',
  severity: 'medium',
  info: 'No copies into other tenants, no local users, no SFTP; double encryption; deleted blobs and containers come back for a week; versions where the archive is immutable.',
  why: 'An archive is attacked where nobody looks: through a feature that is off by habit, or by deleting what it holds.',
  fix: 'Run `ttk synth` again: the kit always sets all of it.',
  playbook: ['REQ-7'],
  frameworks: {
    nistCsf: ['PR.DS-01', 'PR.DS-11', 'PR.AA-05'],
    nist80053: ['AU-9', 'SC-28', 'CP-9'],
    cisV8: ['3.3', '3.11', '11.3'],
    iso27001: ['A.8.13', 'A.8.12', 'A.5.33'],
    mcsb: ['BR-2', 'DP-2', 'NS-2'],
  },
  needs: ['foundation'],
  judges: {
    azurerm_storage_account: [
      ...SWITCHES.map(([argument]) => argument),
      'blob_properties.versioning_enabled',
      ...RETAINED.map(([policy]) => `blob_properties.${policy}.days`),
    ],
  },
  check: (configuration) => archives(configuration).flatMap(judgeArchive),
};
