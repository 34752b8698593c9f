import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const ROOT = join(__dirname, 'reviewed');

/** With `jest -u` files are written anew, and those that nothing makes any more go. */
const updates = (): boolean => expect.getState().snapshotState._updateSnapshot === 'all';

/**
 * A folder of files that were read by a person and committed: each is as `made` says, none is missing, and none is left over. What
 * is missing is never written in passing, on CI or not: only `-u` writes.
 */
export function expectReviewed(folder: string, made: Readonly<Record<string, string>>, update = updates()): void {
  const at = resolve(ROOT, folder);
  const names = Object.keys(made);
  if (update) {
    mkdirSync(at, { recursive: true });
    for (const left of filesOf(at).filter((name) => !names.includes(name))) rmSync(join(at, left));
    for (const name of names) writeFileSync(join(at, name), made[name]!);
  }
  const stored = Object.fromEntries(filesOf(at).map((name) => [name, readFileSync(join(at, name), 'utf8')]));
  const differing = [...new Set([...names, ...Object.keys(stored)])].filter((name) => stored[name] !== made[name]);
  const only = (files: Readonly<Record<string, string>>) =>
    Object.fromEntries(differing.map((name) => [name, files[name]?.split('\n') ?? 'no such file']));
  expect({ now: only(made) }).toEqual({ now: only(stored) });
}

function filesOf(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}
