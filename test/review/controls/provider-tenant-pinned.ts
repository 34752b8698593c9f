import type { ControlCases } from '../cases';

export const cases: ControlCases = {
  compliant: [{ when: 'they are' }],
  nonCompliant: [
    {
      when: 'the subscription is left to who signs in',
      change: ({ foundation }) => {
        delete foundation.provider.azurerm[0].subscription_id;
      },
      finding: 'subscription_id',
    },
  ],
  unknown: [
    {
      when: 'a variable tells the tenant',
      change: ({ foundation }) => {
        foundation.provider.azuread[0].tenant_id = '${var.tenant}';
      },
    },
  ],
};
