import { basename } from 'node:path';
import type { Problem } from '../../files/problem';
import { asText, count } from '../../values/text';
import {
  type Change,
  Configuration,
  type Drift,
  type OtherBlock,
  type Provider,
  type Resource,
  type Stack,
} from './configuration';
import { withoutIndex } from './expression';
import { type JsonFile, readJsonFile } from './json-file';
import { erroredPlan, notAPlan } from './problems';
import type { Reading } from './read-synthesized';
import { partsOf, splitStackName } from './stack-parts';
import { type Block, blocksOf, isBlock, textsOf, Unknown, type Value } from './value';

/**
 * Reads what `terraform show -json` prints for a plan, one file per stack.
 *
 * A plan does not name its stack: the file does (`contoso-prod-foundation.json`, `contoso-prod-foundation.plan.json`).
 * Files whose name names no stack of an environment belong to one environment together, named by `environment`.
 */
export function readPlans(paths: readonly string[], environment = 'plan'): Reading {
  const problems: Problem[] = [];
  const environments = new Map<string, Stack[]>();
  for (const path of paths) {
    const file = readJsonFile(path);
    const stack = 'text' in file ? readPlan(file) : file;
    if (!('resources' in stack)) {
      problems.push(stack);
      continue;
    }
    const split = splitStackName(stack.name);
    const name = split.part ? split.environment : environment;
    environments.set(name, [...(environments.get(name) ?? []), stack]);
  }
  const configurations = [...environments].map(([name, stacks]) => new Configuration(name, 'plan', stacks));
  return { configurations, problems };
}

function readPlan({ file, value }: JsonFile): Stack | Problem {
  const plan = value as Block;
  if (typeof plan.format_version !== 'string' || !plan.format_version.startsWith('1.'))
    return notAPlan({ file }, { found: "it has no 'format_version' 1.x" });
  if (!isBlock(plan.planned_values) || !Array.isArray(plan.resource_changes ?? []))
    return notAPlan({ file }, { found: "it has no 'planned_values' (a state, perhaps?)" });
  if (plan.errored === true) return erroredPlan({ file }, {});
  const name = basename(file).replace(/(\.tfplan|\.plan|-plan)?(\.json)?$/i, '');
  const configuration = blocksOf(plan.configuration)[0] ?? {};
  const module = blocksOf(configuration.root_module)[0] ?? {};
  const rows = blocksOf(plan.resource_changes).filter(({ mode }) => mode === 'managed');
  const pending = new Map(rows.map((row) => [asText(row.address), blocksOf(row.change)[0]?.after_unknown]));
  const { resources: expressions, others } = configured(module, name);
  const resources = plannedResources(blocksOf(plan.planned_values.root_module)[0]).map((planned): Resource => {
    const address = asText(planned.address);
    const { references, dependsOn, written, meta } = expressions.get(withoutIndex(address)) ?? NOTHING_WRITTEN;
    const known = blocksOf(planned.values)[0] ?? {};
    const type = asText(planned.type);
    return {
      address,
      type,
      name: asText(planned.name),
      stack: name,
      values: withUnknown(known, pending.get(address), references) as Block,
      references,
      dependsOn,
      written,
      meta,
    };
  });
  return {
    name,
    file,
    parts: partsOf(name, [...resources.map(({ type }) => type), ...rows.map((row) => asText(row.type))]),
    providers: readProviders(blocksOf(configuration.provider_config)[0]),
    resources,
    outputs: outputsOf(blocksOf(module.outputs)[0]),
    changes: rows.flatMap((row) => changeOf(row, name)),
    drift: driftOf(blocksOf(plan.resource_drift), rows, module, name),
    variables: blocksOf(module.variables)[0] ?? {},
    written: writtenIn(configuration, module),
    locals: {},
    others: [...others, ...rows.flatMap((row) => othersOf(row, name))],
    notMade: [],
    besides: [],
    doubts: doubtsOf(name, plan),
    line: () => 1,
  };
}

/**
 * The root module as it was written, as far as the plan shows it: of JSON a plan keeps every text, of HCL no expression
 * with a reference in it.
 */
