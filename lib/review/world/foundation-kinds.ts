import { because, type Kinds, LABEL, NAMED, PLACED, SIZED, TAGS, TIMEOUTS } from './kind';

/** Workspace, logs, archive and stream. */
export const foundationKinds: Kinds = {
  azurerm_resource_group: { harmless: TAGS, vouched: { name: NAMED, location: PLACED } },
  azurerm_log_analytics_workspace: {
    harmless: { ...TAGS, ...because('It decides what is paid for a GB.', 'reservation_capacity_in_gb_per_day') },
    vouched: { name: NAMED, location: PLACED, sku: 'Only the environment file says which tier was bought.' },
  },
  azurerm_log_analytics_workspace_table: {
    harmless: TIMEOUTS,
    vouched: {
      name: 'Only the environment file says of which table it is.',
      plan: 'Only the environment file says how the table is to be searched.',
      ...because('Only the environment file says for how long.', 'retention_in_days', 'total_retention_in_days'),
    },
  },
  azurerm_sentinel_log_analytics_workspace_onboarding: {
    vouched: {
      customer_managed_key_enabled: 'Only the environment file says whose key the workspace is encrypted with.',
    },
  },
  azurerm_monitor_aad_diagnostic_setting: {
    harmless: { name: LABEL, ...TIMEOUTS },
    // Which categories reach the workspace is judged as well; of archive and stream only the environment file knows.
    vouched: {
      eventhub_name: 'Only the environment file says from which hub the stream is read.',
      enabled_log:
        'Only the environment file says which logs are kept and passed on beyond those that a control asks for.',
    },
  },
  azurerm_management_lock: {
    harmless: { name: LABEL, notes: 'Shown to the person whom the lock stops.' },
    vouched: { scope: 'Only the kit knows what in the workspace is locked, so that the daily changes still work.' },
  },
  azurerm_storage_account: {
    harmless: {
      ...TAGS,
      default_to_oauth_authentication: 'What the portal proposes first; which keys are taken is judged.',
    },
    vouched: {
      name: NAMED,
      location: PLACED,
      ...because('Only the kit knows which kind of account the log writer takes.', 'account_kind', 'account_tier'),
      ...because(
        'Only the environment file says from where the archive is read.',
        'public_network_access_enabled',
        'network_rules',
      ),
      ...because('Only the environment file says for how long.', 'immutability_policy.period_since_creation_in_days'),
    },
  },
  azurerm_storage_management_policy: {
    harmless: {
      'rule.name': LABEL,
      'rule.filters': 'The periods are judged whatever blobs they are for; a blob that no rule is for is kept.',
    },
    vouched: because(
      'Only the environment file says for how long.',
      'rule.actions.base_blob.delete_after_days_since_modification_greater_than',
      'rule.actions.version.delete_after_days_since_creation',
    ),
  },
  azurerm_eventhub_namespace: {
    harmless: TAGS,
    vouched: {
      name: NAMED,
      location: PLACED,
      ...because(SIZED, 'sku', 'capacity', 'auto_inflate_enabled', 'maximum_throughput_units'),
      local_authentication_enabled: 'Only the kit knows how the log writer signs in.',
      public_network_access_enabled: 'Only the environment file says from where the stream is read.',
    },
  },
  azurerm_eventhub: {
    vouched: { name: NAMED, ...because(SIZED, 'message_retention', 'partition_count') },
  },
  azurerm_eventhub_namespace_authorization_rule: {
    vouched: {
      name: NAMED,
      ...because('Only the kit knows what the log writer asks for.', 'listen', 'send', 'manage'),
    },
  },
};
