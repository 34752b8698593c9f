import { playbookItems } from '../../playbook/items';
import { type Control, type Mark, pass, unknown } from '../control/control';
import { itemNotServed } from '../control/item-not-served';
import { alertRules, ofRules } from '../facts/detections';
import type { Configuration } from '../input/configuration';

const TRIGGERS = playbookItems.filter(({ id, how }) => id.startsWith('TRG-') && how.includes('rule'));

function judgeTrigger(configuration: Configuration, id: string, title: string): readonly Mark[] {
  const serving = alertRules(configuration).filter(({ playbook }) => playbook.includes(id));
  const alerting = serving.filter(({ enabled }) => enabled === true);
  if (alerting.length > 0) return alerting.map(({ resource, name }) => pass(resource, `${id}: ${name}`));
  if (serving.some(({ enabled }) => enabled === undefined))
    return [unknown(serving[0]!.resource, id, `${id}: whether its rule is enabled is known after apply only.`)];
  return [itemNotServed(configuration, id, 'rules', `Nothing alerts on ${id} (${title}).`)];
}

export const control: Control = {
  id: 'every-trigger-alerts',
  title: 'Every trigger of the playbook raises an alert',
  severity: 'high',
  info: 'For each of TRG-1 to TRG-11 an enabled analytic rule says in its description that it serves it.',
  why: 'A trigger without a rule is an attack that nobody hears of.',
  fix: 'Deploy a rule for it, or give it the logs it waits for: see what is withheld, and why.',
  playbook: TRIGGERS.map(({ id }) => id),
  frameworks: {
    nistCsf: ['DE.AE-02', 'DE.AE-06'],
    nist80053: ['SI-4', 'SI-4(5)', 'AU-6'],
    cisV8: ['13.1', '8.11'],
    iso27001: ['A.8.16', 'A.5.25'],
    mcsb: ['LT-1', 'LT-2'],
  },
  needs: ['detections'],
  judges: ofRules('description', 'enabled'),
  check: (configuration) => TRIGGERS.flatMap(({ id, title }) => judgeTrigger(configuration, id, title)),
};
