import type { ControlCases } from '../cases';

export const cases: ControlCases = {
  compliant: [{ when: 'they are' }],
  nonCompliant: [
    {
      when: 'nothing is said, which means on',
      change: ({ f }) => {
        delete f.azurerm_storage_account.archive.shared_access_key_enabled;
      },
      finding: 'keys',
    },
  ],
};
