import { type Control, fail, judge, type Mark } from '../control/control';
import { get, textOf } from '../input/configuration';

export const control: Control = {
  id: 'automation-in-force',
  title: 'Automation rules are enabled and end on no day unnoticed',
  severity: 'low',
  info: 'Each automation rule is enabled and has no expiration.',
  why: 'Incidents without tasks, tags and an owner wait; an expiry that nobody remembers switches that off.',
  fix: 'Synthesize anew: the kit deploys automation rules enabled and without an end. An environment that wants none of them sets `automation.enabled` to false.',
  playbook: ['REQ-4'],
  frameworks: {
    nistCsf: ['RS.MA-01', 'RS.MA-02'],
    nist80053: ['IR-4(1)', 'IR-5'],
    cisV8: ['17.4'],
    iso27001: ['A.5.24', 'A.5.26'],
    mcsb: ['IR-6'],
  },
  needs: ['detections'],
  judges: { azurerm_sentinel_automation_rule: ['enabled', 'expiration'] },
  check: (configuration) =>
    configuration.all('azurerm_sentinel_automation_rule').flatMap((rule): Mark[] => {
      const name = textOf(rule, 'display_name') ?? rule.name;
      const expiration = textOf(rule, 'expiration');
      return [
        judge(rule, get(rule, 'enabled') ?? true, true, 'disabled', `'${name}' does nothing: it is disabled.`),
        ...(expiration ? [fail(rule, 'expires', `'${name}' does nothing any more after ${expiration}.`)] : []),
      ];
    }),
};
