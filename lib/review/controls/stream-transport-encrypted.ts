import { asText } from '../../values/text';
import { type Control, judge } from '../control/control';
import { get } from '../input/configuration';

export const control: Control = {
  id: 'stream-transport-encrypted',
  title: 'The event hub is reached over TLS 1.2 only',
  severity: 'high',
  info: 'The namespace takes no protocol older than TLS 1.2.',
  why: 'Sign-in logs name people, addresses and sessions; on older protocols they can be read on the way.',
  fix: 'Synthesize anew: the kit writes `minimum_tls_version = "1.2"`.',
  playbook: ['REQ-8'],
  frameworks: {
    nistCsf: ['PR.DS-02'],
    nist80053: ['SC-8', 'SC-8(1)'],
    cisV8: ['3.10'],
    iso27001: ['A.8.24'],
    mcsb: ['DP-3'],
  },
  needs: ['foundation'],
  judges: { azurerm_eventhub_namespace: ['minimum_tls_version'] },
  check: (configuration) =>
    configuration.all('azurerm_eventhub_namespace').map((namespace) => {
      const version = get(namespace, 'minimum_tls_version') ?? '1.2';
      return judge(
        namespace,
        version,
        (v) => v === '1.2' || v === '1.3',
        'tls',
        `Streamed logs can be read on the way: the event hub takes TLS ${asText(version)}.`,
      );
    }),
};
