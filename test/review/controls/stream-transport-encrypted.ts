import type { ControlCases } from '../cases';

export const cases: ControlCases = {
  compliant: [{ when: 'TLS 1.2 is asked for' }],
  nonCompliant: [
    {
      when: 'TLS 1.0 is taken',
      change: ({ f }) => {
        f.azurerm_eventhub_namespace.stream.minimum_tls_version = '1.0';
      },
      finding: 'tls',
    },
  ],
};
