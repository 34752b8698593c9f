import type { KitFacts } from '../../catalog/kit-facts';
import { effectiveLicences, type Licence } from '../../catalog/licences';
import type { QueryFacts } from '../../kql/model/facts';
import type { Fingerprints } from '../../record/terraform';
import { addressOf, withoutIndex } from './expression';
import type { Recorded } from './read-record';
import { type Block, blocksOf, type Value, valueAt } from './value';

/** The two stacks of an environment: what needs tenant-wide rights, and what analysts change daily. */
export type Part = 'foundation' | 'detections';

export interface Resource {
  /** As Terraform names it: `azurerm_log_analytics_workspace.workspace`. */
  readonly address: string;
  readonly type: string;
  readonly name: string;
  /** Arguments, resolved as far as they can be; see `Unknown`. */
  readonly values: Block;
  /** Top-level argument -> what its expression names, e.g. `azurerm_resource_group.main.name`. */
  readonly references: Readonly<Record<string, readonly string[]>>;
  readonly dependsOn: readonly string[];
  /** What was written, where computed values stand among the arguments; absent: all of them were. */
  readonly written?: Block;
  /** Meta-arguments other than depends_on: count, for_each, lifecycle, provider, provisioner, connection. */
  readonly meta: Block;
  /** Name of its stack. */
  readonly stack: string;
}

/** A block that is neither resource nor provider, output or local value: a module, a data source, what moves or imports. */
export interface OtherBlock {
  /** `module`, `data`, `moved`, `variable`; also one that nobody knows. */
  readonly kind: string;
  /** As Terraform names it: `module.x`, `data.external.y`; the kind where it has no name. */
  readonly address: string;
  readonly stack: string;
  readonly values: Block;
}

/** A resource that is written and not made: its count is 0, or it is to be made for each of nothing. */
export interface NotMade {
  readonly address: string;
  readonly stack: string;
  readonly because: 'count' | 'for_each';
}

export interface Provider {
  readonly name: string;
  /** Version constraint as written; absent when none is. */
  readonly version?: string;
  readonly source?: string;
  /** The provider blocks; empty when there is none. */
  readonly blocks: readonly Block[];
}

export interface Change {
  readonly address: string;
  readonly type: string;
  readonly stack: string;
  readonly action: 'create' | 'update' | 'replace' | 'delete' | 'forget' | 'import';
  /** Arguments that force a replacement. */
  readonly because: readonly string[];
  readonly before: Block;
  readonly after: Block;
}

/** What was changed past Terraform since its last run, and what comes of it. */
export interface Drift extends Change {
  /** apply: the plan takes it back; drift: it stays as somebody made it. */
  readonly wins: 'apply' | 'drift';
  /** The same in words, with the reason. */
  readonly outcome: string;
}

export interface Stack {
  readonly name: string;
  /** As a person would type it. */
  readonly file: string;
  /** Which stacks of an environment it holds. */
  readonly parts: readonly Part[];
  /** Absent where the input cannot show it: a plan does not. `type` is `local` when nothing is written. */
  readonly backend?: { readonly type: string; readonly values: Block };
  readonly providers: readonly Provider[];
  readonly resources: readonly Resource[];
  readonly outputs: Readonly<Record<string, Block>>;
  /** Present for a plan only; unchanged resources are left out. */
  readonly changes?: readonly Change[];
  /** Present for a plan only. */
  readonly drift?: readonly Drift[];
  /** What synth noted of it, or why that is not known; absent where the input can have no such note: a plan has none. */
  readonly recorded?: Recorded;
  /** The same of a fresh synthesis of what lies there now; it counts more. */
  readonly anew?: Recorded;
  /** Of what is written now, to be compared with these. */
  readonly fingerprints?: Fingerprints;
  /** Of a plan: the synthesized stack that it is compared with. */
  readonly synthesized?: Stack;
  /** What is written, before anything is worked out; of a plan as far as it shows that. */
  readonly written: Block;
  /** Defaults of variables, and local values, for the search for secrets. */
  readonly variables: Block;
  readonly locals: Block;
  /** The `terraform` block; absent where the input cannot show it. */
  readonly settings?: Block;
  readonly others: readonly OtherBlock[];
  readonly notMade: readonly NotMade[];
  /** Names of files beside the configuration that Terraform would read as well. */
  readonly besides: readonly string[];
  /** Why the input does not show all of the stack, a sentence each; absent: it does. */
  readonly doubts?: readonly string[];
  /** Line of a resource in the file, 1-based. */
  line(address: string): number;
}

