import { basename } from 'node:path';
import type { Problem } from '../../files/problem';
import { type Change, Configuration, type Drift, type Provider, type Resource, type Stack } from './configuration';
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
  const written = blocksOf(plan.configuration)[0] ?? {};
  const module = blocksOf(written.root_module)[0] ?? {};
  const rows = blocksOf(plan.resource_changes).filter(({ mode }) => mode === 'managed');
  const pending = new Map(rows.map((row) => [String(row.address), blocksOf(row.change)[0]?.after_unknown]));
  const expressions = new Map(expressionsOf(module));
  const resources = plannedResources(blocksOf(plan.planned_values.root_module)[0]).map((planned): Resource => {
    const address = String(planned.address);
    const { references, dependsOn, given } = expressions.get(withoutIndex(address)) ?? NOTHING_WRITTEN;
    const known = blocksOf(planned.values)[0] ?? {};
    const type = String(planned.type);
    return {
      address,
      type,
      name: String(planned.name),
      stack: name,
      values: withUnknown(known, pending.get(address), references) as Block,
      references,
      dependsOn,
      given,
    };
  });
  return {
    name,
    file,
    parts: partsOf(name, [...resources.map(({ type }) => type), ...rows.map((row) => String(row.type))]),
    providers: readProviders(blocksOf(written.provider_config)[0]),
    resources,
    outputs: outputsOf(blocksOf(module.outputs)[0]),
    changes: rows.flatMap((row) => changeOf(row, name)),
    drift: driftOf(blocksOf(plan.resource_drift), rows, module, name),
    variables: blocksOf(module.variables)[0] ?? {},
    written: writtenIn(written, module),
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
      const type = String(resource.type);
      byType[type] = { ...byType[type], [String(resource.name)]: bodyOf(resource) };
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

/** Resources of a module and of the modules in it. */
function plannedResources(module: Block | undefined): readonly Block[] {
  if (!module) return [];
  return [
    ...blocksOf(module.resources).filter(({ mode }) => mode === 'managed'),
    ...blocksOf(module.child_modules).flatMap(plannedResources),
  ];
}

const withoutIndex = (address: string) => address.replace(/\[[^\]]*\]/g, '');

interface Written {
  readonly references: Record<string, readonly string[]>;
  readonly dependsOn: readonly string[];
  readonly given: readonly string[];
}

const NOTHING_WRITTEN: Written = { references: {}, dependsOn: [], given: [] };

/** What the arguments of each resource refer to, by address. */
function expressionsOf(module: Block, prefix = ''): [string, Written][] {
  const own = blocksOf(module.resources).map((resource): [string, Written] => {
    const references: Record<string, readonly string[]> = {};
    const written = blocksOf(resource.expressions)[0] ?? {};
    for (const [argument, expression] of Object.entries(written)) {
      const found = referencesOf(expression);
      if (found.length) references[argument] = found;
    }
    const dependsOn = textsOf(resource.depends_on);
    return [`${prefix}${String(resource.address)}`, { references, dependsOn, given: Object.keys(written) }];
  });
  const inner = Object.entries(blocksOf(module.module_calls)[0] ?? {}).flatMap(([name, call]) =>
    expressionsOf(blocksOf(blocksOf(call)[0]?.module)[0] ?? {}, `${prefix}module.${name}.`),
  );
  return [...own, ...inner];
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
        name: String(provider.name ?? key),
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
      address: String(row.address),
      type: String(row.type),
      stack,
      action,
      because: (Array.isArray(change.replace_paths) ? (change.replace_paths as readonly Value[]) : []).map((path) =>
        Array.isArray(path) ? path.join('.') : String(path),
      ),
      before: blocksOf(change.before)[0] ?? {},
      after: withUnknown(blocksOf(change.after)[0] ?? {}, change.after_unknown, {}) as Block,
    },
  ];
}

/** What somebody changed past Terraform, compared with what the plan makes of the resource. */
function driftOf(drifted: readonly Block[], rows: readonly Block[], module: Block, stack: string): Drift[] {
  const planned = new Map(rows.map((row) => [String(row.address), blocksOf(row.change)[0]]));
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
    `${prefix}${String(resource.address)}`,
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
