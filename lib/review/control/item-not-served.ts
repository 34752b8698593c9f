import { licenceStops } from '../facts/licences';
import type { Configuration } from '../input/configuration';
import { fail, type Mark, skip } from './control';

/** Nothing serves an item of the playbook; it does not apply where the licences do not cover the logs of what would. */
export function itemNotServed(
  configuration: Configuration,
  id: string,
  what: 'rules' | 'queries',
  message: string,
): Mark {
  const withheld = (configuration.kit?.rules ?? []).filter((r) => r.status === 'withheld' && r.playbook.includes(id));
  if (withheld.length > 0 && withheld.every(({ tables }) => tables.some((t) => licenceStops(configuration, t))))
    return skip(`${id}: the licences do not cover the logs of its ${what}.`);
  const reasons = [...new Set(withheld.flatMap((rule) => rule.reasons))];
  return fail(undefined, id, message + (reasons.length ? ` Withheld: ${reasons.slice(0, 3).join('; ')}.` : ''));
}
