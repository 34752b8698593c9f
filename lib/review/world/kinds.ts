import type { Control } from '../control/control';
import { accessKinds } from './access-kinds';
import { connectorKinds } from './connector-kinds';
import { detectionKinds } from './detection-kinds';
import { foundationKinds } from './foundation-kinds';
import type { Kind, Kinds } from './kind';

const NAMED: ReadonlyMap<string, Kind> = new Map(
  Object.entries({ ...foundationKinds, ...accessKinds, ...connectorKinds, ...detectionKinds } satisfies Kinds),
);

/** What is said of an argument: a control judges it, it is harmless, or only its origin can vouch for it. */
export interface Said {
  readonly by: 'control' | 'harmless' | 'vouched';
  readonly reason: string;
}

/** What is said of the arguments of one type. */
export interface KnownType {
  readonly said: ReadonlyMap<string, Said>;
  /** Of those that only their origin can vouch for, the way to each. */
  readonly vouched: readonly (readonly [path: string, way: readonly string[]])[];
  /** Arguments of which something is said that lies below them. */
  readonly above: ReadonlySet<string>;
}

const found = new WeakMap<readonly Control[], ReadonlyMap<string, KnownType>>();

/** Every type that a control judges or that is known otherwise. */
export function knownTypes(controls: readonly Control[]): ReadonlyMap<string, KnownType> {
  let known = found.get(controls);
  if (!known) {
    const judged = new Map<string, string[]>();
    for (const { judges = {} } of controls)
      for (const [type, paths] of Object.entries(judges)) judged.set(type, [...(judged.get(type) ?? []), ...paths]);
    const types = [...new Set([...NAMED.keys(), ...judged.keys()])].filter((type) => !type.endsWith('*'));
    const everywhere = [...judged].filter(([type]) => type.endsWith('*'));
    const of = (type: string) => [
      ...(judged.get(type) ?? []),
      ...everywhere.flatMap(([prefix, paths]) => (type.startsWith(prefix.slice(0, -1)) ? paths : [])),
    ];
    known = new Map(types.map((type) => [type, knownType(of(type), NAMED.get(type) ?? {})]));
    found.set(controls, known);
  }
  return known;
}

/** What only its origin can vouch for counts first: that it is judged as well does not make it right. */
export function knownType(judged: readonly string[], { harmless = {}, vouched = {} }: Kind): KnownType {
  const said = new Map<string, Said>();
  const asked = Object.keys(vouched);
  for (const path of judged)
    if (!asked.some((name) => path.startsWith(`${name}.`))) said.set(path, { by: 'control', reason: '' });
  for (const [path, reason] of Object.entries(harmless)) said.set(path, { by: 'harmless', reason });
  for (const [path, reason] of Object.entries(vouched)) said.set(path, { by: 'vouched', reason });
  const above = new Set<string>();
  for (const path of said.keys())
    for (let at = path.lastIndexOf('.'); at > 0; at = path.lastIndexOf('.', at - 1)) above.add(path.slice(0, at));
  return { said, above, vouched: asked.map((path) => [path, path.split('.')]) };
}

/** The named kinds, for the pages. */
export const kinds: ReadonlyMap<string, Kind> = NAMED;
