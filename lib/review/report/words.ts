import { groupBy } from '../../values/maps';
import { count } from '../../values/text';
import type { Danger } from '../changes/danger';
import type { Severity } from '../control/control';
import type { Drift } from '../input/configuration';
import type { ItemStatus } from '../playbook/coverage';
import { type ControlStatus, type EnvironmentReview, openFindings } from '../review';
import type { Verdict } from '../verdict';
import type { Unjudged } from '../world/unjudged';

/** How statuses are called in what people read. */
export const controlStatusWords: Readonly<Record<ControlStatus, string>> = {
  nonCompliant: 'not compliant',
  unknown: 'unknown',
  suppressed: 'accepted',
  declared: 'declared, evidence to bring',
  compliant: 'compliant',
  notApplicable: 'not applicable',
};

export const itemStatusWords: Readonly<Record<ItemStatus, string>> = {
  covered: 'covered',
  partial: 'partly covered',
  declared: 'declared as done',
  manual: 'to do by hand',
  withheld: 'withheld',
  optional: 'optional, not used',
  missing: 'missing',
  unknown: 'unknown',
};

export const severityWords: Readonly<Record<Severity, string>> = {
  critical: 'Critical',
  high: 'High',
  medium: 'Medium',
  low: 'Low',
};

export const dangerWords: Readonly<Record<Danger, string>> = {
  blocker: 'Blocker: destroys or stops evidence',
  dangerous: 'Dangerous',
  notable: 'Worth a look',
  routine: 'Routine',
};

/** What comes of a change that was made past Terraform. */
export const winnerWords: Readonly<Record<Drift['wins'], string>> = {
  apply: 'the apply wins',
  drift: 'the drift stays',
};

export const statuses = <K>(judged: readonly { readonly status: K }[]): readonly K[] =>
  judged.map(({ status }) => status);

/** How many of each; statuses that do not occur are left out, the order is that of the words. */
export function tally<K extends string>(
  items: readonly K[],
  words: Readonly<Record<K, string>>,
): readonly [K, number][] {
  return (Object.keys(words) as K[])
    .map((key): [K, number] => [key, items.filter((item) => item === key).length])
    .filter(([, n]) => n > 0);
}

/** The same in words: "3 compliant, 1 unknown". */
export const tallyText = <K extends string>(items: readonly K[], words: Readonly<Record<K, string>>): string =>
  tally(items, words)
    .map(([key, n]) => `${n} ${words[key]}`)
    .join(', ');

/** What is known of an environment besides its name: tenant, cloud, portal; empty for a plan. */
export function aboutEnvironment({ configuration: { kit, source } }: EnvironmentReview): string {
  const parts = [
    kit?.tenant,
    kit?.cloud && `${kit.cloud} cloud`,
    kit?.portal && `${kit.portal} portal`,
    source === 'plan' ? 'from a plan' : undefined,
  ];
  return parts.filter(Boolean).join(', ');
}

export const verdictWords: Readonly<Record<Verdict, string>> = {
  compliant: 'compliant',
  notCompliant: 'not compliant',
  cannotBeTold: 'cannot be told',
};

/** The verdict on an environment, with its open findings. */
export function verdictOf(environment: EnvironmentReview): string {
  const open = openFindings(environment);
  const verdict = verdictWords[environment.verdict];
  if (open.length > 0) return `${verdict}, ${count(open.length, 'open finding')}, the worst ${open[0]!.severity}`;
  const { length } = environment.declared;
  return length > 0 ? `${verdict}, ${count(length, 'thing')} declared` : verdict;
}

/** What was not judged of one resource or block, for one reason. */
export interface UnjudgedGroup {
  readonly address: string;
  /** The arguments, with what they say where a person can compare it; empty: all of it. */
  readonly settings: string;
  readonly reason: string;
}

/** Together by resource and reason, in the order in which they were found. */
export const unjudgedGroups = ({ unjudged }: EnvironmentReview): readonly UnjudgedGroup[] =>
  [...groupBy(unjudged, ({ address, reason, stack }) => `${stack}\n${address}\n${reason}`).values()].map((same) => ({
    address: same[0]!.address,
    settings: same
      .map(({ path, value }) => (value === undefined ? path : `${path} (${value})`))
      .filter(Boolean)
      .join(', '),
    reason: same[0]!.reason,
  }));

/** `azurerm_x.y: a.b`, or what of the two there is. */
export const settingOf = ({ address, path }: Unjudged): string => [address, path].filter(Boolean).join(': ');
