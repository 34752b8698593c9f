import { type Control, fail, pass, unknown } from '../control/control';
import { assignments, describeAssignment, JUDGED_OF_ROLES } from '../facts/access';

const TOO_FAR = { subscription: 'the subscription', managementGroup: 'a management group', tenant: 'the tenant' };

export const control: Control = {
  id: 'roles-not-above-resource-group',
  title: 'Azure roles are given at the workspace, not at the subscription',
  severity: 'high',
  info: 'Azure roles are assigned at the workspace or its resource group.',
  why: 'A role at the subscription reaches every workload in it: one stolen session of an analyst opens them all.',
  fix: 'Set `access.azureRoles[].scope` to workspace or resourceGroup.',
  playbook: ['PRE-2'],
  frameworks: {
    nistCsf: ['PR.AA-05'],
    nist80053: ['AC-6', 'AC-3'],
    cisV8: ['6.8', '3.3'],
    iso27001: ['A.5.15', 'A.8.3'],
    mcsb: ['PA-7'],
  },
  needs: ['foundation'],
  judges: JUDGED_OF_ROLES,
  check: (configuration) =>
    assignments(configuration, 'azure').map((assignment) => {
      const { resource, reach } = assignment;
      if (reach === undefined) return unknown(resource, 'scope', 'The scope is known after apply only.');
      const far = (TOO_FAR as Record<string, string | undefined>)[reach];
      return far
        ? fail(
            resource,
            reach,
            `${describeAssignment(assignment)} reaches every workload there: it is given at ${far}.`,
          )
        : pass(resource, reach === 'entraDiagnostics' ? 'Reaches the diagnostic settings of Entra ID only.' : reach);
    }),
};
