import { type Control, judge } from '../control/control';
import { alertRules } from '../facts/detections';
import { get } from '../input/configuration';

export const control: Control = {
  id: 'rules-enabled',
  title: 'Every deployed rule is enabled',
  severity: 'high',
  info: 'No analytic rule is deployed switched off.',
  why: 'A disabled rule looks like protection in every list and raises no alert.',
  fix: 'Enable it, or do not deploy it: rules.disabled in the environment, with a reason.',
  playbook: ['REQ-4'],
  frameworks: {
    nistCsf: ['DE.CM-09', 'DE.AE-02'],
    nist80053: ['SI-4', 'AU-6'],
    cisV8: ['13.1', '8.11'],
    iso27001: ['A.8.16'],
    mcsb: ['LT-1', 'LT-2'],
  },
  needs: ['detections'],
  check: (configuration) =>
    alertRules(configuration).map(({ resource, name }) =>
      judge(resource, get(resource, 'enabled') ?? true, true, 'disabled', `'${name}' is deployed disabled.`),
    ),
};
