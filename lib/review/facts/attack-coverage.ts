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

/** A technique that only rules and hunting queries would find which the environment does without. */
export interface WithheldTechnique extends Pick<CoveredTechnique, 'id' | 'name' | 'tactics'> {
  readonly withheld: readonly string[];
}

/** The techniques of MITRE ATT&CK that rules and hunting queries say they find, by id. */
export function attackCoverage(configuration: Configuration): readonly CoveredTechnique[] {
  const claims = detections(configuration).flatMap((detection): Claim[] => {
    const alerts = detection.kind === 'Scheduled' || detection.kind === 'NRT';
    return detection.kind === 'Function' || (alerts && detection.enabled !== true) ? [] : [{ ...detection, alerts }];
  });
  return byTechnique(claims).map(({ alerts, others, ...technique }) => ({
    ...technique,
    rules: alerts,
    hunts: others,
  }));
}

/** What withheld rules and hunting queries say they would find, by id; as far as the input tells. */
export function attackWithheld(configuration: Configuration): readonly WithheldTechnique[] {
  const claims = (configuration.kit?.rules ?? [])
    .filter(({ status }) => status === 'withheld')
    .map(({ name, techniques = [], tactics = [] }): Claim => ({ name, techniques, tactics, alerts: false }));
  return byTechnique(claims).map(({ id, name, tactics: serves, others }) => ({
    id,
    name,
    tactics: serves,
    withheld: others,
  }));
}

interface Claim {
  readonly name: string;
  readonly techniques: readonly string[];
  readonly tactics: readonly string[];
  readonly alerts: boolean;
}

function byTechnique(claims: readonly Claim[]) {
  const ids = [...new Set(claims.flatMap(({ techniques }) => techniques))].sort();
  return ids.flatMap((id) => {
    const name = techniqueName(id);
    const serves = tacticsOf(id)?.filter((tactic) => enterpriseTactics.includes(tactic)) ?? [];
    if (name === undefined || serves.length === 0) return [];
    const own = claims.filter(({ techniques }) => techniques.includes(id));
    const named = serves.filter((tactic) => own.some((claim) => claim.tactics.includes(tactic)));
    const names = (alerts: boolean) => [...new Set(own.filter((c) => c.alerts === alerts).map((c) => c.name))];
    return [{ id, name, tactics: named.length ? named : serves, alerts: names(true), others: names(false) }];
  });
}
