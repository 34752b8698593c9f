import { canonical } from '../../values/fingerprint';
import { asText } from '../../values/text';
import type { Resource, Stack } from '../input/configuration';
import { type Block, blocksOf, hasUnknown, isBlock, isUnknown, type Value } from '../input/value';
import type { Edit } from './edit';

/**
 * What a plan says otherwise than the synthesized configuration: what is written, argument by argument and in both
 * directions, and what is planned for it. What the provider adds by itself is not written and not compared.
 */
export function planEdits(
  plan: Stack,
  synthesized: Stack,
): { readonly edits: readonly Edit[]; readonly skipped: number } {
  const [before, now] = [byAddress(synthesized), byAddress(plan)];
  const planned = new Map(plan.resources.map((resource) => [resource.address, resource]));
  const edits: Edit[] = [];
  let skipped = 0;
  for (const address of [...new Set([...before.keys(), ...now.keys()])].sort()) {
    const [was, is] = [before.get(address), now.get(address)];
    if (!was) edits.push({ address, stack: plan.name, what: 'added', paths: [] });
    else if (!is) edits.push({ address, stack: plan.name, what: 'removed', paths: [] });
    else {
      const resource = synthesized.resources.find((one) => one.address === address);
      // With `count` or `for_each` it has another address; that is a difference of what is written.
      const future = planned.get(address);
      const values = resource && future ? compareValues(resource, future) : { differing: [], skipped: 0 };
      skipped += values.skipped;
      const paths = [...differingArguments(was, is), ...values.differing];
      if (paths.length > 0)
        edits.push({ address, stack: plan.name, what: 'changed', paths: [...new Set(paths)].sort() });
    }
  }
  return { edits, skipped };
}

/** What both a plan and a configuration can show: backend, local values and lifecycle stand in no plan. */
function byAddress({ written = {} }: Stack): ReadonlyMap<string, Block> {
  const found = new Map<string, Block>();
  for (const [type, named] of entriesOf(written.resource))
    for (const [name, body] of entriesOf(named)) found.set(`${type}.${name}`, bodyOf(body));
  for (const [type, named] of entriesOf(written.data))
    for (const [name, body] of entriesOf(named)) found.set(`data.${type}.${name}`, bodyOf(body));
  for (const kind of ['provider', 'output', 'module'] as const)
    for (const [name, body] of entriesOf(written[kind])) found.set(`${kind}.${name}`, bodyOf(body));
  return found;
}

const entriesOf = (value: Value): [string, Value][] =>
  blocksOf(value).flatMap((block) => Object.entries(block).filter(([key]) => key !== '//'));

const NOT_IN_PLANS = new Set(['//', 'lifecycle', 'provider']);

const bodyOf = (body: Value): Block =>
  Object.fromEntries(
    blocksOf(body).flatMap((block) => Object.entries(block).filter(([key]) => !NOT_IN_PLANS.has(key))),
  );

function differingArguments(was: Block, is: Block): string[] {
  const names = [...new Set([...Object.keys(was), ...Object.keys(is)])];
  return names.filter((name) => !same(was[name], is[name]));
}

/** What is written on both sides; a block may be one object or a list of one, and what is empty need not be there. */
function same(was: Value, is: Value): boolean {
  const [one, other] = [plain(was), plain(is)];
  if (isUnknown(one) || isUnknown(other)) return true;
  if (isBlock(one) && isBlock(other)) return differingArguments(one, other).length === 0;
  if (Array.isArray(one) && Array.isArray(other))
    return one.length === other.length && one.every((item: Value, i) => same(item, other[i] as Value));
  return scalar(one) === scalar(other);
}

function plain(value: Value): Value {
  if (Array.isArray(value) && value.length === 1 && (isBlock(value[0]) || isUnknown(value[0])))
    return value[0] as Value;
  return Array.isArray(value) && value.length === 0 ? undefined : (value ?? undefined);
}

/** Terraform turns `"5"` into 5 where a number is asked for, and writes JSON anew. */
function scalar(value: Value): string {
  if (typeof value === 'string' && /^\s*[[{]/.test(value)) {
    try {
      return canonical(JSON.parse(value));
    } catch {
      return value;
    }
  }
  return isBlock(value) || Array.isArray(value) ? canonical(value) : asText(value ?? '');
}

/** Arguments whose planned value is not the one that is written, and how many only an apply reveals. */
function compareValues({ values }: Resource, planned: Resource): { differing: string[]; skipped: number } {
  const names = Object.keys(values).filter((name) => !NOT_IN_PLANS.has(name) && name !== 'depends_on');
  return {
    differing: names.filter((name) => !fits(values[name], planned.values[name])),
    skipped: names.filter((name) => hasUnknown(values[name]) || hasUnknown(planned.values[name])).length,
  };
}

/** The order of a list may be the provider's; what it adds to a block is not compared. */
function fits(written: Value, planned: Value): boolean {
  if (written === undefined || written === null || isUnknown(written) || isUnknown(planned)) return true;
  if (Array.isArray(written)) {
    const open = Array.isArray(planned) ? [...(planned as readonly Value[])] : [planned];
    for (const item of written as readonly Value[]) {
      const at = open.findIndex((other) => fits(item, other));
      if (at < 0) return false;
      open.splice(at, 1);
    }
    return open.length === 0;
  }
  if (isBlock(written)) {
    const [block] = blocksOf(planned);
    return block !== undefined && Object.keys(written).every((key) => fits(written[key], block[key]));
  }
  return scalar(written).toLowerCase() === scalar(planned).toLowerCase();
}
