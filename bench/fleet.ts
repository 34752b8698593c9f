import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { kitRoot } from '../lib/files/root';
import { type BenchRow, type Command, run } from './pair';
import { TSX, writeEnvironments, writeRules } from './synth';

const ENVIRONMENTS = 400;
const RULES = 60;
/** Megabytes that any command may hold of a fleet. */
const ALLOWED = 600;

/** Peak memory of whole processes over a fleet: one environment is held at a time. */
export async function benchFleet(): Promise<BenchRow[]> {
  const work = mkdtempSync(join(tmpdir(), 'ttk-bench-fleet-'));
  try {
    const [rules, folder, out] = ['rules', 'environments', 'out'].map((name) => join(work, name)) as [
      string,
      string,
      string,
    ];
    writeRules(rules, RULES);
    writeEnvironments(folder, rules, ENVIRONMENTS);
    const env = { TTK_CACHE: join(work, 'cache'), CI: '1' };
    const synth: Command = { args: [...TSX, join(__dirname, 'many.ts'), folder, out], env };
    const review = (format: string): Command => ({
      args: [
        ...[join(kitRoot, 'cli/ttk.js'), 'review', '--cdktf-out', out, '--fail-on', 'never'],
        ...['--format', format, '--out', join(work, `review.${format}`)],
      ],
      env,
    });
    return [
      memory('synth', synth),
      ...['pretty', 'html', 'sarif', 'json'].map((format) => memory(`review as ${format}`, review(format))),
    ];
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function memory(name: string, command: Command): BenchRow {
  const { peakMemory, seconds } = run(command);
  return {
    name: `peak memory, ${name} of ${ENVIRONMENTS} environments x ${RULES} rules`,
    ...{ ratio: peakMemory / ALLOWED, bound: 1, ours: peakMemory, baseline: ALLOWED, unit: 'MB' },
    note: `in ${seconds.toFixed(0)} s`,
  };
}
