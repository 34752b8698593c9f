import type { ControlCase, ControlCases } from '../cases';

const flipped = (when: string, argument: string, value?: unknown): ControlCase => ({
  when,
  change: ({ f }) => {
    if (value === undefined) delete f.azurerm_storage_account.archive[argument];
    else f.azurerm_storage_account.archive[argument] = value;
  },
  finding: argument,
  address: 'azurerm_storage_account.archive',
});

export const cases: ControlCases = {
  setup: ({ f }) => {
    Object.assign(f.azurerm_storage_account.archive, {
      cross_tenant_replication_enabled: false,
      local_user_enabled: false,
      infrastructure_encryption_enabled: true,
      blob_properties: {
        versioning_enabled: true,
        delete_retention_policy: { days: 7 },
        container_delete_retention_policy: { days: 7 },
      },
    });
  },
  compliant: [
    { when: 'it is as the kit makes it' },
    {
      when: 'a deleted blob comes back for as long as the provider proposes',
      change: ({ f }) => {
        f.azurerm_storage_account.archive.blob_properties.delete_retention_policy = {};
      },
    },
  ],
  nonCompliant: [
    flipped('logs can be copied into other tenants', 'cross_tenant_replication_enabled', true),
    flipped('it has users of its own, which is the default', 'local_user_enabled'),
    flipped('it is read over SFTP', 'sftp_enabled', true),
    flipped('it is encrypted once, which is the default', 'infrastructure_encryption_enabled'),
    {
      when: 'deleted blobs come back for a day',
      change: ({ f }) => {
        f.azurerm_storage_account.archive.blob_properties.delete_retention_policy.days = 1;
      },
      finding: 'blobs',
    },
    {
      when: 'deleted containers do not come back',
      change: ({ f }) => {
        delete f.azurerm_storage_account.archive.blob_properties.container_delete_retention_policy;
      },
      finding: 'containers',
    },
    {
      when: 'versions are off, which its immutability needs',
      change: ({ f }) => {
        f.azurerm_storage_account.archive.blob_properties.versioning_enabled = false;
      },
      finding: 'versioning',
    },
  ],
  unknown: [
    {
      when: 'how long deleted blobs come back is known after apply only',
      change: ({ f }) => {
        f.azurerm_storage_account.archive.blob_properties.delete_retention_policy = '${var.policy}';
      },
    },
  ],
  notApplicable: [
    {
      when: 'nothing is archived',
      change: ({ f }) => {
        delete f.azurerm_monitor_aad_diagnostic_setting.archive;
      },
    },
  ],
};
