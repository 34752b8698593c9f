import { type Control, fail, pass, unknown } from '../control/control';
import { exportedTo, someCategoriesUnknown } from '../facts/logs';

export const control: Control = {
  id: 'log-categories-sent-once',
  title: 'No log category is sent to the same destination twice',
  severity: 'medium',
  info: 'Two diagnostic settings do not carry the same category to the workspace.',
  why: 'Every event would be stored and paid for twice, and rules would count it twice: thresholds fire on a quiet day.',
  fix: 'Remove the category from one of the two settings.',
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
        : pass(setting, category);
    });
    return someCategoriesUnknown(configuration)
      ? [...marks, unknown(undefined, 'categories', 'Some categories are known after apply only.')]
      : marks;
  },
};
