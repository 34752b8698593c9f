import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findTable, tableNames } from '../lib/catalog/tables';
import { kitRoot } from '../lib/files/root';
import { buildSnapshot } from '../lib/kql/snapshot/build';
import { Snapshot } from '../lib/kql/snapshot/snapshot';
import { type BenchRow, type Command, median, pair, run, type Sample } from './pair';
import { ruleFile, ruleText, writeRules } from './synthetic-rules';

const RULES = 300;
const ROUNDS = 5;

/**
 * `ttk check` of 300 rules as a whole process (YAML, all checks, output included) against the bare language service with all
 * tables: everything anew against all queries in a loop, and after one file changed against that file's query alone.
 */
export async function benchCheck(): Promise<BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'ttk-bench-'));
  try {
    const rules = join(folder, 'rules');
    mkdirSync(rules);
    const queries = writeRules(rules, RULES);
    const tables = join(folder, 'tables.json');
    writeFileSync(tables, JSON.stringify(Object.fromEntries(tableNames().map((name) => [name, columnsOf(name)]))));
    const bare = (name: string, asked: readonly string[]): Command => {
      const file = join(folder, name);
      writeFileSync(file, JSON.stringify(asked));
      return { args: [join(kitRoot, 'bench/bare-kql.cjs'), tables, file] };
    };
    // A folder that cannot be made: nothing is kept, and nothing was.
    const none = check(rules, join(tables, 'none'));
    const first = pair(none, bare('all.json', queries), ROUNDS);
    const cache = join(folder, 'cache');
    prepareSnapshot(cache);
    const anew = pair(check(rules, cache, '--no-cache'), bare('all.json', queries), ROUNDS);
    const again = recheck(rules, check(rules, cache), bare);
    return [
      row(`first check of ${RULES} rules`, first, 1 / 1.3, 'no cache, no snapshot'),
      row(`check of ${RULES} rules anew`, anew, 1 / 1.3, 'workers from a snapshot'),
      row(`check after 1 of ${RULES} files changed`, again, 0.4),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const columnsOf = (table: string): Record<string, string> =>
  Object.fromEntries(findTable(table)!.columns.map(({ name, type }) => [name, type]));

const check = (rules: string, cache: string, ...options: string[]): Command => ({
  args: [join(kitRoot, 'cli/ttk.js'), 'check', rules, '--format', 'json', ...options],
  env: { TTK_CACHE: cache, CI: '1' },
});

/** What a run leaves behind in the background, made here and now. */
function prepareSnapshot(cache: string): void {
  mkdirSync(cache, { recursive: true });
  const file = new Snapshot(cache).file!;
  buildSnapshot(file);
  if (!readdirSync(cache).some((name) => name.endsWith('.blob'))) throw new Error('there is no snapshot');
}

/** As `pair`, with an edit of one file before each run. */
function recheck(
  rules: string,
  ours: Command,
  bare: (name: string, queries: readonly string[]) => Command,
): ReturnType<typeof pair> {
  const a: Sample[] = [];
  const b: Sample[] = [];
  for (let round = -1; round < ROUNDS; round++) {
    const query = `SigninLogs | where TimeGenerated > ago(1d) and UserId != "${Date.now()}" | summarize n = count() by UserPrincipalName, IPAddress`;
    writeFileSync(ruleFile(rules, 7), ruleText(7, query));
    const samples = [run(ours), run(bare('one.json', [query]))] as const;
    if (round < 0) continue;
    a.push(samples[0]);
    b.push(samples[1]);
  }
  const middle = (samples: readonly Sample[]): Sample => ({
    seconds: median(samples.map((sample) => sample.seconds)),
    peakMemory: median(samples.map((sample) => sample.peakMemory)),
  });
  return { ratio: median(a.map((sample, i) => sample.seconds / b[i]!.seconds)), ours: middle(a), baseline: middle(b) };
}

const row = (
  name: string,
  { ratio, ours, baseline }: ReturnType<typeof pair>,
  aim: number,
  note?: string,
): BenchRow => ({
  name,
  ratio,
  aim: Math.round(aim * 100) / 100,
  ours: ours.seconds,
  baseline: baseline.seconds,
  unit: 's',
  note,
});

if (require.main === module) benchCheck().then((rows) => console.log(rows));
