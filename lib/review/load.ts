import type { Problem } from '../files/problem';
import { outputFolder } from '../files/root';
import { settle } from '../files/write/swap';
import { type ChangedInput, changedInputs } from '../record/inputs';
import { isGlob, matches } from '../values/glob';
import { analysed } from './analyse';
import { controls } from './controls';
import { besidePlans } from './input/compared';
import type { Configuration } from './input/configuration';
import { noSuchEnvironment } from './input/problems';
import { readPlans } from './input/read-plan';
import { type Reading, readSynthesized } from './input/read-synthesized';
import { type Review, review } from './review';
import { readSuppressions } from './suppressions';

export interface ReviewRequest {
  /** Names or globs of environments. @default - all of the input */
  readonly environments?: readonly string[];
  /** Output of `terraform show -json`, one file per stack. @default - the synthesized configuration is read */
  readonly plans?: readonly string[];
  /** Folder that cdktf wrote: what is reviewed, or what plans are compared with. @default - plans are compared with nothing */
  readonly cdktfOut?: string;
  /** Folder of a fresh synthesis of the same inputs: what is reviewed is compared with it. @default - with what synth noted */
  readonly anew?: string;
  /** Path of suppressions.yaml; it need not exist. */
  readonly suppressions: string;
  /** @default - now */
  readonly now?: Date;
  /** What a reader should know of how the input came about. @default - nothing */
  readonly remarks?: readonly string[];
}

/** Reads the input and reviews it; with problems there is no review. */
export async function loadReview(request: ReviewRequest): Promise<{ review?: Review; problems: readonly Problem[] }> {
  const { environments = [], plans } = request;
  const only = environments.length === 1 && !isGlob(environments[0]!) ? environments[0] : undefined;
  const { cdktfOut = outputFolder(), anew } = request;
  const beside = anew ?? request.cdktfOut;
  for (const folder of [cdktfOut, anew]) if (folder) await settle(folder);
  const reading = plans?.length ? planned(plans, only, beside) : readSynthesized(cdktfOut, anew);
  const where = plans?.[0] ?? cdktfOut;
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
  const configurations = await Promise.all(chosen.configurations.map(analysed));
  const result = review(configurations, known, { suppressions, now, complete, inputs, remarks });
  return { review: result, problems: [] };
}

function planned(paths: readonly string[], only: string | undefined, beside: string | undefined): Reading {
  const plans = readPlans(paths, only);
  return beside === undefined ? plans : besidePlans(plans, beside);
}

/** What changed of each environment's input files; those that are not here say nothing. */
function inputsOf(configurations: readonly Configuration[]): ReadonlyMap<string, readonly ChangedInput[]> {
  const seen = new Map<string, string | undefined>();
  return new Map(
    configurations.flatMap(({ name, stacks }) => {
      const records = stacks.flatMap(({ synthesized, recorded = synthesized?.recorded }) =>
        recorded && 'record' in recorded ? recorded.record : [],
      );
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
