import { findLogCategory } from '../../catalog/log-categories';
import { type Control, declared, fail, pass, unknown } from '../control/control';
import { adoptsWorkspace } from '../control/workspace';
import { isNamed } from '../facts/declared';
import { exportedTo, someCategoriesUnknown } from '../facts/logs';
import type { Configuration } from '../input/configuration';

/** The table of the category is among those that others ship, by name. */
const sentByOthers = (configuration: Configuration, category: string): boolean => {
  const table = findLogCategory(category)?.table;
  return table !== undefined && isNamed(configuration, table);
};

/** No row may come: an event that two settings send has one id and two copies. */
const proofOfOnce = (table: string): string =>
  `${table} | where TimeGenerated > ago(1d) | summarize Copies = count() by Id | where Copies > 1`;

export const control: Control = {
  id: 'log-categories-sent-once',
  title: 'No log category is sent to the same destination twice',
  severity: 'medium',
  info: 'Two diagnostic settings do not carry the same category to the workspace.',
  why: 'Every event would be stored and paid for twice, and rules would count it twice: thresholds fire on a quiet day.',
  fix: 'Remove the category from one of the two settings, or switch `diagnostics.enabled` off where something else sends the logs; name in `workspace.otherTables` only what this kit does not send.',
  playbook: ['PRE-1'],
  frameworks: {
    nistCsf: ['PR.PS-01'],
    nist80053: ['AU-4', 'CM-6'],
    cisV8: ['8.1'],
    iso27001: ['A.8.15', 'A.8.6'],
    mcsb: ['LT-5'],
  },
  needs: ['foundation'],
  judges: { azurerm_monitor_aad_diagnostic_setting: ['enabled_log.category'] },
  check(configuration) {
    const first = new Map<string, string>();
    const marks = exportedTo(configuration, 'workspace').map(({ category, setting }) => {
      const other = first.get(category);
      first.set(category, other ?? setting.address);
      return other
        ? fail(
            setting,
            category,
            `Every event of ${category} is stored twice: ${other} sends it to the workspace already.`,
          )
        : sentByOthers(configuration, category)
          ? fail(
              setting,
              category,
              `Every event of ${category} is stored twice: the environment says that something else ships it already.`,
            )
          : pass(setting, category);
    });
    if (first.size > 0 && adoptsWorkspace(configuration)) {
      const message =
        'The workspace is older than this configuration: no other diagnostic setting sends Entra logs to it.';
      marks.push(
        declared(
          undefined,
          'elsewhere',
          message,
          proofOfOnce(first.has('AuditLogs') ? 'AuditLogs' : 'SigninLogs'),
          'workspace.existing',
        ),
      );
    }
    return someCategoriesUnknown(configuration)
      ? [...marks, unknown(undefined, 'categories', 'Some categories are known after apply only.')]
      : marks;
  },
};
