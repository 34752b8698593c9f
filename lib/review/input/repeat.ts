import type { NotMade } from './configuration';
import { entriesOf, type Resolver } from './resolve';
import { type Block, isUnknown } from './value';

/** One resource of those that a block makes. */
interface Instance {
  /** `[0]`, `["a"]`; empty for a block that makes one. */
  readonly index: string;
  readonly resolver: Resolver;
}

/** More than anybody writes by hand: then the block counts as one that cannot be followed. */
const MOST = 500;

/** The resources that a block makes by `count` or `for_each`; a reason where it makes none. One that cannot be told is one. */
export function instancesOf(values: Block, resolver: Resolver): readonly Instance[] | NotMade['because'] {
  const one = [{ index: '', resolver }];
  if (values.count !== undefined) {
    const count = resolver.value(values.count);
    const n = isUnknown(count) ? Number.NaN : Number(count);
    if (!Number.isInteger(n) || n < 0 || n > MOST) return one;
    if (n === 0) return 'count';
    return Array.from({ length: n }, (_, i) => ({ index: `[${i}]`, resolver: resolver.within('count', { index: i }) }));
  }
  if (values.for_each === undefined) return one;
  const each = entriesOf(resolver.value(values.for_each));
  if (!each || each.length > MOST) return one;
  if (each.length === 0) return 'for_each';
  return each.map(([key, value]) => ({ index: `["${key}"]`, resolver: resolver.within('each', { key, value }) }));
}
