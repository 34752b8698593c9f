import { azureRoles, broadAzureRoles } from '../../catalog/azure-roles';
import { entraRoles } from '../../catalog/entra-roles';
import { type Control, fail, type Mark, pass, unknown } from '../control/control';
import { type Assignment, assignments, describeAssignment, JUDGED_OF_ROLES } from '../facts/access';

/** Named in the catalogue so that they can be told, not because they serve. */
const NEVER = new Set<string>(['Global Administrator', ...Object.keys(broadAzureRoles)]);

function serves({ role, system }: Assignment): boolean {
  const roles = system === 'azure' ? azureRoles : entraRoles;
  return role !== undefined && Object.hasOwn(roles, role) && !NEVER.has(role);
}

function judgeAssignment(assignment: Assignment): readonly Mark[] {
  const { resource, role, system, standing, reach } = assignment;
  if (role === undefined) return [unknown(resource, 'role', 'Which role is assigned is known after apply only.')];
  if (serves(assignment)) return [pass(resource, role)];
  // Judged by controls of their own: no-broad-azure-roles, no-standing-global-administrator.
  if (system === 'azure' && NEVER.has(role)) return [];
  if (standing && role === 'Global Administrator') return [];
  const where = reach === undefined || reach === 'tenant' ? '' : ` (reaches: ${reach})`;
  const what =
    role === 'Global Administrator'
      ? 'one activation away from the whole tenant'
      : 'a role that no work of the playbook asks for';
  return [fail(resource, standing ? 'standing' : 'eligible', `${describeAssignment(assignment)}${where}: ${what}.`)];
}

export const control: Control = {
  id: 'roles-serve-the-playbook',
  title: 'Only roles that serve the playbook are given, eligible or standing',
  severity: 'high',
  info: 'Every role of Azure and of Entra ID is one of those that investigating and containing token theft asks for; Global Administrator is not even eligible.',
  why: 'Who can activate a role has it: with a session that he stole an intruder activates it as well. A role that nobody knows can hold any right.',
  fix: 'Give one of the roles of access.azureRoles and access.entraRoles; docs/environments.md lists them.',
  playbook: ['PRE-2'],
  frameworks: {
    nistCsf: ['PR.AA-05'],
    nist80053: ['AC-6', 'AC-6(5)', 'AC-2'],
    cisV8: ['5.4', '6.8'],
    iso27001: ['A.8.2', 'A.5.18'],
    mcsb: ['PA-1', 'PA-7'],
  },
  needs: ['foundation'],
  judges: JUDGED_OF_ROLES,
  check: (configuration) => assignments(configuration).flatMap(judgeAssignment),
};
