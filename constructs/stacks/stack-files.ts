import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readText } from '../../lib/files/text-file';
import { RECORD_FILE } from '../../lib/record/record';

/** A stack in cdktf's manifest, from which its command line learns what there is. */
export interface ManifestEntry {
  readonly name: string;
  readonly constructPath: string;
  readonly workingDirectory: string;
  readonly synthesizedStackPath: string;
  readonly stackMetadataPath?: string;
  readonly annotations: readonly unknown[];
  readonly dependencies: readonly string[];
}

export const MANIFEST = 'manifest.json';
export const STACKS = 'stacks';

/** What a synth writes into the folder of a stack, as JSON or HCL; everything else there is Terraform's or somebody's. */
const CONFIGURATIONS = ['cdk.tf.json', 'cdk.tf'];
const WRITTEN = [...CONFIGURATIONS, 'metadata.json', RECORD_FILE];

export const stackName = (environment: string, part: 'foundation' | 'detections'): string => `${environment}-${part}`;

/** The environment of a stack that a synth wrote. */
const environmentOf = (stack: string): string | undefined => /^(.+)-(?:foundation|detections)$/.exec(stack)?.[1];

/** Stacks whose configuration stands in an output folder, whoever wrote them. */
export function standingStacks(outdir: string): ManifestEntry[] {
  const folder = join(outdir, STACKS);
  if (!existsSync(folder)) return [];
  const known = readEntries(join(outdir, MANIFEST));
  return readdirSync(folder).flatMap((name) => {
    const configuration = CONFIGURATIONS.find((file) => existsSync(join(folder, name, file)));
    return configuration === undefined ? [] : (known.get(name) ?? entryOf(name, configuration) ?? []);
  });
}

/** Of a manifest that is gone or damaged nothing is known. */
function readEntries(path: string): ReadonlyMap<string, ManifestEntry> {
  const read = readText(path);
  try {
    const stacks: Record<string, ManifestEntry> = 'text' in read ? (JSON.parse(read.text).stacks ?? {}) : {};
    return new Map(Object.entries(stacks).filter(([name, entry]) => entry?.name === name));
  } catch {
    return new Map();
  }
}

/** As cdktf writes it, of a stack that its name shows to be one of the kit. */
function entryOf(name: string, configuration: string): ManifestEntry | undefined {
  const environment = environmentOf(name);
  if (environment === undefined) return undefined;
  const folder = join(STACKS, name);
  return {
    name,
    constructPath: name,
    workingDirectory: folder,
    synthesizedStackPath: join(folder, configuration),
    stackMetadataPath: join(folder, 'metadata.json'),
    annotations: [],
    dependencies: name.endsWith('-detections') ? [stackName(environment, 'foundation')] : [],
  };
}

/** Folders of stacks whose environment is not among those that have a file. */
export function stacksWithoutEnvironment(outdir: string, environments: ReadonlySet<string>): string[] {
  const folder = join(outdir, STACKS);
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !environments.has(environmentOf(entry.name) ?? entry.name))
    .filter(({ name }) => environmentOf(name) !== undefined)
    .map(({ name }) => name);
}

/** Files that a synth wrote into the folder of a stack earlier and does not write now; from the output folder on. */
export const leftOver = (stack: string, aside?: string): string[] =>
  WRITTEN.map((file) => join(STACKS, stack, file)).filter((file) => !(aside && existsSync(join(aside, file))));
