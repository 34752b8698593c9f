import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Deployment } from '../../lib/deployment/deployment';
import { makePlan } from '../../lib/deployment/plan';
import { type EnvironmentSummary, summarize } from '../../lib/deployment/summary';
import { isError, type Problem, sortProblems } from '../../lib/files/problem';
import { environmentsFolder, outputFolder } from '../../lib/files/root';
import { App, TerraformResource, type TerraformStack } from '../core/cdktf';
import { ConstructError } from '../core/errors';
import { DetectionStack } from './detection-stack';
import { FoundationStack } from './foundation-stack';
import { refusedByConstruct } from './problems';
import { type RecordedStack, removeRecords, writeRecords } from './record';

export interface SynthesisRequest {
  /** Names or globs of environments. @default - all */
  readonly patterns?: readonly string[];
  /** @default - CDKTF_OUTDIR, else cdktf.out */
  readonly outdir?: string;
  /** Folder of environment files. @default - environments/ of the kit */
  readonly folder?: string;
}

export interface Synthesis {
  /** With an error among them nothing was written and there are no summaries. */
  readonly problems: readonly Problem[];
  readonly summaries: readonly EnvironmentSummary[];
}

/** The whole way from YAML to Terraform: reads, proves, chooses, and only without any error writes. */
export async function synthesizeKit(request: SynthesisRequest = {}): Promise<Synthesis> {
  const { problems, deployments } = await makePlan(request.folder ?? environmentsFolder, request.patterns ?? []);
  if (problems.some(isError)) return { problems, summaries: [] };

  return withoutSourceMaps(() => build(deployments, problems, request.outdir ?? outputFolder()));
}

/** Translates what was planned. What a construct refuses is a problem of the environment, and then nothing is written. */
function build(deployments: readonly Deployment[], problems: readonly Problem[], outdir: string): Synthesis {
  const isNew = !existsSync(outdir);
  const app = new App({ outdir, stackTraces: false });
  const refusals: Problem[] = [];
  const summaries = deployments.flatMap((deployment) => {
    try {
      return [addStacks(app, deployment)];
    } catch (error) {
      if (!(error instanceof ConstructError)) throw error;
      const { path, faults } = error;
      const at = { file: deployment.environment.file };
      refusals.push(...faults.map(({ text }) => refusedByConstruct(at, { reason: `${path}: ${text}` })));
      return [];
    }
  });
  if (refusals.length && isNew) rmSync(outdir, { recursive: true });
  if (refusals.length) return { problems: sortProblems([...problems, ...refusals]), summaries: [] };
  const stacks = deployments.flatMap(stacksOf);
  removeRecords(app.outdir, stacks);
  app.synth();
  writeRecords(app.outdir, stacks);
  removeOrphans(app.outdir, new Set(stacks.map(({ name }) => name)));
  return { problems, summaries };
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

/** Both stacks of one environment. */
function addStacks(app: App, deployment: Deployment): EnvironmentSummary {
  const foundation = new FoundationStack(app, deployment.environment);
  const detections = new DetectionStack(app, deployment);
  detections.addDependency(foundation);
  return summarize(deployment, [resourceCounts(foundation), resourceCounts(detections)], foundation.notes);
}

const stacksOf = (deployment: Deployment): RecordedStack[] =>
  (['foundation', 'detections'] as const).map((part) => ({
    name: `${deployment.environment.name}-${part}`,
    deployment,
    part,
  }));

/** Resources of a stack, by type. */
function resourceCounts(stack: TerraformStack) {
  const resources: Record<string, number> = {};
  for (const node of stack.node.findAll()) {
    if (!TerraformResource.isTerraformResource(node)) continue;
    resources[node.terraformResourceType] = (resources[node.terraformResourceType] ?? 0) + 1;
  }
  return { name: stack.node.id, resources };
}

/** Stacks of an earlier synth that are no longer asked for, as the cdktf command removes them too. */
function removeOrphans(outdir: string, stacks: ReadonlySet<string>): void {
  const folder = join(outdir, 'stacks');
  if (!existsSync(folder)) return;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.isDirectory() && !stacks.has(entry.name)) rmSync(join(folder, entry.name), { recursive: true });
  }
}
