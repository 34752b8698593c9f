import { tacticsOf, techniqueName } from '../../catalog/attack';
import type { AlertCheck } from './check';
import { techniqueOutsideTactics, unknownTechnique } from './problems';

/** Each technique is known and serves a tactic of the rule; Sentinel answers 400 to one that serves none. */
export const techniquesServeTactics: AlertCheck = function* ({ rule, alert }) {
  const place = ['relevantTechniques', 'techniques'].find((key) => Object.hasOwn(rule.source.value as object, key));
  const listed = (rule.source.value as Record<string, unknown>)[place ?? ''];
  const at = (technique: string) => {
    const i = Array.isArray(listed)
      ? listed.findIndex((text) => String(text).trim().toUpperCase().startsWith(technique))
      : -1;
    return rule.source.at([place ?? 'tactics', ...(i < 0 ? [] : [i])]);
  };
  for (const found of alert.techniques) {
    const served = tacticsOf(found);
    if (!served) yield unknownTechnique(at(found), { found });
    else if (!served.some((tactic) => alert.tactics.includes(tactic))) {
      yield techniqueOutsideTactics(at(found), { found, name: techniqueName(found), tactics: served });
    }
  }
};
