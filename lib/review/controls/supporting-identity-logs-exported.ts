import { categoriesReachWorkspace, EXPORT_IT } from '../control/category-check';
import type { Control } from '../control/control';

export const control: Control = {
  id: 'supporting-identity-logs-exported',
  title: 'Provisioning and AD FS sign-ins reach the workspace',
  severity: 'low',
  info: 'ProvisioningLogs and ADFSSignInLogs are sent to the workspace.',
  why: 'An attacker who provisions accounts into other applications, or signs in through federation, shows up there only.',
  fix: `${EXPORT_IT} Both are small, and ADFSSignInLogs stays empty without AD FS.`,
  playbook: ['PRE-1'],
  frameworks: {
    nistCsf: ['PR.PS-04'],
    nist80053: ['AU-2', 'AU-12'],
    cisV8: ['8.2'],
    iso27001: ['A.8.15'],
    mcsb: ['LT-3'],
  },
  needs: ['foundation'],
  judges: { azurerm_monitor_aad_diagnostic_setting: ['enabled_log.category'] },
  check: (configuration) => categoriesReachWorkspace(configuration, ['ProvisioningLogs', 'ADFSSignInLogs']),
};