/** What is known of queries, by their fingerprint. */
export interface Queries {
  /** Synth noted that the compiler proved them. */
  readonly proven: ReadonlySet<string>;
  /** Of the others, what the analysis for this review found. */
  readonly facts: ReadonlyMap<string, QueryFacts>;
}

/** One environment, as what was synthesized or planned shows it. */
export class Configuration {
  readonly resources: readonly Resource[];
  private readonly byType = new Map<string, Resource[]>();
  private readonly byAddress = new Map<string, Resource>();

  constructor(
    readonly name: string,
    readonly source: 'synthesized' | 'plan',
    readonly stacks: readonly Stack[],
    /** What the environment knows but resources do not show; absent in plans and in configurations of others. */
    readonly kit?: Partial<KitFacts>,
    readonly queries: Queries = { proven: new Set(), facts: new Map() },
  ) {
    this.resources = stacks.flatMap((stack) => stack.resources);
    for (const resource of this.resources) {
      const same = this.byType.get(resource.type);
      if (same) same.push(resource);
      else this.byType.set(resource.type, [resource]);
      this.byAddress.set(`${resource.stack}\n${resource.address}`, resource);
      // A reference to one of several names the first of them.
      const key = `${resource.stack}\n${withoutIndex(resource.address)}`;
      if (!this.byAddress.has(key)) this.byAddress.set(key, resource);
    }
  }

  /** The same, with what is known of its queries. */
  with(queries: Queries): Configuration {
    return new Configuration(this.name, this.source, this.stacks, this.kit, queries);
  }

  /** Resources of these types, in the order of the types. */
  all(...types: readonly string[]): readonly Resource[] {
    return types.flatMap((type) => this.byType.get(type) ?? []);
  }

  /** Resources whose type begins with the prefix. */
  allLike(prefix: string): readonly Resource[] {
    return this.resources.filter((resource) => resource.type.startsWith(prefix));
  }

  /** Whether the input contains this stack of the environment. */
  shows(part: Part): boolean {
    return this.stacks.some((stack) => stack.parts.includes(part));
  }

  /** The resource that a reference names, in the stack of the one that refers. */
  referred(from: Resource, reference: string): Resource | undefined {
    return this.byAddress.get(`${from.stack}\n${addressOf(reference)}`);
  }

  /** The resources that an argument refers to. */
  referredBy(from: Resource, argument: string): readonly Resource[] {
    return (from.references[argument] ?? []).flatMap((reference) => this.referred(from, reference) ?? []);
  }

  /** Licences with all that they imply; undefined when the input does not contain them. */
  get licences(): ReadonlySet<Licence> | undefined {
    return this.kit?.licences && effectiveLicences(this.kit.licences);
  }

  get changes(): readonly Change[] | undefined {
    const planned = this.stacks.filter((stack) => stack.changes);
    return planned.length ? planned.flatMap((stack) => stack.changes!) : undefined;
  }

  get drift(): readonly Drift[] {
    return this.stacks.flatMap((stack) => stack.drift ?? []);
  }
}

/** The value of an argument: `get(rule, 'incident', 'grouping', 'enabled')`. */
export function get(resource: Resource, ...path: readonly (string | number)[]): Value {
  return valueAt(resource.values, path);
}

/** A text argument; undefined when it is absent, unknown or no text. */
export function textOf(resource: Resource, ...path: readonly string[]): string | undefined {
  const value = get(resource, ...path);
  return typeof value === 'string' ? value : undefined;
}

/** The blocks of one name; none when absent. */
export function blocks(resource: Resource, ...path: readonly string[]): readonly Block[] {
  return blocksOf(get(resource, ...path));
}
