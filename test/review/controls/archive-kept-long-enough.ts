import type { ControlCases } from '../cases';

export const cases: ControlCases = {
  setup: ({ f }) => {
    f.azurerm_storage_management_policy = {
      archive: {
        storage_account_id: '${azurerm_storage_account.archive.id}',
        rule: [{ enabled: true, actions: { base_blob: { delete_after_days_since_modification_greater_than: 730 } } }],
      },
    };
  },
  compliant: [{ when: 'logs are deleted after two years' }],
  nonCompliant: [
    {
      when: 'their versions are deleted after a month',
      change: ({ f }) => {
        f.azurerm_storage_management_policy.archive.rule[0].actions.version = { delete_after_days_since_creation: 30 };
      },
      finding: 'days',
    },
    {
      when: 'they are deleted after a month',
      change: ({ f }) => {
        f.azurerm_storage_management_policy.archive.rule[0].actions.base_blob = {
          delete_after_days_since_modification_greater_than: 30,
        };
      },
      finding: 'days',
      address: 'azurerm_storage_management_policy.archive',
    },
    {
      when: 'the rule that deletes is off',
      change: ({ f }) => {
        f.azurerm_storage_management_policy.archive.rule[0].enabled = false;
      },
      finding: 'lifecycle',
    },
    {
      when: 'they are deleted never',
      change: ({ f }) => {
        delete f.azurerm_storage_management_policy;
      },
      finding: 'lifecycle',
    },
  ],
};
