import type { Range } from '../../lib/catalog/bounds/bound';
import { type Construct, TerraformStack } from './cdktf';
import { type Check, checkCount } from './checks';
import { clash } from './errors';

/** Names given so far, per stack; each with the path of the construct that holds it. */
const claims = new WeakMap<TerraformStack, Map<string, string>>();
const counts = new WeakMap<TerraformStack, Map<string, number>>();

/**
 * Takes a name that a workspace (or a tenant) can hold once; Azure compares names without case.
 *
 * @param where resource id of whatever holds the name
 * @param what kind of name, as a reader knows it: "alert rule", "function alias"
 * @returns what is wrong when another construct of the stack has it
 */
export function claim(construct: Construct, property: string, where: string, what: string, name: string): Check {
  const held = namesOf(claims, construct);
  const key = `${where}\n${what}\n${name}`.toLowerCase();
  const holder = held.get(key);
  if (holder !== undefined)
    return clash(property, `the ${what} '${name}' belongs to '${holder}' already`, 'Give one of them another.');
  held.set(key, construct.node.path);
  return undefined;
}

/** Counts something that a workspace (or a tenant) takes only so many of. */
export function countUp(construct: Construct, property: string, where: string, bound: Range): Check {
  const counted = namesOf(counts, construct);
  const key = `${where}\n${bound.unit}`;
  const count = (counted.get(key) ?? 0) + 1;
  counted.set(key, count);
  return checkCount(property, count, bound);
}

function namesOf<T>(registry: WeakMap<TerraformStack, Map<string, T>>, construct: Construct): Map<string, T> {
  const stack = TerraformStack.of(construct);
  const known = registry.get(stack);
  if (known) return known;
  const fresh = new Map<string, T>();
  registry.set(stack, fresh);
  return fresh;
}
