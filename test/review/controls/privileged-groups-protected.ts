import type { ControlCases } from '../cases';

export const cases: ControlCases = {
  compliant: [{ when: 'the group is role-assignable' }],
  nonCompliant: [
    {
      when: 'it is not',
      change: ({ f }) => {
        f.azuread_group.analysts.assignable_to_role = false;
      },
      finding: 'assignable',
      address: 'azuread_group.analysts',
    },
    {
      when: 'a rule decides who is in it',
      change: ({ f }) => {
        f.azuread_group.analysts.dynamic_membership = { enabled: true, rule: 'user.department -eq "IT"' };
      },
      finding: 'dynamic',
    },
  ],
};