function writtenIn(configuration: Block, module: Block): Block {
  const provider = blocksOf(configuration.provider_config)[0] ?? {};
  const bodies = (mode: string): Block => {
    const byType: Record<string, Record<string, Value>> = {};
    for (const resource of blocksOf(module.resources).filter((one) => one.mode === mode)) {
      const type = asText(resource.type);
      byType[type] = { ...byType[type], [asText(resource.name)]: bodyOf(resource) };
    }
    return byType;
  };
  return {
    resource: bodies('managed'),
    data: bodies('data'),
    provider: mapped(provider, ({ expressions }) => constants(expressions ?? {})),
    output: mapped(blocksOf(module.outputs)[0], ({ expression, ...rest }) => ({
      ...rest,
      value: constants(expression),
    })),
    module: mapped(blocksOf(module.module_calls)[0], () => ({})),
  };
}

/** The arguments of a resource, and what makes it more than one or runs something. */
function bodyOf(resource: Block): Block {
  const { count_expression, for_each_expression, depends_on, provisioners } = resource;
  const arguments_ = blocksOf(resource.expressions).map((expressions) => constants(expressions) as Block);
  return {
    ...arguments_[0],
    ...(depends_on !== undefined ? { depends_on } : {}),
    ...(count_expression !== undefined ? { count: constants(count_expression) } : {}),
    ...(for_each_expression !== undefined ? { for_each: constants(for_each_expression) } : {}),
    ...(provisioners !== undefined ? { provisioner: provisioners } : {}),
  };
}

const mapped = (named: Block | undefined, body: (block: Block) => Value): Block =>
  Object.fromEntries(Object.entries(named ?? {}).map(([name, block]) => [name, body(blocksOf(block)[0] ?? {})]));

/** A plan that does not say all that would be done: with -target, or with what had to wait. */
function doubtsOf(name: string, plan: Block): readonly string[] {
  const deferred = blocksOf(plan.deferred_changes).length;
  return [
    ...(plan.complete === false ? [`The plan of ${name} is incomplete: a further apply would change more.`] : []),
    ...(deferred > 0 ? [`The plan of ${name} defers ${count(deferred, 'change')}: what they do is not in it.`] : []),
  ];
}

/** Resources of a module and of the modules in it. */
function plannedResources(module: Block | undefined): readonly Block[] {
  if (!module) return [];
  return [
    ...blocksOf(module.resources).filter(({ mode }) => mode === 'managed'),
    ...blocksOf(module.child_modules).flatMap(plannedResources),
  ];
}

interface Written {
  readonly references: Record<string, readonly string[]>;
  readonly dependsOn: readonly string[];
  readonly written?: Block;
  readonly meta: Block;
}

/** A resource of which the configuration in the plan says nothing: all of its values are looked at. */
const NOTHING_WRITTEN: Written = { references: {}, dependsOn: [], meta: {} };

interface Configured {
  /** By address, without indices. */
  readonly resources: Map<string, Written>;
  readonly others: OtherBlock[];
}

/** What a module says of its resources, and everything else in it; with the modules in it. */
function configured(module: Block, stack: string, prefix = ''): Configured {
  const found: Configured = { resources: new Map(), others: [] };
  const other = (kind: string, address: string, values: Block) =>
    found.others.push({ kind, address: `${prefix}${address}`, stack, values });
  for (const resource of blocksOf(module.resources)) {
    if (resource.mode === 'managed')
      found.resources.set(`${prefix}${asText(resource.address)}`, writtenOf(resource, prefix));
    else other(asText(resource.mode), asText(resource.address), constants(resource.expressions) as Block);
  }
  for (const name of Object.keys(blocksOf(module.variables)[0] ?? {}))
    if (!prefix) other('variable', `var.${name}`, {});
  for (const [name, call] of Object.entries(blocksOf(module.module_calls)[0] ?? {})) {
    const [block] = blocksOf(call);
    other('module', `module.${name}`, { source: block?.source, ...(constants(block?.expressions) as Block) });
    const inner = configured(blocksOf(block?.module)[0] ?? {}, stack, `${prefix}module.${name}.`);
    for (const [address, written] of inner.resources) found.resources.set(address, written);
    found.others.push(...inner.others);
  }
  return found;
}

