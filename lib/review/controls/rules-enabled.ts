import { type Control, inRule, judge } from '../control/control';
import { alertRules, ofRules } from '../facts/detections';
import { get } from '../input/configuration';

export const control: Control = {
  id: 'rules-enabled',
  title: 'Every deployed rule is enabled',
  severity: 'high',
  info: 'No analytic rule is deployed switched off.',
  why: 'A disabled rule looks like protection in every list and raises no alert.',
  fix: 'Enable it in its file, or do not deploy it: an override with `disable: true` and a `reason` in `rules.overrides` of the environment.',
  patch: inRule('enabled: true'),
  playbook: ['REQ-4'],
  frameworks: {
    nistCsf: ['DE.CM-09', 'DE.AE-02'],
    nist80053: ['SI-4', 'AU-6'],
    cisV8: ['13.1', '8.11'],
    iso27001: ['A.8.16'],
    mcsb: ['LT-1', 'LT-2'],
  },
  needs: ['detections'],
  judges: ofRules('enabled'),
  check: (configuration) =>
    alertRules(configuration).map(({ resource, name }) =>
      judge(
        resource,
        get(resource, 'enabled') ?? true,
        true,
        'disabled',
        `'${name}' looks like protection and raises no alert: it is deployed disabled.`,
      ),
    ),
};
