import { existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { defaultCacheFolder } from '../lib/cache/cache-folder';
import { kitRoot } from '../lib/files/root';
import { type BenchRow, run, type Sample } from './pair';

/** Seconds that all sample cases may take, on two cores. */
const ALLOWED = { cold: 60, warm: 15 };
const KEPT = ['answers', 'translations'].map((name) => join(defaultCacheFolder(), name));

/** All sample cases of the kit: with nothing kept from earlier runs but the installed engine, and again. */
export async function benchCases(): Promise<BenchRow[]> {
  test();
  const moved = KEPT.filter((path) => existsSync(path));
  for (const path of moved) renameSync(path, `${path}.aside`);
  try {
    const cold = test();
    const warm = test();
    return [row('all sample cases, cold', cold, ALLOWED.cold), row('all sample cases, warm', warm, ALLOWED.warm)];
  } finally {
    for (const path of moved) {
      rmSync(path, { recursive: true, force: true });
      renameSync(`${path}.aside`, path);
    }
  }
}

const test = (): Sample => run({ args: [join(kitRoot, 'cli/ttk.js'), 'test'] });

const row = (name: string, { seconds }: Sample, allowed: number): BenchRow => ({
  name,
  ratio: seconds / allowed,
  bound: 1,
  ours: seconds,
  baseline: allowed,
  unit: 's',
  note: 'against the time we allow',
});
