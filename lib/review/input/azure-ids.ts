import { mapOf } from '../../values/maps';

type Argument = (name: string) => string | undefined;

/** Type of a resource -> its path below the resource group. Source: Microsoft Learn, "Azure resource reference". */
const BELOW_GROUP = mapOf({
  azurerm_log_analytics_workspace: 'Microsoft.OperationalInsights/workspaces',
  azurerm_storage_account: 'Microsoft.Storage/storageAccounts',
  azurerm_eventhub_namespace: 'Microsoft.EventHub/namespaces',
  azurerm_logic_app_workflow: 'Microsoft.Logic/workflows',
});

/** The id that Azure will give a resource, where it follows from names; undefined otherwise. */
export function resourceId(type: string, argument: Argument, subscriptionId: string | undefined): string | undefined {
  const name = argument('name');
  if (subscriptionId === undefined || name === undefined) return undefined;
  if (type === 'azurerm_resource_group') return `/subscriptions/${subscriptionId}/resourceGroups/${name}`;
  const group = argument('resource_group_name');
  const path = BELOW_GROUP.get(type);
  if (path === undefined || group === undefined) return undefined;
  return `/subscriptions/${subscriptionId}/resourceGroups/${group}/providers/${path}/${name}`;
}

/** What a role assignment reaches. */
export type Reach = 'tenant' | 'managementGroup' | 'subscription' | 'resourceGroup' | 'resource' | 'entraDiagnostics';

/** How far a scope reaches, from the form of its id. */
export function reachOf(scope: string): Reach {
  const parts = scope.toLowerCase().split('/').filter(Boolean);
  // The only way to let a service principal write the diagnostic settings of Entra ID.
  if (parts.join('/') === 'providers/microsoft.aadiam') return 'entraDiagnostics';
  if (parts.length === 0) return 'tenant';
  if (parts[0] === 'providers' && parts[1] === 'microsoft.management') return 'managementGroup';
  if (parts[0] !== 'subscriptions') return 'tenant';
  if (parts.length === 2) return 'subscription';
  return parts.length === 4 && parts[2] === 'resourcegroups' ? 'resourceGroup' : 'resource';
}

/** The GUID at the end of a role definition's id, in lower case. */
export const roleGuid = (roleDefinitionId: string): string => roleDefinitionId.split('/').at(-1)!.toLowerCase();
