import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { kitRoot } from '../lib/files/root';
import { UNUSABLE } from '../lib/report/exit-code';
import { benchCases } from './cases';
import { benchCheck } from './check';
import { benchFleet } from './fleet';
import type { BenchRow } from './pair';
import { benchReview } from './review';
import { benchRules } from './rules';
import { benchStart } from './start';
import { benchSynth } from './synth';

/**
 * `npm run bench [name...]`: every figure is a ratio of whole processes, paired and alternating with a named baseline. Fails when a bound is missed.
 * `npm run bench -- --write` also writes docs/performance.md.
 */
const BENCHES: Readonly<Record<string, () => Promise<BenchRow[]>>> = {
  start: benchStart,
  synth: benchSynth,
  check: benchCheck,
  cases: benchCases,
  review: benchReview,
  fleet: benchFleet,
  rules: () => benchRules(),
};

async function main(): Promise<void> {
  const args = process.argv.slice(2);
  const selected = args.filter((arg) => !arg.startsWith('--'));
  if (selected.length && args.includes('--write')) {
    console.error('--write: the page holds the figures of all parts; run them all');
    process.exitCode = UNUSABLE;
    return;
  }
  const rows: [string, BenchRow][] = [];
  for (const [name, bench] of Object.entries(BENCHES)) {
    if (selected.length && !selected.includes(name)) continue;
    console.error(`${name} ...`);
    for (const row of await bench()) {
      rows.push([name, row]);
      console.log(text(row));
    }
  }
  if (args.includes('--write')) writeFileSync(join(kitRoot, 'docs/performance.md'), page(rows));
  process.exitCode = rows.some(([, row]) => isMissed(row)) ? 1 : 0;
}

const isMissed = ({ ratio, bound }: BenchRow): boolean => bound !== undefined && !(ratio <= bound);
const times = (value: number | undefined): string =>
  value === undefined || Number.isNaN(value) ? '' : `${value.toFixed(2)} x`;
const figure = (value: number): string => (value >= 100 ? value.toFixed(0) : value.toFixed(2));

function text(row: BenchRow): string {
  const { name, ratio, bound, ours, baseline, unit, note } = row;
  const against = bound === undefined ? '' : ` (${isMissed(row) ? 'MISSED: ' : ''}at most ${times(bound)})`;
  return `${name}: ${times(ratio)}${against}; ${figure(ours)} ${unit} against ${figure(baseline)} ${unit}${note ? `; ${note}` : ''}`;
}

function page(rows: readonly [string, BenchRow][]): string {
  const lines = rows.map(
    ([command, { name, ratio, bound, ours, baseline, unit, note }]) =>
      `| ${name} | ${times(ratio)} | ${times(bound)} | ${figure(ours)} ${unit} | ${figure(baseline)} ${unit} | \`npm run bench ${command}\` | ${note ?? ''} |`,
  );
  return `# Performance

Figures of \`npm run bench\`, part by part, on ${cpus().length} cores, Node.js ${process.version}. Compare the ratios, not the seconds:
each is the median of whole processes, run in turn with the baseline that is named below. No output is reused: what is kept between runs
are compiled queries and the answers of detection tests, never a plan or a stack. A figure without a bound is only shown.

| What | Ratio | At most | Ours | Baseline | Command | Note |
| --- | --- | --- | --- | --- | --- | --- |
${lines.join('\n')}

## Baselines

- **ttk --help**: \`node -e 0\`, a Node.js that does nothing.
- **synth**: a bare CDKTF program (\`bench/bare.ts\`) that makes the same resources with the same arguments from a list:
  no YAML, no checks, no choice of rules. Both run through tsx. Rules were compiled before, so their results come from the cache.
- **check**: a single-threaded loop over the language service with all tables loaded; for the re-check, a process that
  loads the service and all tables and analyses the one query that changed.
- **cases**: no baseline; the seconds that all sample cases may take after the engine is installed.
- **review**: reading and parsing the same files.
- **fleet**: no baseline; the megabytes that a command may hold of 400 environments.
- **rules**: the same rule at commit b7c3de5, over the same generated tenant of 5,000 people x 14 days, one run at noon on the local
  engine: rows of each base table that pass the filters standing directly on it, times the runs of a day; seconds of one core and peak memory of
  the process in the note, with what the time grows by from 1,000 to 5,000 people.
`;
}

main();
