import type { Json } from '../world';
import { type HandEdit, withValue } from './edit';

// Made up, and put together here so that no scanner takes them for real.
const SECRET = `abc${'8Q~'}${'A'.repeat(33)}`;
const OTHER = '/subscriptions/00000000-0000-4000-8000-0000000000ee';

type Change = readonly [how: string, way: readonly (string | number)[], value: Json];

/** What people add to a stack: kinds of blocks, resources and settings that the kit does not write. */
const ADDED: readonly Change[] = [
  ['a module from git', ['module', 'm'], { source: 'git::https://example.com/m' }],
  ['a module beside', ['module', 'm'], { source: './m' }],
  ['a module with a secret', ['module', 'm'], { source: './m', token: SECRET }],
  ['data that runs a program', ['data', 'external', 'x'], { program: ['sh'] }],
  ['data from the web', ['data', 'http', 'x'], { url: 'https://example.com' }],
  ['data that reads a file', ['data', 'local_file', 'x'], { filename: '/etc/passwd' }],
  ['data that reads a secret', ['data', 'azurerm_key_vault_secret', 'x'], { name: 'x' }],
  ['data of another state', ['data', 'terraform_remote_state', 'x'], { backend: 'local' }],
  ['terraform_data', ['resource', 'terraform_data', 'x'], { input: 'x' }],
  ['null_resource', ['resource', 'null_resource', 'x'], {}],
  ['a file that is written', ['resource', 'local_file', 'x'], { filename: 'x', content: 'x' }],
  ['anything by azapi', ['resource', 'azapi_resource', 'x'], { type: 'Microsoft.X/y@1' }],
  [
    'a role assignment by azapi',
    ['resource', 'azapi_resource', 'x'],
    { type: 'Microsoft.Authorization/roleAssignments@2022-04-01' },
  ],
  ['an action by azapi', ['resource', 'azapi_resource_action', 'x'], { action: 'listKeys' }],
  [
    'a role of its own with every right',
    ['resource', 'azurerm_role_definition', 'x'],
    { name: 'x', permissions: [{ actions: ['*'] }] },
  ],
  ['a directory role of its own', ['resource', 'azuread_custom_directory_role', 'x'], { display_name: 'x' }],
  [
    'a template deployment',
    ['resource', 'azurerm_resource_group_template_deployment', 'x'],
    { template_content: '{}' },
  ],
  ['a password of an application', ['resource', 'azuread_application_password', 'x'], { application_id: 'x' }],
  [
    'a password of a service principal',
    ['resource', 'azuread_service_principal_password', 'x'],
    { service_principal_id: 'x' },
  ],
  ['a certificate of an application', ['resource', 'azuread_application_certificate', 'x'], { value: 'x' }],
  ['a federated credential', ['resource', 'azuread_application_federated_identity_credential', 'x'], { subject: 'x' }],
  ['an application', ['resource', 'azuread_application', 'x'], { display_name: 'x' }],
  ['a user', ['resource', 'azuread_user', 'x'], { user_principal_name: 'x@y' }],
  ['a member of a group', ['resource', 'azuread_group_member', 'x'], { group_object_id: 'x', member_object_id: 'y' }],
  ['an automation account', ['resource', 'azurerm_automation_account', 'x'], { name: 'x' }],
  ['a machine', ['resource', 'azurerm_linux_virtual_machine', 'x'], { name: 'x' }],
  [
    'a data export',
    ['resource', 'azurerm_log_analytics_data_export_rule', 'x'],
    { name: 'x', destination_resource_id: OTHER },
  ],
  ['a diagnostic setting of something else', ['resource', 'azurerm_monitor_diagnostic_setting', 'x'], { name: 'x' }],
  ['a purge of logs', ['resource', 'azurerm_log_analytics_query_pack', 'x'], { name: 'x' }],
  ['an anomaly rule', ['resource', 'azurerm_sentinel_alert_rule_anomaly_built_in', 'x'], { enabled: false }],
  [
    'a Global Administrator',
    ['resource', 'azuread_directory_role_assignment', 'x'],
    { role_id: '62e90394-69f5-4237-9190-012177145e10', principal_object_id: 'x' },
  ],
  [
    'an eligible Global Administrator',
    ['resource', 'azuread_directory_role_eligibility_schedule_request', 'x'],
    { role_definition_id: '62e90394-69f5-4237-9190-012177145e10', principal_id: 'x', directory_scope_id: '/' },
  ],
  [
    'an eligible Privileged Role Administrator',
    ['resource', 'azuread_directory_role_eligibility_schedule_request', 'x'],
    { role_definition_id: 'e8611ab8-c189-46e8-94e1-60213ab1f814', principal_id: 'x', directory_scope_id: '/' },
  ],
  [
    'a Global Administrator by the old API',
    ['resource', 'azuread_directory_role_member', 'x'],
    { role_object_id: '62e90394-69f5-4237-9190-012177145e10', member_object_id: 'x' },
  ],
  [
    'an Owner',
    ['resource', 'azurerm_role_assignment', 'x'],
    { role_definition_name: 'Owner', scope: '/', principal_id: 'x' },
  ],
  [
    'an eligible Owner',
    ['resource', 'azurerm_pim_eligible_role_assignment', 'x'],
    {
      role_definition_id: `${OTHER}/providers/Microsoft.Authorization/roleDefinitions/8e3af657-a8ff-443c-a75c-2fe8c4bcb635`,
      scope: OTHER,
      principal_id: 'x',
    },
  ],
  [
    'an active Owner',
    ['resource', 'azurerm_pim_active_role_assignment', 'x'],
    {
      role_definition_id: '/providers/Microsoft.Authorization/roleDefinitions/8e3af657-a8ff-443c-a75c-2fe8c4bcb635',
      scope: '/',
      principal_id: 'x',
    },
  ],
  [
    'a role that nobody knows',
    ['resource', 'azurerm_role_assignment', 'x'],
    { role_definition_name: 'Key Vault Administrator', scope: '/', principal_id: 'x' },
  ],
  [
    'a right on Microsoft Graph',
    ['resource', 'azuread_app_role_assignment', 'x'],
    { app_role_id: '19dbc75e-c2e2-444c-a770-ec69d8559fc7', principal_object_id: 'x' },
  ],
  [
    'a further setting of Entra ID',
    ['resource', 'azurerm_monitor_aad_diagnostic_setting', 'x'],
    {
      name: 'x',
      log_analytics_workspace_id: `${OTHER}/resourceGroups/x/providers/Microsoft.OperationalInsights/workspaces/x`,
      enabled_log: [{ category: 'AuditLogs' }],
    },
  ],
  [
    'a further storage account',
    ['resource', 'azurerm_storage_account', 'x'],
    { name: 'x', resource_group_name: 'elsewhere' },
  ],
  [
    'a further workspace',
    ['resource', 'azurerm_log_analytics_workspace', 'x'],
    { name: 'x', resource_group_name: 'elsewhere', retention_in_days: 30 },
  ],
  [
    'a policy that locks everybody out',
    ['resource', 'azuread_conditional_access_policy', 'x'],
    { state: 'enabled', conditions: { users: { included_users: ['All'] } } },
  ],
  [
    'a reader of the stream that may send',
    ['resource', 'azurerm_eventhub_authorization_rule', 'x'],
    { name: 'x', send: true },
  ],
  ['a local value', ['locals', 'x'], 'x'],
  ['a secret in a local value', ['locals', 'client_secret'], 'x'],
  ['a secret in a local value, by its form', ['locals', 'x'], { y: [SECRET] }],
  ['a secret in JSON in a local value', ['locals', 'x'], `\${jsonencode({a = "${SECRET}"})}`],
  ['a secret in an output', ['output', 'x'], { value: SECRET }],
  ['a key in an output', ['output', 'x'], { value: '${azurerm_log_analytics_workspace.workspace.primary_shared_key}' }],
  ['an output', ['output', 'x'], { value: 'x' }],
  ['a variable', ['variable', 'x'], { default: 1 }],
  ['a secret as the default of a variable', ['variable', 'x'], { default: SECRET }],
  ['a check', ['check', 'x'], {}],
  ['an ephemeral password', ['ephemeral', 'random_password', 'x'], {}],
  ['an action', ['action', 'azurerm_virtual_machine_power', 'x'], {}],
  ['a list of resources', ['list', 'azurerm_resource_group', 'x'], {}],
  ['a block that nobody knows', ['foreign', 'x'], {}],
  ['a move', ['moved'], [{ from: 'azurerm_resource_group.old', to: 'azurerm_resource_group.resource_group' }]],
  ['an import', ['import'], [{ to: 'azurerm_resource_group.resource_group', id: OTHER }]],
  ['a removal', ['removed'], [{ from: 'azurerm_management_lock.lock', lifecycle: { destroy: false } }]],
  ['a foreign provider', ['provider', 'restapi'], [{ uri: 'https://example.com' }]],
  [
    'a provider that is required',
    ['terraform', 'required_providers', 'azapi'],
    { source: 'azure/azapi', version: '2.0.0' },
  ],
  ['an alias of a provider', ['provider', 'azurerm', 1], { alias: 'elsewhere', features: [{}] }],
  ['a provider of somebody else', ['terraform', 'required_providers', 'azurerm', 'source'], 'somebody/azurerm'],
  ['a range of versions', ['terraform', 'required_providers', 'azurerm', 'version'], '~> 4.0'],
  [
    'a provider that purges',
    ['provider', 'azurerm', 0, 'features', 0, 'log_analytics_workspace', 0, 'permanently_delete_on_destroy'],
    true,
  ],
  ['a provider with a secret', ['provider', 'azurerm', 0, 'client_secret'], 'x'],
  ['a provider that skips registration', ['provider', 'azurerm', 0, 'skip_provider_registration'], true],
  [
    'a provider that purges keys',
    ['provider', 'azurerm', 0, 'features', 0, 'key_vault'],
    [{ purge_soft_delete_on_destroy: true }],
  ],
  ['a provider with partners', ['provider', 'azurerm', 0, 'auxiliary_tenant_ids'], ['x']],
  ['meta data of a provider', ['terraform', 'provider_meta'], { azurerm: {} }],
  ['an experiment', ['terraform', 'experiments'], ['x']],
  ['a version of Terraform', ['terraform', 'required_version'], '>= 1.0'],
  [
    'encryption of the state with a phrase',
    ['terraform', 'encryption'],
    { key_provider: { pbkdf2: { k: { passphrase: 'x' } } } },
  ],
  ['a local backend', ['terraform', 'backend'], { local: {} }],
  ['a backend over HTTP', ['terraform', 'backend'], { http: { address: 'http://example.com' } }],
  ['a backend in the cloud of somebody', ['terraform', 'cloud'], { organization: 'x' }],
  ['a backend with a key', ['terraform', 'backend', 'azurerm', 'access_key'], 'x'],
];

