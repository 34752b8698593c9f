/** Ids of Azure resources that follow from names. The fixed words have the case that the provider insists on. */

export const resourceGroupId = (subscriptionId: string, name: string): string =>
  `/subscriptions/${subscriptionId}/resourceGroups/${name}`;

/** As Azure returns it for assignments inside a subscription; any other form shows up as a change in every plan. */
export const roleDefinitionId = (subscriptionId: string, roleGuid: string): string =>
  `/subscriptions/${subscriptionId}${tenantRoleDefinitionId(roleGuid)}`;

/** As Azure returns it for assignments above all subscriptions. */
export const tenantRoleDefinitionId = (roleGuid: string): string =>
  `/providers/Microsoft.Authorization/roleDefinitions/${roleGuid}`;
