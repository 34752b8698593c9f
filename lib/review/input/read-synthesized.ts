import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { displayPath } from '../../files/file-problems';
import type { Problem } from '../../files/problem';
import { type Fingerprints, fingerprintsOf } from '../../record/terraform';
import { groupBy } from '../../values/maps';
import {
  Configuration,
  type NotMade,
  type OtherBlock,
  type Provider,
  type Resource,
  type Stack,
} from './configuration';
import { addressOf } from './expression';
import { type JsonFile, readJsonFile, resourceLine } from './json-file';
import { readKitFacts } from './kit-facts';
import { emptyInput, missingConfiguration, notAConfiguration } from './problems';
import { readAnew, readRecord } from './read-record';
import { instancesOf } from './repeat';
import { Resolver } from './resolve';
import { partsOf, splitStackName } from './stack-parts';
import { type Block, blocksOf, isBlock, textsOf, type Value } from './value';

export interface Reading {
  readonly configurations: readonly Configuration[];
  readonly problems: readonly Problem[];
}

/**
 * Reads what cdktf wrote: the manifest of a folder, and the configuration of each stack it names.
 * @param anew where the same inputs were synthesized afresh, to be compared with
 */
export function readSynthesized(folder: string, anew?: string): Reading {
  const each = [...eachSynthesized(folder, anew)];
  return {
    configurations: each.flatMap(({ configurations }) => configurations),
    problems: each.flatMap(({ problems }) => problems),
  };
}

/** The same, one environment after the other: each is read when it is asked for. */
export function* eachSynthesized(folder: string, anew?: string): Generator<Reading> {
  const path = join(folder, 'manifest.json');
  const where = displayPath(folder);
  const refused = (problem: Problem): Reading => ({ configurations: [], problems: [problem] });
  if (!existsSync(path)) return yield refused(missingConfiguration({ file: where }, { folder: where }));
  const manifest = readJsonFile(path);
  if (!('text' in manifest)) return yield refused(manifest);
  if (!isBlock(manifest.value.stacks as Value)) {
    const found = "manifest.json has no 'stacks'";
    return yield refused(notAConfiguration({ file: manifest.file }, { found }));
  }
  const listed = Object.entries(manifest.value.stacks as Block);
  if (listed.length === 0) return yield refused(emptyInput({ file: where }, {}));
  for (const [environment, stacks] of groupBy(listed, ([name]) => splitStackName(name).environment))
    yield readEnvironment(environment, stacks, folder, anew);
}

function readEnvironment(
  environment: string,
  listed: readonly (readonly [string, Value])[],
  folder: string,
  anew: string | undefined,
): Reading {
  const problems: Problem[] = [];
  const stacks: Stack[] = [];
  const locals: Block[] = [];
  for (const [name, entry] of listed) {
    const relative = (entry as Block | null)?.synthesizedStackPath;
    const path = join(folder, typeof relative === 'string' ? relative : `stacks/${name}/cdk.tf.json`);
    const file = readJsonFile(path);
    const beside = {
      besides: 'text' in file ? filesBesides(path) : [],
      doubts: redirected(name, entry),
      recorded: readRecord(dirname(path), name),
      ...(anew ? { anew: readAnew(anew, name) } : {}),
    };
    const read = 'text' in file ? readStack(name, file, beside) : file;
    if (!('stack' in read)) {
      problems.push(read);
      continue;
    }
    stacks.push(read.stack);
    locals.push(read.locals);
  }
  if (stacks.length === 0) return { configurations: [], problems };
  const kit = locals.flatMap((l) => readKitFacts(l.kit) ?? [])[0];
  return { configurations: [new Configuration(environment, 'synthesized', stacks, kit)], problems };
}

/** Where the manifest sends cdktf elsewhere than Terraform, which is run in the folder of the stack. */
function redirected(name: string, entry: Value): readonly string[] {
  const folder = `stacks/${name}`;
  const { workingDirectory = folder, synthesizedStackPath = `${folder}/cdk.tf.json` } = isBlock(entry) ? entry : {};
  return workingDirectory === folder && synthesizedStackPath === `${folder}/cdk.tf.json`
    ? []
    : [`manifest.json says that ${name} lies elsewhere than in ${folder}: which of them is deployed cannot be told.`];
}

