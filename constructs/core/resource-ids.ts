/** Ids of Azure resources that follow from names. The fixed words have the case that the provider insists on. */

const GUID = '[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}';

/** What a workspace id has to look like: the provider compares the fixed words with their case. */
export const WORKSPACE_ID = new RegExp(
  `^/subscriptions/(${GUID})/resourceGroups/([^/]{1,90})/providers/Microsoft\\.OperationalInsights/workspaces/([A-Za-z0-9][A-Za-z0-9-]{2,61}[A-Za-z0-9])$`,
);

export const WORKSPACE_ID_FORM =
  'a workspace id spelled /subscriptions/<guid>/resourceGroups/<name>/providers/Microsoft.OperationalInsights/workspaces/<name>';

export const resourceGroupId = (subscriptionId: string, name: string): string =>
  `/subscriptions/${subscriptionId}/resourceGroups/${name}`;

/** As Azure returns it for assignments inside a subscription; any other form shows up as a change in every plan. */
export const roleDefinitionId = (subscriptionId: string, roleGuid: string): string =>
  `/subscriptions/${subscriptionId}${tenantRoleDefinitionId(roleGuid)}`;

/** As Azure returns it for assignments above all subscriptions. */
export const tenantRoleDefinitionId = (roleGuid: string): string =>
  `/providers/Microsoft.Authorization/roleDefinitions/${roleGuid}`;
