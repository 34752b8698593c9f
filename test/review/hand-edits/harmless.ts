import { kinds } from '../../../lib/review/world/kinds';
import { providerKinds, terraformKind } from '../../../lib/review/world/settings';
import { matches } from '../../../lib/values/glob';
import { type HandEdit, kindOf } from './edit';
import { isRequired } from './required';

const DEFAULT = 'The provider has the same default.';
const BOUND = 'The provider refuses a number that is out of its bounds.';

/** Kinds of edits that change nothing of what the review promises, each with its reason. */
export const HARMLESS: Readonly<Record<string, string>> = {
  '* depends_on: *': 'It is about the order of creation: an apply that comes too early stops, and is repeated.',
  'azurerm_eventhub namespace_id: dropped': 'The provider refuses a hub without a namespace.',
  'azurerm_sentinel_data_connector_* tenant_id: dropped':
    'The provider takes its own tenant then, which is pinned and judged.',
  'azurerm_storage_account cross_tenant_replication_enabled: dropped': DEFAULT,
  'azurerm_storage_account https_traffic_only_enabled: dropped': DEFAULT,
  'azurerm_storage_account min_tls_version: dropped': DEFAULT,
  'azurerm_storage_account shared_access_key_enabled: dropped': DEFAULT,
  'azurerm_eventhub_namespace minimum_tls_version: dropped': DEFAULT,
  'azurerm_sentinel_alert_rule_*enabled: dropped': DEFAULT,
  'azurerm_sentinel_automation_rule enabled: dropped': DEFAULT,
  'provider.azurerm features*: dropped': DEFAULT,
  'azurerm_log_analytics_workspace retention_in_days: set to 9999999': BOUND,
  'azurerm_log_analytics_workspace retention_in_days: made negative': BOUND,
  'azurerm_storage_account blob_properties.*retention_policy.days: set to 9999999': BOUND,
  'added: a local value': 'What a local value holds counts where it is used.',
  'added: a version of Terraform': 'It can only stop Terraform.',
  'added: an output': 'It shows what is known anyway; one that shows a secret is found.',
  'added: a provider that purges': 'In the stack without a workspace there is nothing to purge.',
};

/** Kinds of which the configuration alone cannot tell that they are edits: the record that synth wrote beside it does. */
export const TOLD_BY_RECORD: Readonly<Record<string, string>> = {
  'azuread_directory_role_*: dropped': 'A right less; how many an environment gives stands in its file.',
  'azurerm_pim_eligible_role_assignment: dropped': 'A right less; how many an environment gives stands in its file.',
  'azurerm_sentinel_data_connector_*: dropped': 'Other sources fill the tables that rules read, which is judged.',
  'azurerm_application_insights_workbook: dropped': 'A picture less.',
  'azurerm_sentinel_automation_rule: dropped': 'A task or a tag less on incidents.',
};

/** Why nobody has to notice an edit; undefined: somebody has to. */
export function harmless(edit: HandEdit): string | undefined {
  const { what, path, how, edited, address } = edit;
  const kind = kindOf(edit);
  const listed = Object.keys(HARMLESS).find((pattern) => matches(pattern, kind));
  if (listed) return listed;
  if (path && known(what).some((name) => path === name || path.startsWith(`${name}.`))) return 'its list says so';
  if (how !== 'dropped') return undefined;
  if (path && isRequired(what, path)) return 'Terraform refuses the resource without it';
  return !path && address && JSON.stringify(edited.resource).includes(address)
    ? 'Terraform refuses a reference to what is not there'
    : undefined;
}

/** Arguments that the review itself calls harmless. */
function known(what: string): readonly string[] {
  const kind =
    what === 'terraform' ? terraformKind : (providerKinds.get(what.replace(/^provider\./, '')) ?? kinds.get(what));
  return Object.keys(kind?.harmless ?? {});
}
