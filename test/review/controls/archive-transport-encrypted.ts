import type { ControlCases } from '../cases';

export const cases: ControlCases = {
  compliant: [{ when: 'HTTPS and TLS 1.2 are asked for' }],
  nonCompliant: [
    {
      when: 'TLS 1.0 is taken',
      change: ({ f }) => {
        f.azurerm_storage_account.archive.min_tls_version = 'TLS1_0';
      },
      finding: 'tls',
    },
    {
      when: 'HTTP is taken',
      change: ({ f }) => {
        f.azurerm_storage_account.archive.https_traffic_only_enabled = false;
      },
      finding: 'https',
    },
  ],
};
