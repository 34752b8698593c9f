import type { ControlCases } from '../cases';

export const cases: ControlCases = {
  compliant: [
    { when: 'roles are eligible' },
    {
      when: 'a role that only reads is standing',
      change: ({ f }) => {
        f.azurerm_role_assignment = {
          reader: { role_definition_name: 'Log Analytics Reader', scope: '${azurerm_resource_group.group.id}' },
        };
      },
    },
  ],
  nonCompliant: [
    {
      when: 'Sentinel Contributor is standing',
      change: ({ f }) => {
        f.azurerm_role_assignment = {
          engineers: { role_definition_name: 'Microsoft Sentinel Contributor', principal_type: 'Group' },
        };
      },
      finding: 'standing',
      address: 'azurerm_role_assignment.engineers',
    },
    {
      when: 'Security Administrator is standing',
      change: ({ f }) => {
        f.azuread_directory_role_assignment = { admin: { role_id: '194ae4cb-b126-40b2-bd5b-6091b380977d' } };
      },
    },
  ],
  notApplicable: [
    {
      when: 'the tenant has no licence for activation',
      change: ({ f, kit }) => {
        kit.licences = ['EntraP1'];
        delete f.azurerm_pim_eligible_role_assignment;
        delete f.azuread_directory_role_eligibility_schedule_request;
        f.azurerm_role_assignment = { it: { role_definition_name: 'Microsoft Sentinel Responder' } };
      },
    },
  ],
};
