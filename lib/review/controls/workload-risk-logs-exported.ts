import { categoriesReachWorkspace, EXPORT_IT } from '../control/category-check';
import type { Control } from '../control/control';
import { WORKLOAD_RISK_CATEGORIES } from '../playbook/evidence';

export const control: Control = {
  id: 'workload-risk-logs-exported',
  title: 'Risk data of workload identities reaches the workspace',
  severity: 'high',
  info: 'RiskyServicePrincipals and ServicePrincipalRiskEvents are sent to the workspace.',
  why: 'After a token theft the attacker often moves on to an application with standing rights; its risk is reported there.',
  fix: `${EXPORT_IT} Both need Workload ID Premium for their detail.`,
  playbook: ['REQ-6', 'RCV-5'],
  frameworks: {
    nistCsf: ['DE.CM-03', 'DE.AE-02'],
    nist80053: ['SI-4', 'AC-2(12)'],
    cisV8: ['8.2', '8.12'],
    iso27001: ['A.8.15', 'A.8.16'],
    mcsb: ['LT-2', 'LT-3'],
  },
  needs: ['foundation'],
  judges: { azurerm_monitor_aad_diagnostic_setting: ['enabled_log.category'] },
  check: (configuration) => categoriesReachWorkspace(configuration, WORKLOAD_RISK_CATEGORIES),
};
