import { join } from 'node:path';
import { kitRoot } from '../lib/files/root';
import { type BenchRow, pair } from './pair';

/** Nothing heavy is loaded to print help. */
export async function benchStart(): Promise<BenchRow[]> {
  const { ratio, ours, baseline } = pair({ args: [join(kitRoot, 'cli/ttk.js'), '--help'] }, { args: ['-e', '0'] }, 21);
  return [{ name: 'ttk --help', ratio, bound: 2, ours: ours.seconds, baseline: baseline.seconds, unit: 's' }];
}
