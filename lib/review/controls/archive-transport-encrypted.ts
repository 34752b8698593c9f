import { asText } from '../../values/text';
import { type Control, judge } from '../control/control';
import { archives } from '../facts/logs';
import { get } from '../input/configuration';

export const control: Control = {
  id: 'archive-transport-encrypted',
  title: 'The archive is reached over TLS 1.2 only',
  severity: 'high',
  info: 'The storage account takes HTTPS only, with TLS 1.2 or newer.',
  why: 'Sign-in logs name people, addresses and sessions; on older protocols they can be read on the way.',
  fix: 'Synthesize anew: the kit writes `min_tls_version = "TLS1_2"` and `https_traffic_only_enabled = true`.',
  playbook: ['REQ-7'],
  frameworks: {
    nistCsf: ['PR.DS-02'],
    nist80053: ['SC-8', 'SC-8(1)'],
    cisV8: ['3.10'],
    iso27001: ['A.8.24', 'A.8.20'],
    mcsb: ['DP-3'],
  },
  needs: ['foundation'],
  judges: { azurerm_storage_account: ['min_tls_version', 'https_traffic_only_enabled'] },
  check: (configuration) =>
    archives(configuration).flatMap((archive) => {
      const version = get(archive, 'min_tls_version') ?? 'TLS1_2';
      const https = get(archive, 'https_traffic_only_enabled') ?? true;
      const modern = (v: unknown) => v === 'TLS1_2' || v === 'TLS1_3';
      return [
        judge(
          archive,
          version,
          modern,
          'tls',
          `Archived logs can be read on the way: the archive takes ${asText(version)}.`,
        ),
        judge(archive, https, true, 'https', 'Archived logs can be read on the way: the archive takes plain HTTP.'),
      ];
    }),
};
