import type { ControlCases } from '../cases';

export const cases: ControlCases = {
  compliant: [
    { when: 'roles are those of Sentinel' },
    {
      when: 'Contributor reaches the diagnostic settings of Entra ID only',
      change: ({ f }) => {
        f.azurerm_role_assignment = {
          writer: {
            scope: '/providers/Microsoft.aadiam',
            role_definition_id:
              '/providers/Microsoft.Authorization/roleDefinitions/b24988ac-6180-42a0-ab88-20f7382dd24c',
          },
        };
      },
    },
  ],
  nonCompliant: [
    {
      when: 'somebody becomes Owner',
      change: ({ f }) => {
        f.azurerm_role_assignment = {
          owner: { scope: '${azurerm_resource_group.group.id}', role_definition_name: 'Owner' },
        };
      },
      finding: 'Owner',
      address: 'azurerm_role_assignment.owner',
    },
  ],
};
