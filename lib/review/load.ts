import type { Problem } from '../files/problem';
import { type ChangedInput, changedInputs } from '../record/inputs';
import { isGlob, matches } from '../values/glob';
import { controls } from './controls';
import type { Configuration } from './input/configuration';
import { noSuchEnvironment } from './input/problems';
import { readPlans } from './input/read-plan';
import { readSynthesized } from './input/read-synthesized';
import { type Review, review } from './review';
import { readSuppressions } from './suppressions';

export interface ReviewRequest {
  /** Names or globs of environments. @default - all of the input */
  readonly environments?: readonly string[];
  /** Output of `terraform show -json`, one file per stack. @default - the synthesized configuration is read */
  readonly plans?: readonly string[];
  /** Folder that cdktf wrote. */
  readonly cdktfOut: string;
  /** Path of suppressions.yaml; it need not exist. */
  readonly suppressions: string;
  /** @default - now */
  readonly now?: Date;
  /** What a reader should know of how the input came about. @default - nothing */
  readonly remarks?: readonly string[];
}

/** Reads the input and reviews it; with problems there is no review. */
export function loadReview(request: ReviewRequest): { review?: Review; problems: readonly Problem[] } {
  const { environments = [], plans } = request;
  const only = environments.length === 1 && !isGlob(environments[0]!) ? environments[0] : undefined;
  const reading = plans?.length ? readPlans(plans, only) : readSynthesized(request.cdktfOut);
  const where = plans?.[0] ?? request.cdktfOut;
  const chosen = choose(reading.configurations, environments);
  const known = controls();
  const { suppressions, problems } = readSuppressions(request.suppressions, known, request.now);
  const unmatched = reading.problems.length ? [] : chosen.unmatched;
  const names = reading.configurations.map(({ name }) => name).join(', ') || 'none';
  const all = [
    ...reading.problems,
    ...unmatched.map((pattern) => noSuchEnvironment({ file: where }, { pattern, known: names })),
    ...problems,
  ];
  if (all.length > 0) return { problems: all };
  const complete = environments.length === 0 && !plans?.length;
  const inputs = inputsOf(chosen.configurations);
  const { now, remarks } = request;
  const result = review(chosen.configurations, known, { suppressions, now, complete, inputs, remarks });
  return { review: result, problems: [] };
}

/** What changed of each environment's input files; those that are not here say nothing. */
function inputsOf(configurations: readonly Configuration[]): ReadonlyMap<string, readonly ChangedInput[]> {
  const seen = new Map<string, string | undefined>();
  return new Map(
    configurations.flatMap(({ name, stacks }) => {
      const records = stacks.flatMap(({ recorded }) => (recorded && 'record' in recorded ? recorded.record : []));
      const changed = records.flatMap(({ inputs }) => changedInputs(inputs, seen) ?? []);
      const areHere = records.some(({ inputs }) => changedInputs(inputs, seen) !== undefined);
      const once = new Map(changed.map((input) => [input.file, input]));
      return areHere ? [[name, [...once.values()]] as const] : [];
    }),
  );
}

function choose(configurations: readonly Configuration[], patterns: readonly string[]) {
  if (patterns.length === 0) return { configurations, unmatched: [] };
  return {
    configurations: configurations.filter(({ name }) => patterns.some((pattern) => matches(pattern, name))),
    unmatched: patterns.filter((pattern) => !configurations.some(({ name }) => matches(pattern, name))),
  };
}
