import { words } from '../../catalog/bounds/bound';
import { diagnosticsBounds } from '../../catalog/bounds/diagnostics';
import { type Control, fail, pass } from '../control/control';
import { entraSettings } from '../facts/logs';

const { settings: bound } = diagnosticsBounds;

export const control: Control = {
  id: 'diagnostic-settings-within-limit',
  title: 'The tenant has room for the diagnostic settings',
  severity: 'medium',
  info: `There are ${words(bound)}, those of others not counted.`,
  why: 'Azure Monitor takes no more of them; the last one fails at apply, and its logs are missing.',
  fix: 'Join settings that have the same destination.',
  playbook: ['PRE-1'],
  frameworks: {
    nistCsf: ['PR.PS-04'],
    nist80053: ['CM-6'],
    cisV8: ['8.1'],
    iso27001: ['A.8.9'],
    mcsb: ['LT-3'],
  },
  needs: ['foundation'],
  check: (configuration) =>
    entraSettings(configuration).map((setting, i) =>
      i < bound.max
        ? pass(setting)
        : fail(
            setting,
            'limit',
            `The apply fails at this one: it is diagnostic setting ${i + 1} of the tenant, and ${bound.max} are the most.`,
          ),
    ),
};
