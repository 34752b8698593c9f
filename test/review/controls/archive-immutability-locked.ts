import type { ControlCases } from '../cases';

export const cases: ControlCases = {
  compliant: [{ when: 'it is' }],
  nonCompliant: [
    {
      when: 'the policy can still be taken away',
      change: ({ f }) => {
        f.azurerm_storage_account.archive.immutability_policy.state = 'Unlocked';
      },
      finding: 'state',
    },
  ],
};
