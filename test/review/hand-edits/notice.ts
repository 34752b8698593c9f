import type { EnvironmentReview } from '../../../lib/review/review';

/** What a reader of a review sees, as texts to be compared. */
export interface Seen {
  readonly verdict: string;
  /** Statuses of controls and of items of the playbook. */
  readonly statuses: ReadonlyMap<string, string>;
  readonly findings: ReadonlySet<string>;
  /** Setting that was not judged -> what it says. */
  readonly unjudged: ReadonlyMap<string, string>;
}

export function seenOf({ verdict, controls, playbook, unjudged }: EnvironmentReview): Seen {
  return {
    verdict,
    statuses: new Map([
      ...controls.map(({ control, status }) => [control.id, status] as const),
      ...playbook.map(({ item, status }) => [item.id, status] as const),
    ]),
    findings: new Set(
      controls.flatMap(({ control, marks }) =>
        marks
          .filter(({ verdict: mark }) => mark === 'fail' || mark === 'unknown')
          .map((mark) => [control.id, mark.verdict, mark.finding, mark.stack, mark.address, mark.message].join(' ')),
      ),
    ),
    unjudged: new Map(unjudged.map(({ address, path, stack, value = '' }) => [`${stack} ${address} ${path}`, value])),
  };
}

/**
 * How an edit is noticed. judged: another verdict, another status, or a finding or something not judged that was not there
 * before. What is better than before, or only gone, is no notice. named: only the value of what was not judged before is another.
 */
export function noticed(before: Seen, now: Seen): 'judged' | 'named' | undefined {
  const more = [...now.findings].some((finding) => !before.findings.has(finding));
  const other = [...before.statuses].some(([id, status]) => now.statuses.get(id) !== status);
  const open = [...now.unjudged.keys()].some((place) => !before.unjudged.has(place));
  if (now.verdict !== before.verdict || more || other || open) return 'judged';
  return [...now.unjudged].some(([place, value]) => before.unjudged.get(place) !== value) ? 'named' : undefined;
}