function writtenOf(resource: Block, prefix: string): Written {
  const references: Record<string, readonly string[]> = {};
  const expressions = blocksOf(resource.expressions)[0] ?? {};
  for (const [argument, expression] of Object.entries(expressions)) {
    const found = referencesOf(expression).map((reference) => `${prefix}${reference}`);
    if (found.length) references[argument] = found;
  }
  const { count_expression: count, for_each_expression: forEach, provisioners, provider_config_key: key } = resource;
  const alias = typeof key === 'string' && /\.[\w-]+$/.test(key) ? key.slice(key.lastIndexOf(':') + 1) : undefined;
  return {
    references,
    dependsOn: textsOf(resource.depends_on).map((address) => `${prefix}${address}`),
    written: constants(expressions) as Block,
    meta: {
      ...(count === undefined ? {} : { count: constants(count) }),
      ...(forEach === undefined ? {} : { for_each: constants(forEach) }),
      ...(provisioners === undefined ? {} : { provisioner: provisioners }),
      ...(alias === undefined ? {} : { provider: alias }),
    },
  };
}

/** What a plan shows of blocks that move a resource in the state, or take one into it. */
function othersOf(row: Block, stack: string): OtherBlock[] {
  const address = asText(row.address);
  const importing = blocksOf(row.change)[0]?.importing;
  const from = row.previous_address;
  return [
    ...(typeof from === 'string' ? [{ kind: 'moved', address: 'moved', stack, values: { from, to: address } }] : []),
    ...(isBlock(importing)
      ? [{ kind: 'import', address: 'import', stack, values: { ...importing, to: address } }]
      : []),
  ];
}

/** Terraform lists `a.b.c` and then `a.b`: the shorter says nothing new. */
function referencesOf(expression: Value): readonly string[] {
  const here = blocksOf(expression).flatMap((block) => [
    ...textsOf(block.references),
    ...Object.entries(block).flatMap(([key, value]) => (key === 'references' ? [] : referencesOf(value))),
  ]);
  return here.filter((reference) => !here.some((other) => other.startsWith(`${reference}.`)));
}

/** Puts `Unknown` where the plan says that a value is known after apply. */
function withUnknown(known: Value, pending: Value, references: Record<string, readonly string[]>): Value {
  if (!isBlock(pending)) return known;
  const out: Record<string, Value> = { ...(known as Block) };
  for (const [key, value] of Object.entries(pending)) out[key] = merge(out[key], value, references[key] ?? []);
  return out;
}

function merge(known: Value, pending: Value, references: readonly string[]): Value {
  if (pending === true) return new Unknown(references[0] ?? '', references);
  if (Array.isArray(pending)) {
    const items = Array.isArray(known) ? (known as readonly Value[]) : [];
    return pending.map((item: Value, i) => merge(items[i], item, references));
  }
  if (!isBlock(pending)) return known;
  const out: Record<string, Value> = { ...(isBlock(known) ? known : {}) };
  for (const [key, value] of Object.entries(pending)) out[key] = merge(out[key], value, references);
  return Object.keys(out).length || isBlock(known) ? out : known;
}

function readProviders(configured: Block | undefined): Provider[] {
  return Object.entries(configured ?? {}).flatMap(([key, entry]) => {
    const [provider] = blocksOf(entry);
    if (!provider) return [];
    const constraint = provider.version_constraint;
    return [
      {
        name: asText(provider.name ?? key),
        ...(typeof constraint === 'string' ? { version: constraint } : {}),
        ...(typeof provider.full_name === 'string' ? { source: provider.full_name } : {}),
        blocks: [constants(blocksOf(provider.expressions)[0] ?? {}) as Block],
      },
    ];
  });
}

/** `{"a": {"constant_value": 1}}` as `{"a": 1}`. */
function constants(expression: Value): Value {
  if (Array.isArray(expression)) return (expression as readonly Value[]).map(constants);
  if (!isBlock(expression)) return expression;
  if ('constant_value' in expression) return expression.constant_value;
  if ('references' in expression) return new Unknown('', textsOf(expression.references));
  return Object.fromEntries(Object.entries(expression).map(([key, value]) => [key, constants(value)]));
}

