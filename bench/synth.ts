import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { kitRoot } from '../lib/files/root';
import { type BenchRow, type Command, pair, run } from './pair';
import { specificationOf } from './specification';

/** TypeScript in the same process, so that its memory is what is measured. */
const TSX = ['--require', 'tsx/cjs'];

/** Whole processes: synthesis of the demo, and of many environments, against a bare CDKTF program of the same resources. */
export async function benchSynth(): Promise<BenchRow[]> {
  const work = mkdtempSync(join(tmpdir(), 'ttk-bench-'));
  try {
    return [demo(work), ...many(work)];
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function demo(work: string): BenchRow {
  const out = join(work, 'demo');
  const ours: Command = {
    args: [...TSX, join(kitRoot, 'main.ts')],
    env: { TTK_ENVIRONMENTS: 'demo', CDKTF_OUTDIR: out },
  };
  run(ours);
  const baseline = bare(work, 'demo', out);
  const { ratio, ours: a, baseline: b } = pair(ours, baseline, 9);
  return { name: 'synth of the demo', ratio, aim: 1.3, ours: a.seconds, baseline: b.seconds, unit: 's' };
}

/** 100 environments with 60 rules each, and how time and memory grow from 10. */
function many(work: string): BenchRow[] {
  const rules = join(work, 'rules');
  writeRules(rules, 60);
  const measured = [10, 100].map((count) => {
    const folder = join(work, `environments-${count}`);
    writeEnvironments(folder, rules, count);
    const out = join(work, `out-${count}`);
    const ours: Command = { args: [...TSX, join(__dirname, 'many.ts'), folder, out] };
    run(ours);
    return { count, ...pair(ours, bare(work, `many-${count}`, out), 3) };
  });
  const [ten, hundred] = measured as [(typeof measured)[0], (typeof measured)[0]];
  const growth = (hundred.ours.seconds / ten.ours.seconds).toFixed(1);
  return [
    {
      name: 'synth of 100 environments x 60 rules',
      ratio: hundred.ratio,
      aim: 1.3,
      ours: hundred.ours.seconds,
      baseline: hundred.baseline.seconds,
      unit: 's',
      note: `${growth} x the time of 10 environments`,
    },
    {
      name: 'peak memory of it',
      ratio: hundred.ours.peakMemory / hundred.baseline.peakMemory,
      aim: 1.3,
      ours: hundred.ours.peakMemory,
      baseline: hundred.baseline.peakMemory,
      unit: 'MB',
      note: `${(hundred.ours.peakMemory / ten.ours.peakMemory).toFixed(1)} x that of 10 environments`,
    },
  ];
}

function bare(work: string, name: string, out: string): Command {
  const specification = join(work, `${name}.json`);
  writeFileSync(specification, JSON.stringify(specificationOf(out)));
  const target = join(work, `${name}-bare`);
  mkdirSync(target, { recursive: true });
  return { args: [...TSX, join(__dirname, 'bare.ts'), specification, target] };
}

/** Distinct scheduled rules made from one of the kit's own style. */
function writeRules(folder: string, count: number): void {
  mkdirSync(folder, { recursive: true });
  const model = readFileSync(join(__dirname, 'rule.yaml'), 'utf8');
  for (let i = 0; i < count; i++) {
    writeFileSync(
      join(folder, `rule-${i}.yaml`),
      model.replaceAll('{n}', String(i)).replaceAll('{nnn}', String(i).padStart(12, '0')),
    );
  }
}

function writeEnvironments(folder: string, rules: string, count: number): void {
  mkdirSync(folder, { recursive: true });
  for (let i = 0; i < count; i++) {
    const id = String(i).padStart(12, '0');
    writeFileSync(
      join(folder, `tenant-${i}.yaml`),
      `tenant: { id: 10000000-0000-4000-8000-${id}, displayName: Tenant ${i}, licences: [M365E5] }
subscriptionId: 20000000-0000-4000-8000-${id}
location: westeurope
rules: { sources: [${JSON.stringify(rules)}] }
`,
    );
  }
}
