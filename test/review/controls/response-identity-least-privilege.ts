import type { ControlCases } from '../cases';

export const cases: ControlCases = {
  compliant: [
    {
      when: 'it may revoke sessions',
      change: ({ f }) => {
        f.azuread_app_role_assignment = { revoke: { app_role_id: '77f3a031-c388-4f99-b373-dc68676a979e' } };
      },
    },
    {
      when: 'the right is named in an expression',
      change: ({ f }) => {
        f.azuread_app_role_assignment = {
          revoke: { app_role_id: '${data.azuread_service_principal.graph.app_role_ids["User.RevokeSessions.All"]}' },
        };
      },
    },
  ],
  nonCompliant: [
    {
      when: 'it may write the directory',
      change: ({ f }) => {
        f.azuread_app_role_assignment = { all: { app_role_id: '19dbc75e-c2e2-444c-a770-ec69d8559fc7' } };
      },
      finding: 'Directory.ReadWrite.All',
      address: 'azuread_app_role_assignment.all',
    },
    {
      when: 'it is Contributor of the resource group',
      change: ({ f }) => {
        f.azurerm_role_assignment = {
          machine: {
            principal_type: 'ServicePrincipal',
            role_definition_name: 'Contributor',
            scope: '${azurerm_resource_group.group.id}',
          },
        };
      },
      finding: 'Contributor',
    },
  ],
  unknown: [
    {
      when: 'the right is one that the review does not know',
      change: ({ f }) => {
        f.azuread_app_role_assignment = { odd: { app_role_id: '00000000-0000-4000-8000-0000000000ff' } };
      },
    },
  ],
  notApplicable: [{ when: 'there is none' }],
};