function outputsOf(outputs: Block | undefined): Record<string, Block> {
  return Object.fromEntries(
    Object.entries(outputs ?? {}).map(([name, output]) => {
      const [block] = blocksOf(output);
      return [name, { sensitive: block?.sensitive ?? false, value: constants(block?.expression) }];
    }),
  );
}

function changeOf(row: Block, stack: string): Change[] {
  const [change] = blocksOf(row.change);
  const action = actionOf(textsOf(change?.actions), change?.importing !== undefined && change.importing !== null);
  if (!change || !action) return [];
  return [
    {
      address: asText(row.address),
      type: asText(row.type),
      stack,
      action,
      because: (Array.isArray(change.replace_paths) ? (change.replace_paths as readonly Value[]) : []).map((path) =>
        Array.isArray(path) ? path.join('.') : asText(path),
      ),
      before: blocksOf(change.before)[0] ?? {},
      after: withUnknown(blocksOf(change.after)[0] ?? {}, change.after_unknown, {}) as Block,
    },
  ];
}

/** What somebody changed past Terraform, compared with what the plan makes of the resource. */
function driftOf(drifted: readonly Block[], rows: readonly Block[], module: Block, stack: string): Drift[] {
  const planned = new Map(rows.map((row) => [asText(row.address), blocksOf(row.change)[0]]));
  const written = new Map(writtenValues(module));
  return drifted
    .filter(({ mode }) => mode === 'managed')
    .flatMap((row) => changeOf(row, stack))
    .map((change) => ({
      ...change,
      ...winnerOf(change, planned.get(change.address), written.get(withoutIndex(change.address)) ?? {}),
    }));
}

/** The apply wins where the plan sets at least one of the arguments back. */
function winnerOf(
  { action, before, after }: Change,
  plan: Block | undefined,
  written: Block,
): Pick<Drift, 'wins' | 'outcome'> {
  const actions = textsOf(plan?.actions);
  if (action === 'delete')
    return actions.includes('create')
      ? { wins: 'apply', outcome: 'the apply makes it again, without what was in it' }
      : { wins: 'drift', outcome: 'it stays deleted: the plan does not make it again' };
  const end = blocksOf(plan?.after)[0];
  const paths = Object.keys({ ...before, ...after }).filter((key) => !equal(before[key], after[key]));
  const unknown = blocksOf(plan?.after_unknown)[0] ?? {};
  const back = paths.filter((key) => end && (unknown[key] === true || !equal(end[key], after[key])));
  if (actions.includes('delete')) return { wins: 'apply', outcome: 'the apply removes the resource as it is' };
  if (back.length > 0) return { wins: 'apply', outcome: `the apply takes it back: ${back.join(', ')}` };
  return paths.every((key) => key in written && equal(written[key], after[key]))
    ? { wins: 'drift', outcome: 'it stays: it is what the configuration says already' }
    : { wins: 'drift', outcome: `the plan leaves it, ignored or not configured: ${paths.join(', ')}` };
}

const equal = (a: Value, b: Value) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

/** The arguments that are written as constants, by address. */
function writtenValues(module: Block, prefix = ''): [string, Block][] {
  const own = blocksOf(module.resources).map((resource): [string, Block] => [
    `${prefix}${asText(resource.address)}`,
    constants(blocksOf(resource.expressions)[0] ?? {}) as Block,
  ]);
  const inner = Object.entries(blocksOf(module.module_calls)[0] ?? {}).flatMap(([name, call]) =>
    writtenValues(blocksOf(blocksOf(call)[0]?.module)[0] ?? {}, `${prefix}module.${name}.`),
  );
  return [...own, ...inner];
}

function actionOf(actions: readonly string[], imported: boolean): Change['action'] | undefined {
  if (actions.includes('delete')) return actions.includes('create') ? 'replace' : 'delete';
  if (actions.includes('create')) return 'create';
  if (actions.includes('update')) return 'update';
  if (actions.includes('forget')) return 'forget';
  return imported ? 'import' : undefined;
}
