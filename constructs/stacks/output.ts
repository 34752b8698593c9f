import { join } from 'node:path';
import type { Deployment } from '../../lib/deployment/deployment';
import { type EnvironmentSummary, summarize } from '../../lib/deployment/summary';
import { Swap } from '../../lib/files/write/swap';
import { writing } from '../../lib/files/write/writing-error';
import { App, Manifest, TerraformResource, type TerraformStack } from '../core/cdktf';
import { forgettingTokens } from '../core/tokens';
import { DetectionStack } from './detection-stack';
import { FoundationStack } from './foundation-stack';
import { type RecordedStack, writeRecords } from './record';
import {
  leftOver,
  MANIFEST,
  type ManifestEntry,
  STACKS,
  stackName,
  stacksWithoutEnvironment,
  standingStacks,
} from './stack-files';

/** What `commit` has to know of the environments that were not translated. */
export interface Surroundings {
  /** Names of all environments that have a file. */
  readonly environments: ReadonlySet<string>;
  /** Whether all were asked for: only then stacks without a file go. */
  readonly complete: boolean;
  /** The cdktf command removes folders of stacks that are no longer listed itself, and wants to find them. */
  readonly keepFolders: boolean;
}

/** What cdktf writes, made aside one environment at a time, so that many take no more memory than one. */
export class Output {
  private readonly swap: Swap;
  private readonly entries: ManifestEntry[] = [];
  private version = '';

  constructor(private readonly outdir: string) {
    this.swap = new Swap(outdir, MANIFEST);
  }

  /** Translates one environment. What a construct refuses is thrown; then nothing of the environment is kept. */
  add(deployment: Deployment): EnvironmentSummary {
    const { aside } = this.swap;
    return forgettingTokens(() =>
      writing(this.outdir, () => {
        const app = new App({ outdir: aside, stackTraces: false });
        const summary = addStacks(app, deployment);
        app.synth();
        writeRecords(aside, stacksOf(deployment));
        const { stacks, version } = app.manifest.buildManifest();
        this.entries.push(...Object.values(stacks));
        this.version = version;
        return summary;
      }),
    );
  }

  /** Swaps in what was added. Stacks of other environments stay, and so does all that Terraform keeps beside a stack. */
  async commit({ environments, complete, keepFolders }: Surroundings): Promise<void> {
    await this.swap.commit(() => {
      const { aside } = this.swap;
      const made = new Set(this.entries.map(({ name }) => name));
      const gone = complete ? stacksWithoutEnvironment(this.outdir, environments) : [];
      const kept = standingStacks(this.outdir).filter(({ name }) => !made.has(name) && !gone.includes(name));
      const manifest = new Manifest(this.version, aside, false);
      for (const entry of [...kept, ...this.entries]) Object.assign(manifest.stacks, { [entry.name]: entry });
      manifest.writeToFile();
      return {
        files: [...[...made].flatMap((name) => leftOver(name, aside)), ...gone.flatMap((name) => leftOver(name))],
        folders: keepFolders ? [] : gone.map((name) => join(STACKS, name)),
      };
    });
  }

  /** What was not committed is gone. */
  discard(): void {
    this.swap.discard();
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
    name: stackName(deployment.environment.name, part),
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
