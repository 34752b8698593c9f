import { newerThanKnown, retiredTechnique, tacticsOf, techniqueName } from '../../catalog/attack';
import type { Problem } from '../../files/problem';
import type { CompiledRule } from '../read/model';
import type { AlertCheck } from './check';
import {
  newerTechnique,
  retiredTag,
  techniqueOutsideTactics,
  unknownTechnique,
  retiredTechnique as whatIsRetired,
} from './problems';

/** Each technique is known and serves a tactic of the rule; Sentinel answers 400 to one that serves none. */
export const techniquesServeTactics: AlertCheck = function* ({ rule, alert, at }) {
  const place = (technique: string) => rule?.techniqueAt(technique) ?? at(['relevantTechniques']);
  for (const found of alert.techniques) {
    const gone = retiredTechnique(found);
    if (gone) {
      yield whatIsRetired(place(found), successorsOf(gone));
      continue;
    }
    const served = tacticsOf(found);
    const version = newerThanKnown(found);
    if (version !== undefined) yield newerTechnique(place(found), { found, name: techniqueName(found), version });
    else if (!served) yield unknownTechnique(place(found), { found });
    if (served && !served.some((tactic) => alert.tactics.includes(tactic))) {
      yield techniqueOutsideTactics(place(found), { found, name: techniqueName(found), tactics: served });
    }
  }
};

/** Techniques that are only tags: Azure takes any, hunters look for those that there are. */
export function* tagsOfTechniques({
  alert,
  techniques,
  subTechniques,
  techniqueAt,
  at,
}: CompiledRule): Iterable<Problem> {
  for (const found of [...(alert ? [] : techniques), ...subTechniques]) {
    const gone = retiredTechnique(found);
    // Of a technique that is gone as a whole it was said.
    if (gone && !(found.includes('.') && retiredTechnique(found.slice(0, 5))))
      yield retiredTag(techniqueAt(found) ?? at(['relevantTechniques']), successorsOf(gone));
  }
}

const successorsOf = ({ id, name, successors }: NonNullable<ReturnType<typeof retiredTechnique>>) => ({
  found: id,
  name,
  successors: successors.map((successor) => {
    const title = techniqueName(successor);
    return title ? `${successor} (${title}${successor.includes('.') ? ', one of its parts' : ''})` : successor;
  }),
});
