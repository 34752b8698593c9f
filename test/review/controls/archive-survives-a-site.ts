import type { ControlCases } from '../cases';

export const cases: ControlCases = {
  compliant: [{ when: 'zones hold copies' }],
  nonCompliant: [
    {
      when: 'all copies lie in one place',
      change: ({ f }) => {
        f.azurerm_storage_account.archive.account_replication_type = 'LRS';
      },
      finding: 'replication',
    },
  ],
};
