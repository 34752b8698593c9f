import { mapOf } from '../../values/maps';
import type { Change } from '../input/configuration';
import type { Harm } from './danger';

/** Resource types that hold or gather the evidence: no plan may destroy or replace one. */
export const EVIDENCE = mapOf({
  azurerm_resource_group: 'everything in the resource group goes with it',
  azurerm_log_analytics_workspace: 'the logs and everything of Sentinel go with the workspace',
  azurerm_sentinel_log_analytics_workspace_onboarding: 'Sentinel, its incidents and rules go with the onboarding',
  azurerm_monitor_aad_diagnostic_setting: 'Entra logs are not exported until it is there again; what is missed is lost',
  azurerm_storage_account: 'the archived logs go with the storage account',
});

/** What is lost with a resource, also while it is only replaced. */
const DESTROYED = mapOf({
  azurerm_management_lock: 'nothing protects the workspace from deletion any more',
  azurerm_log_analytics_workspace_table: 'the retention of the table falls back to that of the workspace',
  azurerm_eventhub: 'events that nobody has read yet go with the hub',
  azurerm_eventhub_namespace: 'the other SIEM receives nothing any more',
  azurerm_eventhub_namespace_authorization_rule: 'the diagnostic setting cannot write to the event hub any more',
  azurerm_storage_container: 'the archived logs go with the container',
  azurerm_storage_container_immutability_policy: 'archived logs can be changed and deleted',
  azurerm_storage_account_network_rules: 'the archive is reached from every network',
  azurerm_storage_management_policy: 'archived logs are no longer deleted in time, or too early',
  azurerm_sentinel_watchlist: 'the rows of the watchlist go with it, and the alias is blocked for a while',
  azuread_conditional_access_policy: 'the policy no longer protects sign-ins',
  azuread_group: 'its members lose their roles',
});

/** What is lost with a resource that does not come back. */
const DELETED: readonly (readonly [type: RegExp, danger: Harm['danger'], reason: string])[] = [
  [/^azurerm_sentinel_alert_rule_/, 'dangerous', 'it detects nothing any more'],
  [/^azurerm_sentinel_data_connector_/, 'dangerous', 'its logs and alerts arrive no longer'],
  [/^azurerm_sentinel_automation_rule$/, 'dangerous', 'nothing answers its incidents by itself any more'],
  [/^azurerm_(logic_app_\w+|resource_group_template_deployment)$/, 'dangerous', 'the response no longer runs'],
  [/^azurerm_log_analytics_solution$/, 'dangerous', 'what the solution brought goes with it'],
  [/^azurerm_sentinel_watchlist_item$/, 'notable', 'rules no longer know this row'],
  [/^azuread_named_location$/, 'notable', 'policies no longer know this place'],
];

const SEARCH = 'azurerm_log_analytics_saved_search';

/** What is lost by a deletion, a replacement, or by Terraform no longer looking after it. */
export function losses({ type, action, before }: Change): readonly Harm[] {
  const [evidence, destroyed] = [EVIDENCE.get(type), DESTROYED.get(type)];
  if (action === 'delete' || action === 'replace') {
    if (evidence) return [{ danger: 'blocker', reason: evidence }];
    if (destroyed) return [{ danger: 'dangerous', reason: destroyed }];
  }
  if (action !== 'delete' && action !== 'forget') return [];
  const deleted = DELETED.find(([pattern]) => pattern.test(type));
  const [danger, reason] = deleted
    ? [deleted[1], deleted[2]]
    : type === SEARCH
      ? savedSearch(before.function_alias)
      : ([undefined, ''] as const);
  if (action === 'delete') return danger ? [{ danger, reason }] : [];
  const grave = danger === 'dangerous' || evidence !== undefined || destroyed !== undefined;
  const forgotten = 'Terraform no longer looks after it: whoever changes or deletes it is never noticed';
  return [{ danger: grave ? 'dangerous' : 'notable', reason: forgotten }];
}

const savedSearch = (alias: unknown): readonly [Harm['danger'], string] =>
  typeof alias === 'string' && alias !== ''
    ? ['dangerous', `rules and investigators call the function ${alias}`]
    : ['notable', 'the hunting query is no longer at hand'];
