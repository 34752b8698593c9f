import { DEFAULT_RETENTION_DAYS } from '../../catalog/bounds/workspace';
import { asText } from '../../values/text';
import { type Control, fail, inEnvironment, judge, type Mark, pass, unknown } from '../control/control';
import { exportedTo } from '../facts/logs';
import { workspaces } from '../facts/workspace';
import type { Configuration } from '../input/configuration';
import { get, textOf } from '../input/configuration';

const WISHED = 365;

/** Table -> the category that fills it. */
const EVIDENCE = {
  SigninLogs: 'SignInLogs',
  AADNonInteractiveUserSignInLogs: 'NonInteractiveUserSignInLogs',
  AuditLogs: 'AuditLogs',
} as const;

function judgeTable(configuration: Configuration, name: string, category: string): Mark {
  const archived = exportedTo(configuration, 'archive').find((e) => e.category === category);
  if (archived) return pass(archived.setting, `${category} is archived as well.`);
  const table = configuration
    .all('azurerm_log_analytics_workspace_table')
    .find((resource) => textOf(resource, 'name') === name);
  const [workspace] = workspaces(configuration);
  const short = (days: unknown) => `${name} is gone after ${asText(days)} days, and archived nowhere.`;
  const cure = inEnvironment(`workspace:\n  tables:\n    ${name}:\n      totalRetentionDays: 730`);
  const enough = (days: unknown) => typeof days === 'number' && days >= WISHED;
  const total = table && (get(table, 'total_retention_in_days') ?? get(table, 'retention_in_days'));
  if (table && total !== undefined && total !== null) return judge(table, total, enough, name, short(total), cure);
  if (workspace) {
    const days = get(workspace, 'retention_in_days') ?? DEFAULT_RETENTION_DAYS;
    return judge(workspace, days, enough, name, short(days), cure);
  }
  return configuration.all('azurerm_monitor_aad_diagnostic_setting').length > 0
    ? unknown(table, name, `${name} follows the workspace, which is adopted: how long it is kept is not shown.`)
    : fail(table, name, short(0), cure);
}

export const control: Control = {
  id: 'total-retention-sufficient',
  title: 'Sign-in and audit logs are kept for a year at least',
  severity: 'medium',
  info: `Total retention of SigninLogs, AADNonInteractiveUserSignInLogs and AuditLogs is ${WISHED} days or more, or they are archived.`,
  why: 'What an attacker did months ago, and for whom else, can be told from these logs only.',
  fix: 'Set `workspace.tables.<name>.totalRetentionDays` to 730, or switch `diagnostics.archive.enabled` on.',
  playbook: ['PRE-1', 'REQ-7'],
  frameworks: {
    nistCsf: ['PR.PS-04', 'RS.AN-07'],
    nist80053: ['AU-11', 'AU-11(1)'],
    cisV8: ['8.10', '3.4'],
    iso27001: ['A.5.28', 'A.5.33'],
    mcsb: ['LT-6'],
  },
  needs: ['foundation'],
  judges: {
    azurerm_log_analytics_workspace: ['retention_in_days'],
    azurerm_log_analytics_workspace_table: ['total_retention_in_days', 'retention_in_days'],
  },
  check: (configuration) =>
    Object.entries(EVIDENCE).map(([table, category]) => judgeTable(configuration, table, category)),
};
