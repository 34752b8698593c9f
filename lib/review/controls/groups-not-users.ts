import { type Control, fail, pass, unknown } from '../control/control';
import { assignments, describeAssignment, JUDGED_OF_ROLES } from '../facts/access';

export const control: Control = {
  id: 'groups-not-users',
  title: 'Roles are given to groups, not to people',
  severity: 'medium',
  info: 'Every role of Azure and of Entra ID is assigned to a group, or to an application where one needs it.',
  why: 'People come and go; rights given to a person stay behind, and no review of the group finds them.',
  fix: 'Name the person in a group of `access.groups`, and give the group the role.',
  playbook: ['PRE-2'],
  frameworks: {
    nistCsf: ['PR.AA-05', 'PR.AA-01'],
    nist80053: ['AC-2', 'AC-3'],
    cisV8: ['6.8', '6.1'],
    iso27001: ['A.5.16', 'A.5.18'],
    mcsb: ['PA-3', 'PA-7'],
  },
  needs: ['foundation'],
  judges: JUDGED_OF_ROLES,
  check: (configuration) =>
    assignments(configuration).map((assignment) => {
      const { resource, principal } = assignment;
      if (principal === 'user')
        return fail(resource, 'user', `${describeAssignment(assignment)}: a person holds it, and no group.`);
      if (principal === undefined)
        return unknown(
          resource,
          'principal',
          `${describeAssignment(assignment)}: whether that is a group is not in the configuration.`,
        );
      return pass(resource, principal === 'group' ? 'A group.' : 'An application.');
    }),
};
