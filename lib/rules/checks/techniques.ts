import { tacticsOf, techniqueName } from '../../catalog/attack';
import type { AlertCheck } from './check';
import { techniqueOutsideTactics, unknownTechnique } from './problems';

const KEYS = ['relevantTechniques', 'techniques'];

/** Each technique is known and serves a tactic of the rule; Sentinel answers 400 to one that serves none. */
export const techniquesServeTactics: AlertCheck = function* ({ rule, alert, at }) {
  const written = (rule?.source.value ?? {}) as Record<string, unknown>;
  const key = KEYS.find((name) => Object.hasOwn(written, name));
  const place = (technique: string) => {
    if (!rule) return at(['relevantTechniques']);
    const listed = written[key ?? ''];
    const i = Array.isArray(listed)
      ? listed.findIndex((text) => String(text).trim().toUpperCase().startsWith(technique))
      : -1;
    return rule.source.at([key ?? 'tactics', ...(i < 0 ? [] : [i])]);
  };
  for (const found of alert.techniques) {
    const served = tacticsOf(found);
    if (!served) yield unknownTechnique(place(found), { found });
    else if (!served.some((tactic) => alert.tactics.includes(tactic))) {
      yield techniqueOutsideTactics(place(found), { found, name: techniqueName(found), tactics: served });
    }
  }
};
