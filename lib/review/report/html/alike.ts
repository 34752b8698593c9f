import { groupBy } from '../../../values/maps';
import { count } from '../../../values/text';
import type { EnvironmentReview } from '../../review';
import { inNaturalOrder } from '../order';

/** Environments of which the review says the same; the first stands for all. */
export interface Alike {
  readonly first: EnvironmentReview;
  readonly names: readonly string[];
}

/** In natural order of the first of each group. */
export function alike(environments: readonly EnvironmentReview[]): readonly Alike[] {
  const groups = groupBy(inNaturalOrder(environments), resultsOf);
  return [...groups.values()].map((same) => ({ first: same[0]!, names: same.map(({ name }) => name) }));
}

/** All that tells environments apart, but for names and wordings. */
const resultsOf = ({ verdict, controls, playbook, findings, unjudged }: EnvironmentReview): string =>
  JSON.stringify([
    verdict,
    controls.map(({ status }) => status),
    playbook.map(({ status }) => status),
    findings.map(({ control, finding, address, suppression }) => [control, finding, address, suppression?.expires]),
    unjudged.map(({ address, path }) => [address, path]),
  ]);

/** "12 environments alike: a, b, c"; nothing for one alone. */
export const alikeText = ({ names }: Alike): string | undefined =>
  names.length > 1 ? `${count(names.length, 'environment')} alike: ${names.join(', ')}` : undefined;
