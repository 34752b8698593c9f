import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { kitRoot } from '../lib/files/root';
import { benchCases } from './cases';
import { benchCheck } from './check';
import type { BenchRow } from './pair';
import { benchReview } from './review';
import { benchStart } from './start';
import { benchSynth } from './synth';

/**
 * `npm run bench [name...]`: every figure is a ratio of whole processes, paired and alternating with a named baseline.
 * `npm run bench -- --write` also writes docs/performance.md.
 */
const BENCHES: Readonly<Record<string, () => Promise<BenchRow[]>>> = {
  start: benchStart,
  synth: benchSynth,
  check: benchCheck,
  cases: benchCases,
  review: benchReview,
};

async function main(): Promise<void> {
  const args = process.argv.slice(2);
  const selected = args.filter((arg) => !arg.startsWith('--'));
  const rows: BenchRow[] = [];
  for (const [name, bench] of Object.entries(BENCHES)) {
    if (selected.length && !selected.includes(name)) continue;
    console.error(`${name} ...`);
    for (const row of await bench()) {
      rows.push(row);
      console.log(text(row));
    }
  }
  if (args.includes('--write')) writeFileSync(join(kitRoot, 'docs/performance.md'), page(rows));
}

const figure = (value: number): string => (value >= 100 ? value.toFixed(0) : value.toFixed(2));

const text = ({ name, ratio, aim, ours, baseline, unit, note }: BenchRow): string =>
  `${name}: ${ratio.toFixed(2)} x (aim <= ${aim}); ${figure(ours)} ${unit} against ${figure(baseline)} ${unit}${note ? `; ${note}` : ''}`;

function page(rows: readonly BenchRow[]): string {
  const lines = rows.map(
    ({ name, ratio, aim, ours, baseline, unit, note }) =>
      `| ${name} | ${ratio.toFixed(2)} x | ${aim} x | ${figure(ours)} ${unit} | ${figure(baseline)} ${unit} | ${note ?? ''} |`,
  );
  return `# Performance

Written by \`npm run bench -- --write\` on ${cpus().length} cores, Node.js ${process.version}. Compare the ratios, not the seconds:
each is the median of whole processes, run in turn with the baseline that is named below.

| What | Ratio | Aim | Ours | Baseline | Note |
| --- | --- | --- | --- | --- | --- |
${lines.join('\n')}

## Baselines

- **ttk --help**: \`node -e 0\`, a Node.js that does nothing.
- **synth**: a bare CDKTF program (\`bench/bare.ts\`) that makes the same resources with the same arguments from a list:
  no YAML, no checks, no choice of rules. Both run through tsx. Rules were compiled before, so their results come from the cache.
- **check**: a single-threaded loop over the language service with all tables loaded; for the re-check, a process that
  loads the service and all tables and analyses the one query that changed.
- **cases**: no baseline; the seconds that all sample cases may take after the engine is installed.
- **review**: reading and parsing the same files.
`;
}

main();
