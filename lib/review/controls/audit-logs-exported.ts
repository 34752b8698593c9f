import { categoriesReachWorkspace, EXPORT_IT } from '../control/category-check';
import type { Control } from '../control/control';

export const control: Control = {
  id: 'audit-logs-exported',
  title: 'Audit logs of Entra ID reach the workspace',
  severity: 'critical',
  info: 'An Entra diagnostic setting sends the category AuditLogs to the workspace.',
  why: 'Added credentials, devices, roles and consents are seen in no other log; without it neither the attack nor its roots can be found.',
  fix: EXPORT_IT,
  playbook: ['PRE-1', 'REQ-1'],
  frameworks: {
    nistCsf: ['PR.PS-04', 'DE.CM-03'],
    nist80053: ['AU-2', 'AU-12'],
    cisV8: ['8.2', '8.12'],
    iso27001: ['A.8.15'],
    mcsb: ['LT-3'],
  },
  needs: ['foundation'],
  judges: { azurerm_monitor_aad_diagnostic_setting: ['enabled_log.category'] },
  check: (configuration) => categoriesReachWorkspace(configuration, ['AuditLogs']),
};
