import type { ControlCases } from '../cases';

export const cases: ControlCases = {
  compliant: [
    { when: 'the provider deletes softly' },
    {
      when: 'the provider says nothing, which means softly',
      change: ({ foundation }) => {
        foundation.provider.azurerm[0].features = [{}];
      },
    },
  ],
  nonCompliant: [
    {
      when: 'the provider purges',
      change: ({ foundation }) => {
        foundation.provider.azurerm[0].features = { log_analytics_workspace: { permanently_delete_on_destroy: true } };
      },
      finding: 'purge',
    },
  ],
  unknown: [
    {
      when: 'a variable decides',
      change: ({ foundation }) => {
        foundation.provider.azurerm[0].features = '${var.features}';
      },
    },
  ],
};
