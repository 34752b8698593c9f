import { basename } from 'node:path';
import type { Problem } from '../../files/problem';
import { groupBy } from '../../values/maps';
import { asText, count } from '../../values/text';
import { Configuration, type OtherBlock, type Provider, type Resource, type Stack } from './configuration';
import { withoutIndex } from './expression';
import { type JsonFile, readJsonFile } from './json-file';
import { changeOf, driftOf } from './plan-changes';
import { constants, withUnknown } from './plan-values';
import { erroredPlan, notAPlan } from './problems';
import type { Reading } from './read-synthesized';
import { partsOf, splitStackName } from './stack-parts';
import { type Block, blocksOf, isBlock, textsOf, type Value } from './value';

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
    drift: driftOf(
      blocksOf(plan.resource_drift),
      rows,
      (address) => expressions.get(withoutIndex(address))?.written ?? {},
      name,
    ),
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
    const ofMode = blocksOf(module.resources).filter((one) => one.mode === mode);
    const byType = groupBy(ofMode, ({ type }) => asText(type));
    return Object.fromEntries(
      [...byType].map(([type, those]) => [
        type,
        Object.fromEntries(those.map((resource) => [asText(resource.name), bodyOf(resource)])),
      ]),
    );
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
  const { depends_on } = resource;
  return {
    ...(constants(blocksOf(resource.expressions)[0] ?? {}) as Block),
    ...(depends_on !== undefined ? { depends_on } : {}),
    ...repeatsOrRuns(resource),
  };
}

/** Meta-arguments, as the configuration spells them. */
const repeatsOrRuns = ({ count_expression: count, for_each_expression: forEach, provisioners }: Block): Block => ({
  ...(count === undefined ? {} : { count: constants(count) }),
  ...(forEach === undefined ? {} : { for_each: constants(forEach) }),
  ...(provisioners === undefined ? {} : { provisioner: provisioners }),
});

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
  const { provider_config_key: key } = resource;
  const alias = typeof key === 'string' && /\.[\w-]+$/.test(key) ? key.slice(key.lastIndexOf(':') + 1) : undefined;
  return {
    references,
    dependsOn: textsOf(resource.depends_on).map((address) => `${prefix}${address}`),
    written: constants(expressions) as Block,
    meta: { ...repeatsOrRuns(resource), ...(alias === undefined ? {} : { provider: alias }) },
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

function outputsOf(outputs: Block | undefined): Record<string, Block> {
  return Object.fromEntries(
    Object.entries(outputs ?? {}).map(([name, output]) => {
      const [block] = blocksOf(output);
      return [name, { sensitive: block?.sensitive ?? false, value: constants(block?.expression) }];
    }),
  );
}
