import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { kitRoot } from '../lib/files/root';
import { type BenchRow, type Command, FRESH, freshClone, type PairedResult, pair, run, timed } from './pair';
import { specificationOf } from './specification';

/** TypeScript in the same process, so that its memory is what is measured. */
export const TSX = ['--require', 'tsx/cjs'];

const DEMO = 2.5;
const MANY = 1.5;
/** What the second half of the environments may take, against twice the second quarter: 1 is exactly linear. */
const LINEAR = 1.2;

/** Whole processes: synthesis of the demo, and of many environments, against a bare CDKTF program of the same resources. */
export async function benchSynth(): Promise<BenchRow[]> {
  const work = mkdtempSync(join(tmpdir(), 'ttk-bench-'));
  try {
    return [...demo(work), ...many(work)];
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function demo(work: string): BenchRow[] {
  const out = join(work, 'demo');
  const ours: Command = {
    args: [...TSX, join(kitRoot, 'main.ts')],
    env: { TTK_ENVIRONMENTS: 'demo', CDKTF_OUTDIR: out, TTK_CACHE: join(work, 'cache'), CI: '1' },
  };
  run(ours);
  const baseline = bare(work, 'demo', out);
  const cached = pair(ours, baseline, 9);
  const { fresh, prepare } = freshClone(work);
  const first = pair(fresh(ours), fresh(baseline), 3, prepare);
  return [
    timed('synth of the demo, compiled rules cached', cached, DEMO),
    timed('first synth of the demo in a fresh clone', first, undefined, FRESH),
  ];
}

/** 100 environments with 60 rules each, and how time and memory grow with their number. */
function many(work: string): BenchRow[] {
  const rules = join(work, 'rules');
  writeRules(rules, 60);
  const [quarter, half, whole] = [25, 50, 100].map((count) => {
    const folder = join(work, `environments-${count}`);
    writeEnvironments(folder, rules, count);
    const out = join(work, `out-${count}`);
    const ours: Command = {
      args: [...TSX, join(__dirname, 'many.ts'), folder, out],
      env: { TTK_CACHE: join(work, 'cache'), CI: '1' },
    };
    run(ours);
    return pair(ours, bare(work, `many-${count}`, out), 5);
  }) as [PairedResult, PairedResult, PairedResult];
  const [first, second] = [half.ours.seconds - quarter.ours.seconds, whole.ours.seconds - half.ours.seconds];
  const { ours, baseline } = whole;
  return [
    timed('synth of 100 environments x 60 rules', whole, MANY),
    {
      name: 'the same, from 50 to 100 environments',
      ...{ ratio: second / (2 * first), bound: LINEAR, ours: second, baseline: 2 * first, unit: 's' },
      note: 'against twice the step from 25 to 50',
    },
    {
      name: 'peak memory of 100 environments',
      ...{
        ratio: ours.peakMemory / baseline.peakMemory,
        ours: ours.peakMemory,
        baseline: baseline.peakMemory,
        unit: 'MB',
      },
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
export function writeRules(folder: string, count: number): void {
  mkdirSync(folder, { recursive: true });
  const model = readFileSync(join(__dirname, 'rule.yaml'), 'utf8');
  for (let i = 0; i < count; i++) {
    writeFileSync(
      join(folder, `rule-${i}.yaml`),
      model.replaceAll('{n}', String(i)).replaceAll('{nnn}', String(i).padStart(12, '0')),
    );
  }
}

export function writeEnvironments(folder: string, rules: string, count: number): void {
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
