import type { ControlCases } from '../cases';

export const cases: ControlCases = {
  compliant: [{ when: 'groups hold the roles' }],
  nonCompliant: [
    {
      when: 'a user does',
      change: ({ f }) => {
        f.azurerm_pim_eligible_role_assignment.responder.principal_id = '${data.azuread_user.ann.object_id}';
      },
      finding: 'user',
      address: 'azurerm_pim_eligible_role_assignment.responder',
    },
    {
      when: 'the assignment says that it is one',
      change: ({ f }) => {
        f.azurerm_role_assignment = { ann: { role_definition_name: 'Reader', principal_type: 'User' } };
      },
    },
  ],
  unknown: [
    {
      when: 'an id tells nothing of what it is',
      change: ({ f }) => {
        f.azurerm_pim_eligible_role_assignment.responder.principal_id = '00000000-0000-4000-8000-0000000000aa';
      },
    },
  ],
};
