import type { ControlCases } from '../cases';

export const cases: ControlCases = {
  compliant: [{ when: 'it says so' }],
  nonCompliant: [
    {
      when: 'it says nothing, which allows it',
      change: ({ f }) => {
        delete f.azurerm_storage_account.archive.allow_nested_items_to_be_public;
      },
      finding: 'public',
    },
    {
      when: 'somebody names the account by its id',
      change: ({ f }) => {
        f.azurerm_storage_account.archive.allow_nested_items_to_be_public = true;
        f.azurerm_monitor_aad_diagnostic_setting.archive.storage_account_id =
          '/subscriptions/s/resourceGroups/rg-soc/providers/Microsoft.Storage/storageAccounts/starchive';
      },
    },
  ],
};
