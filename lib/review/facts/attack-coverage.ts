import { type Tactic, tactics, tacticsOf, techniqueName } from '../../catalog/attack';
import type { Configuration } from '../input/configuration';
import { detections } from './detections';

export interface CoveredTechnique {
  /** `T1528`, or `T1078.004` where a hunting query says so. */
  readonly id: string;
  readonly name: string;
  /** Those that the rules name and the technique serves; all that it serves when they name none of them. */
  readonly tactics: readonly Tactic[];
  /** Enabled analytic rules. */
  readonly rules: readonly string[];
  readonly hunts: readonly string[];
}

/** Tactics of the enterprise matrix, in its order. */
export const enterpriseTactics: readonly Tactic[] = tactics.filter(
  (tactic) => !['PreAttack', 'ImpairProcessControl', 'InhibitResponseFunction'].includes(tactic),
);

/** The techniques of MITRE ATT&CK that rules and hunting queries say they find, by id. */
export function attackCoverage(configuration: Configuration): readonly CoveredTechnique[] {
  const found = new Map<string, { tactics: Set<Tactic>; rules: Set<string>; hunts: Set<string> }>();
  for (const detection of detections(configuration)) {
    const alerts = detection.kind === 'Scheduled' || detection.kind === 'NRT';
    if (detection.kind === 'Function' || (alerts && detection.enabled !== true)) continue;
    for (const id of detection.techniques) {
      const entry = found.get(id) ?? { tactics: new Set(), rules: new Set(), hunts: new Set() };
      (alerts ? entry.rules : entry.hunts).add(detection.name);
      for (const tactic of detection.tactics) entry.tactics.add(tactic as Tactic);
      found.set(id, entry);
    }
  }
  return [...found]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([id, entry]): CoveredTechnique[] => {
      const name = techniqueName(id);
      const serves = tacticsOf(id)?.filter((tactic) => enterpriseTactics.includes(tactic)) ?? [];
      if (name === undefined || serves.length === 0) return [];
      const named = serves.filter((tactic) => entry.tactics.has(tactic));
      return [{ id, name, tactics: named.length ? named : serves, rules: [...entry.rules], hunts: [...entry.hunts] }];
    });
}
