import { count } from '../values/text';
import type { Control, Mark, Severity } from './control/control';
import type { Configuration, Part } from './input/configuration';
import type { Unjudged } from './world/unjudged';

/**
 * What is said of an environment, whatever the options of the command:
 * notCompliant: an open finding is critical or high; cannotBeTold: there is none, but something that a critical or high
 * control needs is unknown, or something was not judged; compliant: neither.
 */
export type Verdict = 'compliant' | 'notCompliant' | 'cannotBeTold';

/** Findings of these severities make an environment not compliant. */
const isGrave = ({ severity }: { readonly severity: Severity }): boolean =>
  severity === 'critical' || severity === 'high';

const PARTS: readonly Part[] = ['foundation', 'detections'];

/** Why it cannot be told whether the environment is compliant, a sentence each; none: it can. */
export function doubtsOf(
  configuration: Configuration,
  results: readonly { readonly control: Control; readonly status: string; readonly marks: readonly Mark[] }[],
  unjudged: readonly Unjudged[],
): readonly string[] {
  const missing = PARTS.filter((part) => !configuration.shows(part)).map(
    (part) => `The ${part} stack is not part of the input.`,
  );
  const unknown = results
    .filter(({ control, status }) => status === 'unknown' && isGrave(control))
    // What a stack would show that is not there has been said already.
    .filter(({ control }) => !(control.needs ?? []).some((part) => !configuration.shows(part)))
    .map(({ control, marks }) => {
      const open = marks.filter(({ verdict }) => verdict === 'unknown');
      const more = open.length > 1 ? ` (and ${open.length - 1} more)` : '';
      return `Control ${control.id} cannot be judged: ${open[0]!.message}${more}`;
    });
  const places = new Set(unjudged.map(({ address, stack }) => `${stack} ${address}`)).size;
  return [
    ...(configuration.resources.length === 0 ? ['The input has no resource.'] : []),
    ...missing,
    ...configuration.stacks.flatMap(({ doubts }) => doubts ?? []),
    ...unknown,
    ...(places > 0
      ? [
          `${count(unjudged.length, 'setting')} of ${count(places, 'resource or block', 'resources or blocks')} ${unjudged.length === 1 ? 'was' : 'were'} not judged.`,
        ]
      : []),
  ];
}

export function verdictFrom(open: readonly { readonly severity: Severity }[], doubts: readonly string[]): Verdict {
  if (open.some(isGrave)) return 'notCompliant';
  return doubts.length > 0 ? 'cannotBeTold' : 'compliant';
}
