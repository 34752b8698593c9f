import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A whole process to be timed. */
export interface Command {
  /** Arguments of node. */
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

export interface Sample {
  readonly seconds: number;
  /** Megabytes. */
  readonly peakMemory: number;
}

export interface PairedResult {
  /** Median of the ratios of neighbouring runs: what the machine does meanwhile hits both. */
  readonly ratio: number;
  readonly ours: Sample;
  readonly baseline: Sample;
}

/** Runs both in turn, `rounds` times after a first round that does not count; `prepare` makes each round the same. */
export function pair(ours: Command, baseline: Command, rounds: number, prepare = () => {}): PairedResult {
  prepare();
  run(baseline);
  run(ours);
  const a: Sample[] = [];
  const b: Sample[] = [];
  for (let i = 0; i < rounds; i++) {
    prepare();
    // Who goes first alternates too.
    if (i % 2) a.push(run(ours));
    b.push(run(baseline));
    if (i % 2 === 0) a.push(run(ours));
  }
  return { ratio: median(a.map((s, i) => s.seconds / b[i]!.seconds)), ours: middle(a), baseline: middle(b) };
}

/** Runs a command once; one that fails ends the bench. */
export function run({ args, env }: Command): Sample {
  const report = join(tmpdir(), `ttk-bench-${process.pid}.json`);
  const started = process.hrtime.bigint();
  const done = spawnSync(process.execPath, ['--require', join(__dirname, 'report-memory.cjs'), ...args], {
    env: { ...process.env, ...env, TTK_BENCH_REPORT: report, CHECKPOINT_DISABLE: '1' },
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  const seconds = Number(process.hrtime.bigint() - started) / 1e9;
  if (done.status !== 0)
    throw new Error(`node ${args.join(' ')} failed:\n${done.stdout.slice(-2000)}\n${done.stderr.slice(-4000)}`);
  const { peakMemory } = JSON.parse(readFileSync(report, 'utf8')) as { peakMemory: number };
  rmSync(report);
  return { seconds, peakMemory };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((x, y) => x - y);
  const half = sorted.length >> 1;
  return sorted.length % 2 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
}

const middle = (samples: readonly Sample[]): Sample => ({
  seconds: median(samples.map((s) => s.seconds)),
  peakMemory: median(samples.map((s) => s.peakMemory)),
});

/** One line of the report. */
export interface BenchRow {
  readonly name: string;
  /** Ours against the baseline; below 1 is faster. */
  readonly ratio: number;
  /** The ratio not to be exceeded; a figure without one is only shown. */
  readonly bound?: number;
  readonly ours: number;
  readonly baseline: number;
  readonly unit: string;
  readonly note?: string;
}

export const timed = (
  name: string,
  { ratio, ours, baseline }: PairedResult,
  bound?: number,
  note?: string,
): BenchRow => ({
  ...{ name, ratio, bound, ours: ours.seconds, baseline: baseline.seconds, unit: 's', note },
});

export const FRESH = 'nothing kept: no compiled rule, no snapshot, no compiled TypeScript';

/** What makes a run the first of a fresh clone: a temporary folder of its own, where tsx keeps what it has compiled, and no cache. */
export function freshClone(work: string) {
  const folder = join(work, 'fresh');
  return {
    fresh: (command: Command): Command => ({
      ...command,
      env: { ...command.env, TMPDIR: folder, TTK_CACHE: join(folder, 'cache') },
    }),
    prepare: () => {
      rmSync(folder, { recursive: true, force: true });
      mkdirSync(folder);
    },
  };
}
