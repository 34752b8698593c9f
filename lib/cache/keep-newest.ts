import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

export interface Limits {
  readonly bytes: number;
  /** Milliseconds since an entry was last written. */
  readonly age: number;
}

/** Removes entries of a folder that are too old, and the oldest of those that are too much together; the newest stays whatever its size. */
export function keepNewest(folder: string, isEntry: (name: string) => boolean, { bytes, age }: Limits): void {
  const entries = readdirSync(folder)
    .filter(isEntry)
    .map((name) => {
      const path = join(folder, name);
      // Another run may have removed it meanwhile.
      const { size = 0, mtimeMs: time = 0 } = statSync(path, { throwIfNoEntry: false }) ?? {};
      return { path, size, time };
    })
    .sort((a, b) => b.time - a.time);
  let held = 0;
  for (const [i, { path, size, time }] of entries.entries()) {
    held += size;
    if ((held > bytes && i > 0) || Date.now() - time > age) ignoringErrors(() => rmSync(path, { recursive: true }));
  }
}

/** What is kept is a convenience: nothing depends on it. */
export function ignoringErrors<T>(act: () => T): T | undefined {
  try {
    return act();
  } catch {
    return undefined;
  }
}
