import { type Control, fail, type Mark, pass } from '../control/control';
import { summed } from '../control/summed';
import { callsOf } from '../facts/calls';
import { type Detection, detections } from '../facts/detections';
import { comesAfter } from '../facts/order';
import type { Configuration } from '../input/configuration';

function judge(configuration: Configuration, rule: Detection): readonly Mark[] {
  const { resource, name } = rule;
  return callsOf(configuration, rule).map(({ alias, function: called, reasons }) => {
    if (!called) {
      const why = reasons.length > 0 ? ` (${reasons.join('; ')})` : '';
      return fail(resource, alias, `'${name}' calls ${alias}, which is not in the configuration${why}.`);
    }
    const { address, stack } = called.resource;
    const isIt = (one: { readonly address: string; readonly stack: string }) =>
      one.address === address && one.stack === stack;
    return comesAfter(configuration, resource, isIt)
      ? pass(resource)
      : fail(resource, 'order', `'${name}' calls ${alias} and does not depend on it: Terraform may make it before.`);
  });
}

export const control: Control = {
  id: 'functions-before-callers',
  title: 'What a query calls is there before it',
  severity: 'high',
  info: 'Each function of the kit that a rule, hunting query or function calls is in the configuration, and the caller depends on it.',
  why: 'Sentinel refuses a rule whose query names a function that is not there (yet), and disables one whose function is gone: an apply stops halfway, or a detection ends without a word.',
  fix: 'Run `ttk synth` again; do not edit what it writes. A function that an environment disables is switched on again under `rules.overrides`.',
  playbook: ['REQ-4'],
  frameworks: {
    nistCsf: ['PR.PS-01', 'DE.CM-09'],
    nist80053: ['CM-2', 'CM-6', 'SI-4'],
    cisV8: ['4.1', '13.1'],
    iso27001: ['A.8.9', 'A.8.16'],
    mcsb: ['LT-1'],
  },
  needs: ['detections'],
  judges: { azurerm_log_analytics_saved_search: ['function_alias'] },
  check: (configuration) =>
    summed(
      detections(configuration).flatMap((rule) => judge(configuration, rule)),
      'call',
    ),
};
