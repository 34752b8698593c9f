import type { ControlCases } from '../cases';

export const cases: ControlCases = {
  compliant: [
    { when: 'another role is eligible' },
    {
      when: 'Security Reader is standing',
      change: ({ f }) => {
        f.azuread_directory_role_assignment = {
          reader: {
            role_id: '5d6b6bb7-de71-4623-b4af-96380a352509',
            principal_object_id: '${azuread_group.analysts.object_id}',
          },
        };
      },
    },
  ],
  nonCompliant: [
    {
      when: 'it is assigned by its template id',
      change: ({ f }) => {
        f.azuread_directory_role_assignment = { ga: { role_id: '62e90394-69f5-4237-9190-012177145e10' } };
      },
      finding: 'standing',
      address: 'azuread_directory_role_assignment.ga',
    },
    {
      when: 'it is assigned by a role resource that names it',
      change: ({ f }) => {
        f.azuread_directory_role = { admin: { display_name: 'Global Administrator' } };
        f.azuread_directory_role_assignment = { ga: { role_id: '${azuread_directory_role.admin.template_id}' } };
      },
    },
  ],
  unknown: [
    {
      when: 'the role is known after apply only',
      change: ({ f }) => {
        f.azuread_directory_role_assignment = { some: { role_id: '${var.role}' } };
      },
    },
  ],
};
