import { type Construct, TerraformStack } from './cdktf';
import { clash, wrongCount } from './errors';

/** Names given so far, per stack; each with the path of the construct that holds it. */
const claims = new WeakMap<TerraformStack, Map<string, string>>();
const counts = new WeakMap<TerraformStack, Map<string, number>>();

/**
 * Takes a name that a workspace (or a tenant) can hold once; Azure compares names without case.
 *
 * @param where resource id of whatever holds the name
 * @param what kind of name, as a reader knows it: "alert rule", "function alias"
 * @throws when another construct of the stack has it
 */
export function claim(construct: Construct, property: string, where: string, what: string, name: string): void {
  const held = of(claims, construct);
  const key = `${where}\n${what}\n${name}`.toLowerCase();
  const holder = held.get(key);
  if (holder !== undefined)
    throw clash(
      construct,
      property,
      `the ${what} '${name}' belongs to '${holder}' already`,
      'Give one of them another.',
    );
  held.set(key, construct.node.path);
}

/**
 * Counts something that a workspace takes only so many of.
 *
 * @throws when this one is too many
 */
export function countUp(construct: Construct, property: string, where: string, things: string, max: number): void {
  const counted = of(counts, construct);
  const key = `${where}\n${things}`;
  const count = (counted.get(key) ?? 0) + 1;
  if (count > max) throw wrongCount(construct, property, { min: 0, max, of: things }, count);
  counted.set(key, count);
}

function of<T>(registry: WeakMap<TerraformStack, Map<string, T>>, construct: Construct): Map<string, T> {
  const stack = TerraformStack.of(construct);
  const known = registry.get(stack);
  if (known) return known;
  const fresh = new Map<string, T>();
  registry.set(stack, fresh);
  return fresh;
}