/** Reads one file of Terraform's JSON syntax. */
export function readStack(
  name: string,
  { file, text, value }: JsonFile,
  beside: Partial<Pick<Stack, 'recorded' | 'anew' | 'besides' | 'doubts'>> = {},
): { stack: Stack; locals: Block } | Problem {
  const root = value as Block;
  if (!['resource', 'terraform', 'provider', 'output', 'data'].some((key) => Object.hasOwn(root, key)))
    return notAConfiguration({ file }, { found: "it has neither 'terraform' nor 'resource'" });
  const raw = new Map<string, { type: string; values: Block }>();
  for (const { labels, block } of labelled(root.resource, 2))
    raw.set(labels.join('.'), { type: labels[0]!, values: block });
  const providerBlocks = labelled(root.provider, 1);
  const azurerm = providerBlocks.find(({ labels }) => labels[0] === 'azurerm')?.block;
  const resolver = new Resolver({
    resources: raw,
    locals: Object.assign({}, ...blocksOf(root.locals)),
    variables: Object.assign({}, ...blocksOf(root.variable)),
    subscriptionId: typeof azurerm?.subscription_id === 'string' ? azurerm.subscription_id : undefined,
  });
  const resources: Resource[] = [];
  const notMade: NotMade[] = [];
  for (const [block, { type, values }] of raw) {
    const instances = instancesOf(values, resolver);
    if (typeof instances === 'string') {
      notMade.push({ address: block, stack: name, because: instances });
      continue;
    }
    const { body, meta } = parted(values);
    for (const { index, resolver: own } of instances) {
      const address = `${block}${index}`;
      resources.push({
        address,
        type,
        name: block.slice(type.length + 1),
        stack: name,
        values: own.value(body) as Block,
        references: referencesOf(body, resolver),
        dependsOn: textsOf(values.depends_on).map(addressOf),
        meta: own.value(meta) as Block,
      });
    }
  }
  const settings: Block = Object.assign({}, ...blocksOf(root.terraform));
  const locals: Block = Object.assign({}, ...blocksOf(root.locals));
  const outputs = labelled(root.output, 1).map(({ labels, block }) => [labels[0]!, resolver.value(block)]);
  let noted: Fingerprints | undefined;
  const stack: Stack = {
    name,
    file,
    parts: partsOf(
      name,
      resources.map(({ type }) => type),
    ),
    backend: readBackend(settings, resolver),
    providers: readProviders(settings, providerBlocks, resolver),
    resources,
    outputs: Object.fromEntries(outputs),
    variables: Object.assign({}, ...blocksOf(root.variable)),
    written: root,
    // Worked out when something is there to compare with.
    get fingerprints() {
      noted ??= fingerprintsOf(value);
      return noted;
    },
    locals: resolver.value(locals) as Block,
    settings: resolver.value(settings) as Block,
    others: othersOf(root, name, resolver),
    notMade,
    besides: [],
    ...beside,
    line: (address) => resourceLine(text, address),
  };
  return { stack, locals: stack.locals };
}

const META = new Set(['count', 'for_each', 'lifecycle', 'provider', 'provisioner', 'connection']);
const NEITHER = new Set(['//', 'depends_on']);

/** What a resource block says of the resource, and what it says to Terraform about it. */
function parted(values: Block): { body: Block; meta: Block } {
  const [body, meta]: Record<string, Value>[] = [{}, {}];
  for (const [key, value] of Object.entries(values)) {
    if (META.has(key)) meta![key] = value;
    else if (!NEITHER.has(key)) body![key] = value;
  }
  return { body: body!, meta: meta! };
}

/** Blocks with labels, by their kind; those of other kinds have none, or nobody knows. */
const LABELS: Readonly<Record<string, number>> = {
  module: 1,
  variable: 1,
  check: 1,
  data: 2,
  ephemeral: 2,
  list: 2,
  action: 2,
};

const ELSEWHERE = new Set(['//', 'resource', 'provider', 'terraform', 'output', 'locals']);

/** Everything at the top that no other part of the stack holds. */
function othersOf(root: Block, stack: string, resolver: Resolver): OtherBlock[] {
  return Object.entries(root)
    .filter(([kind]) => !ELSEWHERE.has(kind))
    .flatMap(([kind, value]) => {
      const found = labelled(value, LABELS[kind] ?? 0);
      // What has another form than its kind takes is still there.
      const blocks = found.length > 0 ? found : [{ labels: [], block: {} }];
      return blocks.map(({ labels, block }) => ({
        kind,
        address: [kind === 'variable' ? 'var' : kind, ...labels].join('.'),
        stack,
        values: resolver.value(block) as Block,
      }));
    });
}

/** Files that Terraform, or OpenTofu, reads besides the one that cdktf wrote: further configuration, overrides, values. */
function filesBesides(path: string): readonly string[] {
  return readdirSync(dirname(path))
    .filter((name) => name !== basename(path) && /\.(?:tf|tofu)(?:\.json)?$|\.tfvars(?:\.json)?$/i.test(name))
    .sort();
}

function referencesOf(values: Block, resolver: Resolver): Record<string, readonly string[]> {
  const out: Record<string, readonly string[]> = {};
  for (const [key, value] of Object.entries(values)) {
    const found = resolver.references(value);
    if (found.length) out[key] = found;
  }
  return out;
}

/** `{a: {b: {...}}}` as labels and blocks; a list of blocks gives each of them. */
function labelled(value: Value, depth: number): { labels: string[]; block: Block }[] {
  if (depth === 0) return blocksOf(value).map((block) => ({ labels: [], block }));
  return blocksOf(value).flatMap((block) =>
    Object.entries(block)
      .filter(([key]) => key !== '//')
      .flatMap(([key, inner]) =>
        labelled(inner, depth - 1).map((found) => ({ ...found, labels: [key, ...found.labels] })),
      ),
  );
}

function readBackend(settings: Block | undefined, resolver: Resolver): Stack['backend'] {
  const cloud = blocksOf(settings?.cloud)[0];
  if (cloud) return { type: 'cloud', values: resolver.value(cloud) as Block };
  const [backend] = labelled(settings?.backend, 1);
  if (!backend) return { type: 'local', values: {} };
  return { type: backend.labels[0]!, values: resolver.value(backend.block) as Block };
}

function readProviders(
  settings: Block | undefined,
  configured: readonly { labels: string[]; block: Block }[],
  resolver: Resolver,
): Provider[] {
  const required: Block = Object.assign({}, ...blocksOf(settings?.required_providers));
  const names = new Set([...Object.keys(required), ...configured.map(({ labels }) => labels[0]!)]);
  return [...names].map((name) => {
    const constraint = required[name];
    const block = blocksOf(constraint)[0];
    const version = typeof constraint === 'string' ? constraint : block?.version;
    return {
      name,
      ...(typeof version === 'string' ? { version } : {}),
      ...(typeof block?.source === 'string' ? { source: block.source } : {}),
      blocks: configured
        .filter(({ labels }) => labels[0] === name)
        .map((found) => resolver.value(found.block) as Block),
    };
  });
}
