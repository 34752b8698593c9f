import { broadAzureRoles } from '../../catalog/azure-roles';
import { type Control, fail, pass, unknown } from '../control/control';
import { assignments, describeAssignment, JUDGED_OF_ROLES } from '../facts/access';

export const control: Control = {
  id: 'no-broad-azure-roles',
  title: 'Nobody is made Owner, Contributor or User Access Administrator',
  severity: 'high',
  info: 'Azure roles are those of Sentinel and Log Analytics. Contributor at /providers/Microsoft.aadiam is excepted: there is no other way to let a pipeline write the diagnostic settings of Entra ID.',
  why: 'Broad roles can switch off the logs, delete the evidence, and give rights to others.',
  fix: 'Use Microsoft Sentinel Reader, Responder or Contributor in `access.azureRoles[].role`.',
  playbook: ['PRE-2'],
  frameworks: {
    nistCsf: ['PR.AA-05'],
    nist80053: ['AC-6', 'AC-6(1)', 'AC-5'],
    cisV8: ['6.8', '5.4'],
    iso27001: ['A.8.2', 'A.5.3'],
    mcsb: ['PA-1', 'PA-7'],
  },
  needs: ['foundation'],
  judges: JUDGED_OF_ROLES,
  check: (configuration) =>
    assignments(configuration, 'azure').map((assignment) => {
      const { resource, role, reach } = assignment;
      if (role === undefined) return unknown(resource, 'role', 'Which role is assigned is known after apply only.');
      return Object.hasOwn(broadAzureRoles, role) && reach !== 'entraDiagnostics'
        ? fail(resource, role, `${describeAssignment(assignment)} can switch off the logs and delete the evidence.`)
        : pass(resource, role);
    }),
};
