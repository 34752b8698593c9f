import { tacticsOf, techniqueName } from '../../catalog/attack';
import type { AlertCheck } from './check';
import { techniqueOutsideTactics, unknownTechnique } from './problems';

/** Each technique is known and serves a tactic of the rule; Sentinel answers 400 to one that serves none. */
export const techniquesServeTactics: AlertCheck = function* ({ rule, alert, at }) {
  const place = (technique: string) => rule?.techniqueAt(technique) ?? at(['relevantTechniques']);
  for (const found of alert.techniques) {
    const served = tacticsOf(found);
    if (!served) yield unknownTechnique(place(found), { found });
    else if (!served.some((tactic) => alert.tactics.includes(tactic))) {
      yield techniqueOutsideTactics(place(found), { found, name: techniqueName(found), tactics: served });
    }
  }
};
