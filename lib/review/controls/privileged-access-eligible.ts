import { type Control, fail, type Mark, pass, skip, unknown } from '../control/control';
import { type Assignment, assignments, describeAssignment, isReader, JUDGED_OF_ROLES } from '../facts/access';
import { holds } from '../facts/licences';

/** Machines cannot activate a role; what they may do is judged by other controls. */
const concerns = ({ principal, reach }: Assignment) => principal !== 'workload' && reach !== 'entraDiagnostics';

export const control: Control = {
  id: 'privileged-access-eligible',
  title: 'Rights that change something have to be activated',
  severity: 'high',
  info: 'Roles that can change something are assigned eligible, through Privileged Identity Management; roles that only read may stand.',
  why: 'A token that is stolen while nothing is activated carries no power; activation asks for a second factor and leaves a trace.',
  fix: 'Leave out `assignment: standing` of the role; eligible is the default. It needs Entra ID P2.',
  playbook: ['PRE-2'],
  frameworks: {
    nistCsf: ['PR.AA-05'],
    nist80053: ['AC-6', 'AC-6(5)', 'AC-2'],
    cisV8: ['5.4', '6.8'],
    iso27001: ['A.8.2', 'A.5.18'],
    mcsb: ['PA-2', 'PA-7'],
  },
  needs: ['foundation'],
  judges: JUDGED_OF_ROLES,
  check(configuration) {
    const found = assignments(configuration).filter(concerns);
    const noPim = holds(configuration, ['EntraP2']) === 'no';
    return found.map((assignment): Mark => {
      const { resource, role, standing } = assignment;
      if (!standing) return pass(resource, `${describeAssignment(assignment)}, eligible`);
      if (role === undefined) return unknown(resource, 'role', 'Which role is assigned is known after apply only.');
      if (isReader(role)) return pass(resource, `${describeAssignment(assignment)}, only reads`);
      if (noPim)
        return skip(`${describeAssignment(assignment)} is standing: without Entra ID P2 there is no activation.`);
      return fail(resource, 'standing', `${describeAssignment(assignment)} is in force at any hour: it is standing.`);
    });
  },
};
