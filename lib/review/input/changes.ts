import { mapOf } from '../../values/maps';
import type { Change } from './configuration';

export const dangers = ['blocker', 'dangerous', 'notable', 'routine'] as const;
export type Danger = (typeof dangers)[number];

export interface RatedChange extends Change {
  readonly danger: Danger;
  /** Why it is more than routine; empty for routine. */
  readonly reason: string;
}

/** Resource types that hold or gather the evidence: no plan may destroy or replace one. */
export const EVIDENCE = mapOf({
  azurerm_resource_group: 'everything in the resource group goes with it',
  azurerm_log_analytics_workspace: 'the logs and everything of Sentinel go with the workspace',
  azurerm_sentinel_log_analytics_workspace_onboarding: 'Sentinel, its incidents and rules go with the onboarding',
  azurerm_monitor_aad_diagnostic_setting: 'Entra logs are not exported until it is there again; what is missed is lost',
  azurerm_storage_account: 'the archived logs go with the storage account',
});

const DANGEROUS = mapOf({
  azurerm_management_lock: 'nothing protects the workspace from deletion any more',
  azurerm_log_analytics_workspace_table: 'the retention of the table falls back to that of the workspace',
  azurerm_eventhub_namespace: 'the other SIEM receives nothing any more',
  azurerm_eventhub_namespace_authorization_rule: 'the diagnostic setting cannot write to the event hub any more',
  azurerm_storage_management_policy: 'archived logs are no longer deleted in time, or too early',
  azurerm_sentinel_watchlist: 'the rows of the watchlist go with it, and the alias is blocked for a while',
  azuread_conditional_access_policy: 'the policy no longer protects sign-ins',
  azuread_group: 'its members lose their roles',
});

const GRANTS =
  /^(azurerm_role_assignment|azurerm_pim_\w+|azuread_directory_role\w*|azuread_app_role_assignment|azuread_group_member)$/;
const DETECTS = /^azurerm_sentinel_(alert_rule_\w+|data_connector_\w+|automation_rule)$/;
const SHORTER = ['retention_in_days', 'total_retention_in_days'];

/** Rates each change by the harm it can do; the worst first. */
export function rateChanges(changes: readonly Change[]): readonly RatedChange[] {
  return changes
    .map((change): RatedChange => ({ ...change, ...rate(change) }))
    .sort((a, b) => dangers.indexOf(a.danger) - dangers.indexOf(b.danger) || (a.address < b.address ? -1 : 1));
}

function rate(change: Change): { danger: Danger; reason: string } {
  const { type, action } = change;
  const destroys = action === 'delete' || action === 'replace';
  const [evidence, dangerous] = [EVIDENCE.get(type), DANGEROUS.get(type)];
  if (destroys && evidence) return { danger: 'blocker', reason: evidence };
  if (destroys && dangerous) return { danger: 'dangerous', reason: dangerous };
  if (action === 'delete' && DETECTS.test(type)) return { danger: 'dangerous', reason: 'it detects nothing any more' };
  if (action === 'forget') return { danger: 'notable', reason: 'Terraform no longer looks after it' };
  if (action === 'update') return rateUpdate(change);
  if (GRANTS.test(type))
    return { danger: 'notable', reason: action === 'delete' ? 'somebody loses a right' : 'somebody gets a right' };
  if (type === 'azuread_conditional_access_policy')
    return { danger: 'notable', reason: 'it decides who can sign in, and how' };
  return { danger: 'routine', reason: '' };
}

function rateUpdate({ type, before, after }: Change): { danger: Danger; reason: string } {
  for (const key of SHORTER) {
    const [old, next] = [before[key], after[key]];
    if (typeof old === 'number' && typeof next === 'number' && next < old)
      return { danger: 'dangerous', reason: `${key} falls from ${old} to ${next}: older logs are deleted` };
  }
  if (before.enabled === true && after.enabled === false) return { danger: 'dangerous', reason: 'it is switched off' };
  if (type === 'azurerm_monitor_aad_diagnostic_setting' && fewer(before.enabled_log, after.enabled_log))
    return { danger: 'dangerous', reason: 'fewer log categories are exported' };
  if (type === 'azuread_conditional_access_policy')
    return { danger: 'notable', reason: 'it decides who can sign in, and how' };
  if (GRANTS.test(type)) return { danger: 'notable', reason: 'it decides who may do what' };
  return { danger: 'routine', reason: '' };
}

const fewer = (before: unknown, after: unknown) =>
  Array.isArray(before) && Array.isArray(after) && after.length < before.length;
