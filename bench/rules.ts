import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { kitRoot, rulesFolder } from '../lib/files/root';
import { readRules } from '../lib/rules/read-rules';
import { FIRST_DAY } from './company/calendar';
import type { CompanyOptions } from './company/options';
import { progress } from './company/progress';
import { DAY, HOUR } from './company/records';
import type { BenchRow } from './pair';
import { companyDatabase, type Database } from './replay/database';
import { type RunnableRule, runnableRules } from './replay/rules';

/** The rules before what they share was written once and suspects came first. */
const BEFORE = 'b7c3de5';
/** GB that one query may take here, and seconds. */
const MEMORY = 4;
const PATIENCE = 600;
/** MB that a rule may take. */
const ALLOWED = 1024;

interface Cost {
  readonly seconds: number;
  readonly megabytes: number;
  /** Table -> rows that pass the filters standing directly on it. */
  readonly read: Readonly<Record<string, number>>;
}
type Measured = Cost | { readonly failed: string };

/** Every rule over a generated tenant: rows read a day, time and memory, against the same rule as it was; growth with the tenant. */
export async function benchRules(large = 5000, small = 1000, days = 14): Promise<BenchRow[]> {
  const work = mkdtempSync(join(tmpdir(), 'ttk-bench-rules-'));
  const report = progress();
  try {
    const [few, many] = [await tenant(small, days, report), await tenant(large, days, report)];
    const ours = rulesOf(rulesFolder, many.options);
    const old = rulesBefore(work, many.options);
    const rows = ours.map((rule) => {
      report(basename(rule.file));
      const before = old?.get(basename(rule.file));
      return {
        rule,
        large: measure(rule, many),
        small: measure(rule, few),
        ...(before && { before, oldLarge: measure(before, many), oldSmall: () => measure(before, few) }),
      };
    });
    const scale = large / small;
    const figures = rows.map(({ rule, before, oldLarge, oldSmall, ...own }) => {
      // A rule that is too much for this machine is measured on the smaller tenant; what it reads grows with people.
      const oldRows =
        before && rowsPerDay(before, oldLarge!, () => scale * (rowsPerDay(before, oldSmall!(), () => 0) ?? 0));
      return {
        file: basename(rule.file),
        ...own,
        oldLarge,
        rows: rowsPerDay(rule, own.large, () => Number.NaN)!,
        oldRows,
      };
    });
    return [...totals(figures, scale, old !== undefined), ...figures.map(rowOf)];
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

interface Tenant extends Database {
  readonly options: CompanyOptions;
}

async function tenant(people: number, days: number, report: (what: string) => void): Promise<Tenant> {
  const options = { people, days, seed: 1 };
  return { ...(await companyDatabase(options, report)), options };
}

const rulesOf = (folder: string, company: CompanyOptions): RunnableRule[] =>
  runnableRules(readRules([folder]), company, ({ alert }) => alert !== undefined);

/** The rules of then by file name; undefined in a clone without its history. */
function rulesBefore(work: string, company: CompanyOptions): ReadonlyMap<string, RunnableRule> | undefined {
  if (spawnSync('git', ['cat-file', '-e', `${BEFORE}^{commit}`], { cwd: kitRoot }).status !== 0) return undefined;
  const archive = execFileSync('git', ['archive', BEFORE, 'rules'], { cwd: kitRoot, maxBuffer: 1 << 28 });
  execFileSync('tar', ['-x', '-C', work], { input: archive });
  return new Map(rulesOf(join(work, 'rules'), company).map((rule) => [basename(rule.file), rule]));
}

/** One run at noon of the last working day, in a process of its own. */
function measure(rule: RunnableRule, { python, file, translations, options }: Tenant): Measured {
  const { query, functions, tables, alert } = rule;
  const lastFriday = Math.floor((options.days + 2) / 7) * 7 - 3;
  const now = FIRST_DAY + lastFriday * DAY + 12 * HOUR;
  const asked = {
    ...{ query, functions, tables, memory: MEMORY, patience: PATIENCE },
    now: new Date(now).toISOString().slice(0, 19),
    period: alert.schedule?.period ?? null,
  };
  const done = spawnSync(python, ['-X', 'utf8', join(__dirname, 'replay/measure.py'), file, translations], {
    input: `${JSON.stringify(asked)}\n`,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  return done.stdout.trim()
    ? (JSON.parse(done.stdout) as Measured)
    : { failed: `ended with ${done.signal ?? done.status}: ${done.stderr.trim().split('\n').at(-1) ?? ''}` };
}

const MINUTES = 24 * 60;

function rowsPerDay({ alert }: RunnableRule, cost: Measured, otherwise: () => number): number {
  if ('failed' in cost) return otherwise();
  const runs = alert.schedule ? (24 * 3600) / alert.schedule.frequency : MINUTES;
  return runs * Object.values(cost.read).reduce((sum, rows) => sum + rows, 0);
}

interface Figures {
  readonly file: string;
  readonly large: Measured;
  readonly small: Measured;
  readonly oldLarge?: Measured;
  readonly rows: number;
  readonly oldRows?: number;
}

const MILLION = 1e6;

function totals(figures: readonly Figures[], scale: number, hasHistory: boolean): BenchRow[] {
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0) / MILLION;
  const ours = sum(figures.map(({ rows }) => rows));
  const baseline = sum(figures.map(({ oldRows = 0 }) => oldRows));
  const memory = Math.max(
    ...figures.map(({ large }) => ('failed' in large ? Number.POSITIVE_INFINITY : large.megabytes)),
  );
  const grown = figures.map((figure) => ({ file: figure.file, times: growthOf(figure) / scale }));
  const worst = grown.reduce((a, b) => (b.times > a.times ? b : a));
  const note = `rows of base tables a day; new rules count, rules of ${BEFORE} are the baseline`;
  const missing = `no figures of ${BEFORE}: the history is not in this clone`;
  return [
    hasHistory
      ? {
          name: 'rows read by all rules',
          ratio: ours / baseline,
          bound: 0.2,
          ours,
          baseline,
          unit: 'million rows',
          note,
        }
      : { name: 'rows read by all rules', ratio: Number.NaN, ours, baseline: 0, unit: 'million rows', note: missing },
    {
      name: 'memory of the largest rule',
      ratio: memory / ALLOWED,
      bound: 1,
      ours: memory,
      baseline: ALLOWED,
      unit: 'MB',
    },
    {
      name: 'growth of the time of a rule, against that of the tenant',
      ...{ ratio: worst.times, bound: 1, ours: worst.times * scale, baseline: scale, unit: 'x' },
      note: `the worst: ${worst.file}`,
    },
  ];
}

/** Below this planning is all there is. */
const NOTICED = 0.2;

function growthOf({ large, small }: Figures): number {
  if ('failed' in large || 'failed' in small) return Number.POSITIVE_INFINITY;
  return large.seconds / Math.max(NOTICED, small.seconds);
}

function rowOf(figure: Figures): BenchRow {
  const { file, large, oldLarge, rows, oldRows } = figure;
  const growth = `time x ${growthOf(figure).toFixed(1)}`;
  return {
    name: file,
    ratio: oldRows ? rows / oldRows : Number.NaN,
    ours: rows / MILLION,
    baseline: (oldRows ?? 0) / MILLION,
    unit: 'million rows',
    note: `${told(large)}, ${growth}; ${oldLarge ? `before: ${told(oldLarge)}` : 'no such rule before'}`,
  };
}

const told = (cost: Measured): string =>
  'failed' in cost ? cost.failed : `${cost.seconds.toFixed(2)} s, ${cost.megabytes.toFixed(0)} MB`;
