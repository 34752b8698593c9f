import { type Control, fail, pass, unknown } from '../control/control';
import { assignments, describeAssignment, JUDGED_OF_ROLES } from '../facts/access';

export const control: Control = {
  id: 'no-standing-global-administrator',
  title: 'Nobody is given Global Administrator for good',
  severity: 'critical',
  info: 'No assignment of the Entra role Global Administrator is standing.',
  why: 'A stolen token of a standing Global Administrator is the whole tenant, at once.',
  fix: 'Assign Security Reader, Security Operator or Security Administrator instead (`access.entraRoles`); they serve the playbook.',
  playbook: ['PRE-2'],
  frameworks: {
    nistCsf: ['PR.AA-05'],
    nist80053: ['AC-6', 'AC-6(5)', 'AC-2'],
    cisV8: ['5.4', '6.8'],
    iso27001: ['A.8.2', 'A.5.18'],
    mcsb: ['PA-1', 'PA-2'],
  },
  needs: ['foundation'],
  judges: JUDGED_OF_ROLES,
  check: (configuration) =>
    assignments(configuration, 'entra').map((assignment) => {
      const { resource, role, standing } = assignment;
      if (role === undefined) return unknown(resource, 'role', 'Which role is assigned is known after apply only.');
      return role === 'Global Administrator' && standing
        ? fail(
            resource,
            'standing',
            `${describeAssignment(assignment)} holds the whole tenant at any hour: it is standing.`,
          )
        : pass(resource, `${describeAssignment(assignment)}${standing ? '' : ', eligible'}`);
    }),
};