const FILES = ['override.tf.json', 'x_override.tf', 'more.tf', 'more.tofu', 'terraform.tfvars', 'x.auto.tfvars.json'];

/** Detections that somebody adds. */
const DETECTIONS: readonly Change[] = [
  [
    'a further rule',
    ['resource', 'azurerm_sentinel_alert_rule_scheduled', 'x'],
    { name: 'x', display_name: 'x', enabled: true },
  ],
  [
    'a further rule that is off',
    ['resource', 'azurerm_sentinel_alert_rule_nrt', 'x'],
    { name: 'x', display_name: 'x', enabled: false },
  ],
  [
    'a further automation rule',
    ['resource', 'azurerm_sentinel_automation_rule', 'x'],
    { name: 'x', display_name: 'x', order: 1, action_incident: [{ status: 'Closed', order: 1 }] },
  ],
  [
    'a further function',
    ['resource', 'azurerm_log_analytics_saved_search', 'x'],
    { name: 'x', function_alias: 'TokenTheft_X', query: 'print 1' },
  ],
  [
    'a further watchlist',
    ['resource', 'azurerm_sentinel_watchlist', 'x'],
    { name: 'x', display_name: 'x', item_search_key: 'x' },
  ],
  [
    'a further row of a watchlist',
    ['resource', 'azurerm_sentinel_watchlist_item', 'x'],
    {
      watchlist_id: '${azurerm_sentinel_watchlist.watchlist_TrustedEgress.id}',
      properties: { Network: '198.51.100.0/24' },
    },
  ],
  ['a further workbook', ['resource', 'azurerm_application_insights_workbook', 'x'], { name: 'x', data_json: '{}' }],
];

/** What is added to a stack. */
export function* additions(root: Json, home: Pick<HandEdit, 'environment' | 'part'>): Generator<HandEdit> {
  for (const [how, way, value] of [...ADDED, ...(home.part === 'detections' ? DETECTIONS : [])])
    yield { ...home, what: 'added', path: '', how, edited: withValue(root, way, value) };
  for (const file of FILES)
    yield { ...home, what: 'added', path: '', how: `a file ${file}`, edited: root, besides: [file] };
}
