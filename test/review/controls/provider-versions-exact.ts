import type { ControlCases } from '../cases';

export const cases: ControlCases = {
  compliant: [{ when: 'each is one version' }],
  nonCompliant: [
    {
      when: 'one is a range',
      change: ({ foundation }) => {
        foundation.terraform.required_providers.azurerm.version = '~> 4.55';
      },
      finding: 'azurerm',
    },
    {
      when: 'one has none',
      change: ({ foundation }) => {
        delete foundation.terraform.required_providers.azuread;
      },
      finding: 'azuread',
    },
  ],
};
