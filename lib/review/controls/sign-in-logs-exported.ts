import { categoriesReachWorkspace, EXPORT_IT } from '../control/category-check';
import type { Control } from '../control/control';
import { SIGN_IN_CATEGORIES } from '../playbook/evidence';

export const control: Control = {
  id: 'sign-in-logs-exported',
  title: 'Sign-ins of users, applications and managed identities reach the workspace',
  severity: 'critical',
  info: 'Each sign-in category that the licences cover is sent to the workspace: interactive, non-interactive, service principals, managed identities.',
  why: 'A stolen token is replayed in sign-ins; most replays stand in the non-interactive log and nowhere else.',
  fix: EXPORT_IT,
  playbook: ['PRE-1', 'REQ-1'],
  frameworks: {
    nistCsf: ['PR.PS-04', 'DE.CM-03'],
    nist80053: ['AU-2', 'AU-12', 'AC-2(12)'],
    cisV8: ['8.2', '8.5', '8.12'],
    iso27001: ['A.8.15', 'A.8.16'],
    mcsb: ['LT-3', 'LT-2'],
  },
  needs: ['foundation'],
  judges: { azurerm_monitor_aad_diagnostic_setting: ['enabled_log.category'] },
  check: (configuration) => categoriesReachWorkspace(configuration, SIGN_IN_CATEGORIES),
};
