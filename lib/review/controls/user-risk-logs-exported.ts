import { categoriesReachWorkspace, EXPORT_IT } from '../control/category-check';
import type { Control } from '../control/control';
import { USER_RISK_CATEGORIES } from '../playbook/evidence';

export const control: Control = {
  id: 'user-risk-logs-exported',
  title: 'Risk data of users reaches the workspace',
  severity: 'high',
  info: 'RiskyUsers and UserRiskEvents of Identity Protection are sent to the workspace.',
  why: 'Anomalous tokens and unfamiliar sign-ins are reported there first; rules for half of the triggers read these tables.',
  fix: `${EXPORT_IT} Both need Entra ID P2.`,
  playbook: ['REQ-6', 'TRG-1', 'TRG-2', 'TRG-4'],
  frameworks: {
    nistCsf: ['DE.CM-03', 'DE.AE-02'],
    nist80053: ['SI-4', 'AC-2(12)'],
    cisV8: ['8.2', '8.12'],
    iso27001: ['A.8.15', 'A.8.16'],
    mcsb: ['LT-2', 'LT-3'],
  },
  needs: ['foundation'],
  judges: { azurerm_monitor_aad_diagnostic_setting: ['enabled_log.category'] },
  check: (configuration) => categoriesReachWorkspace(configuration, USER_RISK_CATEGORIES),
};
