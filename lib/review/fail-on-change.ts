import { type Danger, dangers } from './changes/danger';
import type { EnvironmentReview, Review } from './review';

/** The changes of a plan that may be asked about; a blocker is always meant. */
export type ChangeLevel = Exclude<Danger, 'blocker' | 'routine'>;

const rank = (danger: Danger) => dangers.indexOf(danger);

/** True when a plan holds a change of that danger, or drift that it leaves as it is. What the apply takes back is shown only. */
export const changesFail = ({ environments }: Review, level: ChangeLevel): boolean =>
  environments.some((environment) => concerned(environment).some(({ danger }) => rank(danger) <= rank(level)));

const concerned = ({ changes = [], drift }: EnvironmentReview): readonly { readonly danger: Danger }[] => [
  ...changes,
  ...drift.filter(({ wins }) => wins === 'drift'),
];
