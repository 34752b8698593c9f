import { broadAzureRoles } from '../../catalog/azure-roles';
import { type Control, fail, type Mark, pass, unknown } from '../control/control';
import { assignments, describeAssignment } from '../facts/access';
import { graphRights, rightsOfResponse } from '../facts/graph-rights';
import type { Resource } from '../input/configuration';
import { get } from '../input/configuration';
import { isUnknown } from '../input/value';

/** The name of a right: by its id, or as an expression such as `app_role_ids["User.Read.All"]` names it. */
function rightOf(assignment: Resource): string | undefined {
  const value = get(assignment, 'app_role_id');
  if (typeof value === 'string') return graphRights.get(value.toLowerCase());
  const named = isUnknown(value) ? /\["([\w.]+)"\]/.exec(value.expression)?.[1] : undefined;
  return named;
}

function judgeRight(assignment: Resource): Mark {
  const right = rightOf(assignment);
  if (right === undefined)
    return unknown(assignment, 'right', 'The review does not know this right of an application.');
  return rightsOfResponse.has(right)
    ? pass(assignment, right)
    : fail(
        assignment,
        right,
        `Whoever takes over the response can do far more than contain an attack: it holds ${right}.`,
      );
}

export const control: Control = {
  id: 'response-identity-least-privilege',
  title: 'The identity of the response may do only what the response does',
  severity: 'high',
  info: 'Rights of applications on Microsoft Graph, and roles of machines, are those that containment takes.',
  why: 'A playbook that may write the directory is a way to the whole tenant for whoever may edit the playbook.',
  fix: 'Grant User.RevokeSessions.All, User.EnableDisableAccount.All and IdentityRiskyUser.ReadWrite.All, nothing wider.',
  playbook: ['CON-2', 'CON-3', 'REQ-11'],
  frameworks: {
    nistCsf: ['PR.AA-05'],
    nist80053: ['AC-6', 'AC-6(5)', 'IA-9'],
    cisV8: ['5.5', '6.8'],
    iso27001: ['A.8.2', 'A.5.15'],
    mcsb: ['PA-7', 'IM-3'],
  },
  judges: { azuread_app_role_assignment: ['app_role_id'] },
  check(configuration) {
    const machines = assignments(configuration).filter(
      ({ principal, reach }) => principal === 'workload' && reach !== 'entraDiagnostics',
    );
    return [
      ...configuration.all('azuread_app_role_assignment').map(judgeRight),
      ...machines.map((assignment) => {
        const { resource, role, system } = assignment;
        if (role === undefined)
          return unknown(resource, 'role', 'Which role a machine holds is known after apply only.');
        return system === 'entra' || Object.hasOwn(broadAzureRoles, role)
          ? fail(
              resource,
              role,
              `${describeAssignment(assignment)}: whoever takes over the machine holds it at any hour.`,
            )
          : pass(resource, role);
      }),
    ];
  },
};
