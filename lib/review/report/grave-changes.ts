import type { RatedChange, RatedDrift } from '../changes/rate';
import type { EnvironmentReview } from '../review';
import { dangerWords, winnerWords } from './words';

/** A change or a drift that is more than routine, as one line says it. */
export interface GraveChange {
  readonly kind: 'change' | 'drift';
  readonly change: RatedChange | RatedDrift;
  readonly text: string;
}

/** What a plan changes, and what was changed past Terraform, without what is routine. */
export function graveChanges({ changes = [], drift }: EnvironmentReview): readonly GraveChange[] {
  const told = ({ danger, action, reason }: RatedChange | RatedDrift) => `${dangerWords[danger]}: ${action}, ${reason}`;
  return [
    ...changes.map((change): GraveChange => ({ kind: 'change', change, text: told(change) })),
    ...drift.map(
      (change): GraveChange => ({
        kind: 'drift',
        change,
        text: `${told(change)}. Changed past Terraform; ${winnerWords[change.wins]}: ${change.outcome}`,
      }),
    ),
  ].filter(({ change }) => change.danger !== 'routine');
}
