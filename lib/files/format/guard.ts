import type { Problem } from '../problem';
import type { Path } from '../source';
import { isMap } from './place';

/** Ends a check that looks at a value which was refused: whatever it would say may come from the stand-in. */
class RefusedValue extends Error {}

/** A copy of what was read in which access to a refused value throws; `refused` is that of the reading. */
export function guarded<T>(value: T, refused: readonly Path[]): T {
  const copy = structuredClone(value);
  for (const path of refused) guard(copy, path);
  return copy;
}

function guard(root: unknown, path: Path): void {
  const [last] = path.slice(-1);
  let holder = root;
  for (const step of path.slice(0, -1)) {
    if (!isHolder(holder)) return;
    // Not by a plain look: what is guarded already throws.
    holder = Object.getOwnPropertyDescriptor(holder, step)?.value;
  }
  if (last === undefined || !isHolder(holder)) return;
  const get = () => {
    throw new RefusedValue(`${path.join('.')} was refused`);
  };
  Object.defineProperty(holder, last, { get, enumerable: true, configurable: true });
}

const isHolder = (value: unknown): value is object => isMap(value) || Array.isArray(value);

/** What a check finds before it looks at a value that was refused: it is true whatever should have stood there. */
export function* untilRefused(check: () => Iterable<Problem>): Iterable<Problem> {
  try {
    yield* check();
  } catch (error) {
    if (!(error instanceof RefusedValue)) throw error;
  }
}

/** Checks each item of a list; one with a refused value does not keep the others from being checked. */
export function* eachItem<T>(
  items: readonly T[],
  check: (item: T, index: number) => Iterable<Problem>,
): Iterable<Problem> {
  for (const index of items.keys()) yield* untilRefused(() => check(items[index]!, index));
}

/** The same for a map with names that the file gives. */
export function* eachEntry<T>(
  entries: Readonly<Record<string, T>>,
  check: (name: string, entry: T) => Iterable<Problem>,
): Iterable<Problem> {
  for (const name of Object.keys(entries)) yield* untilRefused(() => check(name, entries[name]!));
}
