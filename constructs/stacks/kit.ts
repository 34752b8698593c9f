import type { Deployment } from '../../lib/deployment/deployment';
import { planEach, uniqueProblems } from '../../lib/deployment/plan';
import type { EnvironmentSummary } from '../../lib/deployment/summary';
import { readEnvironments } from '../../lib/environment/read';
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
}

export interface Synthesis {
  /** With an error among them nothing was written and there are no summaries. */
  readonly problems: readonly Problem[];
  readonly summaries: readonly EnvironmentSummary[];
}

/** The whole way from YAML to Terraform: reads, proves, chooses, and only without any error writes. */
export async function synthesizeKit(request: SynthesisRequest = {}): Promise<Synthesis> {
  const { patterns = [], folder = environmentsFolder, keepFolders = false } = request;
  const { environments, names, problems } = readEnvironments(folder, patterns);
  const all = [...problems];
  const summaries: EnvironmentSummary[] = [];
  let output: Output | undefined;
  try {
    for await (const { deployment, problems } of planEach(environments)) {
      all.push(...problems);
      if (all.some(isError) || !deployment) continue;
      output ??= new Output(request.outdir ?? outputFolder());
      const made = translate(output, deployment);
      if (Array.isArray(made)) all.push(...made);
      else summaries.push(made);
    }
    const found = uniqueProblems(all);
    if (found.some(isError)) return { problems: found, summaries: [] };
    await output?.commit({ environments: new Set(names), complete: patterns.length === 0, keepFolders });
    return { problems: found, summaries };
  } finally {
    output?.discard();
  }
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
