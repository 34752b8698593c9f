import type { Deployment } from '../../lib/deployment/deployment';
import { planEach, uniqueProblems } from '../../lib/deployment/plan';
import type { EnvironmentSummary } from '../../lib/deployment/summary';
import type { Environment } from '../../lib/environment/model/environment';
import { unknownEnvironment } from '../../lib/environment/model/problems';
import { readEnvironments } from '../../lib/environment/read';
import { displayPath } from '../../lib/files/file-problems';
import { isError, type Problem } from '../../lib/files/problem';
import { environmentsFolder, outputFolder } from '../../lib/files/root';
import { ConstructError } from '../core/errors';
import { Output } from './output';
import { refusedByConstruct } from './problems';

export interface SynthesisRequest {
  /** Names or globs of environments. @default - all */
  readonly patterns?: readonly string[];
  /** @default - CDKTF_OUTDIR, else cdktf.out */
  readonly outdir?: string;
  /** Folder of environment files. @default - environments/ of the kit */
  readonly folder?: string;
  /** Under the cdktf command, which removes folders of stacks that are no longer listed, and fails when they are gone. @default false */
  readonly keepFolders?: boolean;
  /** Environments without a mistake are written, whatever is wrong with others. @default false: all or nothing */
  readonly keepGoing?: boolean;
}

export interface Synthesis {
  /** With an error among them nothing was written and there are no summaries, unless it keeps going. */
  readonly problems: readonly Problem[];
  /** Of what was written. */
  readonly summaries: readonly EnvironmentSummary[];
  /** Names of environments that were asked for and not written. */
  readonly left: readonly string[];
}

/** The whole way from YAML to Terraform: reads, proves, chooses, and only without any error writes. */
export async function synthesizeKit(request: SynthesisRequest = {}): Promise<Synthesis> {
  const { patterns = [], folder = environmentsFolder, keepFolders = false, keepGoing = false } = request;
  const read = readEnvironments(folder, patterns);
  const all = [...read.problems];
  const stops = (problems: readonly Problem[]) => (keepGoing ? problems : all).some(isError);
  const summaries: EnvironmentSummary[] = [];
  let output: Output | undefined;
  try {
    for await (const { environment, deployment, problems } of planEach(read.environments)) {
      all.push(...problems);
      if (!deployment || stops([...problems, ...ownProblems(environment, read.problems)])) continue;
      output ??= new Output(request.outdir ?? outputFolder());
      const made = translate(output, deployment);
      if (Array.isArray(made)) all.push(...made);
      else summaries.push(made);
    }
    const problems = uniqueProblems(all);
    const isWritten = keepGoing ? !problems.some(isUnknown) : !problems.some(isError);
    if (!isWritten) return { problems, summaries: [], left: read.chosen };
    const complete = patterns.length === 0;
    await output?.commit({ environments: new Set(read.names), complete, keepFolders });
    const written = new Set(summaries.map(({ environment }) => environment));
    return { problems, summaries, left: read.chosen.filter((name) => !written.has(name)) };
  } finally {
    output?.discard();
  }
}

/** Whoever asks for what is not there may have meant another. */
const isUnknown = ({ code }: Problem): boolean => code === unknownEnvironment.definition.code;

/** Of what was found in all files, that of one environment and of what it extends. */
function ownProblems({ files }: Environment, problems: readonly Problem[]): Problem[] {
  const own = new Set(files.map(displayPath));
  return problems.filter(({ file }) => own.has(file));
}

/** What a construct refuses is a problem of the environment. */
function translate(output: Output, deployment: Deployment): EnvironmentSummary | Problem[] {
  try {
    return withoutSourceMaps(() => output.add(deployment));
  } catch (error) {
    if (!(error instanceof ConstructError)) throw error;
    const { path, faults } = error;
    const at = { file: deployment.environment.file };
    return faults.map(({ text }) => refusedByConstruct(at, { reason: `${path}: ${text}` }));
  }
}

/** cdktf takes a stack trace for every token; mapping each back to TypeScript would cost a quarter of the time. */
function withoutSourceMaps<T>(make: () => T): T {
  const { sourceMapsEnabled } = process as { sourceMapsEnabled?: boolean };
  process.setSourceMapsEnabled(false);
  try {
    return make();
  } finally {
    process.setSourceMapsEnabled(sourceMapsEnabled ?? true);
  }
}
