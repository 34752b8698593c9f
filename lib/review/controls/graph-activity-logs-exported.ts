import { categoriesReachWorkspace, EXPORT_IT } from '../control/category-check';
import type { Control } from '../control/control';

export const control: Control = {
  id: 'graph-activity-logs-exported',
  title: 'Calls of Microsoft Graph reach the workspace',
  severity: 'medium',
  info: 'The category MicrosoftGraphActivityLogs is sent to the workspace.',
  why: 'What was read or changed with a stolen token is a call of Microsoft Graph; without this log the question "what did they reach?" stays open.',
  fix: `${EXPORT_IT} It is large: watch the cost of the first days.`,
  playbook: ['PRE-1', 'CON-7'],
  frameworks: {
    nistCsf: ['DE.CM-06', 'PR.PS-04'],
    nist80053: ['AU-12', 'AU-2'],
    cisV8: ['8.5', '8.12'],
    iso27001: ['A.8.15'],
    mcsb: ['LT-3'],
  },
  needs: ['foundation'],
  judges: { azurerm_monitor_aad_diagnostic_setting: ['enabled_log.category'] },
  check: (configuration) => categoriesReachWorkspace(configuration, ['MicrosoftGraphActivityLogs']),
};
