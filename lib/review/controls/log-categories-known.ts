import { findLogCategory, logCategories } from '../../catalog/log-categories';
import { didYouMean } from '../../values/text';
import { type Control, fail, pass, unknown } from '../control/control';
import { entraSettings } from '../facts/logs';
import { blocks } from '../input/configuration';

export const control: Control = {
  id: 'log-categories-known',
  title: 'Log categories are spelled as the service spells them',
  severity: 'high',
  info: 'Every category of an Entra diagnostic setting is one that the setting can carry.',
  why: 'The provider takes any text. A misspelled category is refused at apply, or shows up as a change in every plan while its log is missing.',
  fix: 'Use the spelling that `ttk synth` accepts in `diagnostics.categories`, for instance NonInteractiveUserSignInLogs.',
  playbook: ['PRE-1', 'REQ-1', 'REQ-6'],
  frameworks: {
    nistCsf: ['PR.PS-04'],
    nist80053: ['AU-2', 'CM-6'],
    cisV8: ['8.2'],
    iso27001: ['A.8.15', 'A.8.9'],
    mcsb: ['LT-3'],
  },
  needs: ['foundation'],
  judges: { azurerm_monitor_aad_diagnostic_setting: ['enabled_log.category'] },
  check: (configuration) =>
    entraSettings(configuration).flatMap((setting) =>
      blocks(setting, 'enabled_log').map(({ category }) => {
        if (typeof category !== 'string') return unknown(setting, 'category', 'A category is known after apply only.');
        const known = findLogCategory(category);
        if (known?.elsewhere) return fail(setting, category, `${category} cannot be set here: ${known.elsewhere}.`);
        if (known) return pass(setting, category);
        const nearest = didYouMean(
          category,
          logCategories.map(({ name }) => name),
        );
        return fail(
          setting,
          category,
          `Its log will be missing: there is no category '${category}'${nearest ? `; did you mean '${nearest}'?` : '.'}`,
        );
      }),
    ),
};
