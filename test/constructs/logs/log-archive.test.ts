import { LogArchive } from '../../../constructs/logs/log-archive';
import { only, refusal, synth } from '../synth';

const archive = { name: 'starchive', resourceGroupName: 'rg-soc', location: 'westeurope' };

test('is as hard as the log writer allows', () => {
  const account = only(
    synth((stack) => new LogArchive(stack, 'archive', archive)),
    'azurerm_storage_account',
  );
  expect(account).toEqual({
    name: 'starchive',
    resource_group_name: 'rg-soc',
    location: 'westeurope',
    default_to_oauth_authentication: true,
    public_network_access_enabled: true,
    blob_properties: {
      versioning_enabled: false,
      delete_retention_policy: { days: 7 },
      container_delete_retention_policy: { days: 7 },
    },
    account_kind: 'StorageV2',
    account_tier: 'Standard',
    account_replication_type: 'ZRS',
    allow_nested_items_to_be_public: false,
    cross_tenant_replication_enabled: false,
    https_traffic_only_enabled: true,
    infrastructure_encryption_enabled: true,
    local_user_enabled: false,
    min_tls_version: 'TLS1_2',
    shared_access_key_enabled: true,
  });
});

test('deletes old append blobs, which cannot be moved to a cooler tier', () => {
  const resources = synth((stack) => new LogArchive(stack, 'archive', { ...archive, deleteAfterDays: 730 }));
  expect(only(resources, 'azurerm_storage_management_policy')).toEqual({
    storage_account_id: '${azurerm_storage_account.archive.id}',
    rule: [
      {
        name: 'delete-old-logs',
        enabled: true,
        filters: { blob_types: ['appendBlob'], prefix_match: ['insights-logs-'] },
        actions: { base_blob: { delete_after_days_since_modification_greater_than: 730 } },
      },
    ],
  });
});

test('immutable logs can still be appended to, and their versions go in the end', () => {
  const resources = synth((stack) => new LogArchive(stack, 'archive', { ...archive, immutableDays: 90 }));
  expect(only(resources, 'azurerm_storage_account')).toMatchObject({
    blob_properties: { versioning_enabled: true },
    immutability_policy: { state: 'Unlocked', allow_protected_append_writes: true, period_since_creation_in_days: 90 },
  });
  expect(JSON.stringify(only(resources, 'azurerm_storage_management_policy'))).toContain(
    '"version":{"delete_after_days_since_creation":365}',
  );
});

test('a firewall lets the log writer through', () => {
  const resources = synth((stack) => new LogArchive(stack, 'archive', { ...archive, allowedIps: ['203.0.113.0/24'] }));
  expect(only(resources, 'azurerm_storage_account').network_rules).toEqual({
    default_action: 'Deny',
    bypass: ['AzureServices'],
    ip_rules: ['203.0.113.0/24'],
  });
});

test('shared keys may be switched off, with a warning', () => {
  const resources = synth((stack) => {
    expect(new LogArchive(stack, 'a', archive).notes).toEqual([]);
    const made = new LogArchive(stack, 'b', { ...archive, sharedKeyAccess: false });
    expect(made.notes[0]).toContain('no shared keys');
    expect(made.storageAccountId).toContain('TfToken');
  });
  expect(resources.azurerm_storage_account!.b!.shared_access_key_enabled).toBe(false);
});

test('replication and tags are those that are asked for, and no tag is a template of Terraform', () => {
  const props = { ...archive, replication: 'LRS', tags: { team: '${soc}' } } as const;
  const account = only(
    synth((stack) => new LogArchive(stack, 'archive', props)),
    'azurerm_storage_account',
  );
  expect(account).toMatchObject({ account_replication_type: 'LRS', tags: { team: '$${soc}' } });
});

test('logs may be immutable as long as they are kept', () => {
  const props = { ...archive, deleteAfterDays: 90, immutableDays: 90 };
  expect(
    only(
      synth((stack) => new LogArchive(stack, 'archive', props)),
      'azurerm_storage_account',
    ),
  ).toMatchObject({ immutability_policy: { period_since_creation_in_days: 90 } });
});

test.each([
  [{ name: 'St-Archive' }, "'name' should be 3 to 24 lower-case letters and digits"],
  [{ replication: 'Premium' as never }, "'replication' should be LRS, ZRS"],
  [{ deleteAfterDays: 0 }, "'deleteAfterDays' should be between 1 and 36500 days, got 0"],
  [{ immutableDays: 0 }, "'immutableDays' should be between 1 and 36500 days, got 0"],
  [
    { deleteAfterDays: 30, immutableDays: 90 },
    "'immutableDays' is wrong here: logs are deleted after 30 days but cannot be deleted for 90",
  ],
  [
    { allowedIps: ['203.0.113.7/32'] },
    "'allowedIps' should be a public IPv4 address, or a range of such up to /30, got '203.0.113.7/32'",
  ],
  [{ tags: { ['t'.repeat(129)]: '' } }, `'tags.${'t'.repeat(129)}' should be 1 to 128 characters without`],
])('refuses %j', (props, message) => {
  expect(refusal((stack) => new LogArchive(stack, 'archive', { ...archive, ...props }))).toContain(message);
});
