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
import { eachSynthesized, type Reading } from './input/read-synthesized';
import { release } from './input/release';
import { Judging, type Review } from './review';
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
  const where = plans?.[0] ?? cdktfOut;
  const known = controls();
  const { suppressions, problems: ofSuppressions } = readSuppressions(request.suppressions, known, request.now);
  const complete = environments.length === 0 && !plans?.length;
  const { now, remarks } = request;
  const judging = new Judging(known, { suppressions, now, complete, remarks });
  const inputs = new Map<string, string | undefined>();
  const problems: Problem[] = [];
  const names: string[] = [];
  // One environment at a time: what only the judging needs is given back before the next is read.
  for (const reading of plans?.length ? [planned(plans, only, beside)] : eachSynthesized(cdktfOut, anew)) {
    problems.push(...reading.problems);
    for (const configuration of reading.configurations) {
      const { name } = configuration;
      names.push(name);
      if (problems.length > 0 || !isChosen(name, environments)) continue;
      judging.judge(await analysed(configuration), inputsOf(configuration, inputs));
      release(configuration);
    }
  }
  const unmatched = problems.length
    ? []
    : environments.filter((pattern) => !names.some((name) => matches(pattern, name)));
  const all = [
    ...problems,
    ...unmatched.map((pattern) => noSuchEnvironment({ file: where }, { pattern, known: names.join(', ') || 'none' })),
    ...ofSuppressions,
  ];
  return all.length > 0 ? { problems: all } : { review: judging.result(), problems: [] };
}

const isChosen = (name: string, patterns: readonly string[]): boolean =>
  patterns.length === 0 || patterns.some((pattern) => matches(pattern, name));

function planned(paths: readonly string[], only: string | undefined, beside: string | undefined): Reading {
  const plans = readPlans(paths, only);
  return beside === undefined ? plans : besidePlans(plans, beside);
}

/** What changed of an environment's input files; undefined when they are not here. */
function inputsOf(
  { stacks }: Configuration,
  seen: Map<string, string | undefined>,
): readonly ChangedInput[] | undefined {
  const records = stacks.flatMap(({ synthesized, recorded = synthesized?.recorded }) =>
    recorded && 'record' in recorded ? recorded.record : [],
  );
  const each = records.map(({ inputs }) => changedInputs(inputs, seen)).filter((changed) => changed !== undefined);
  return each.length > 0 ? [...new Map(each.flat().map((input) => [input.file, input])).values()] : undefined;
}
