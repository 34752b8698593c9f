import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findTable, tableNames } from '../lib/catalog/tables';
import { kitRoot } from '../lib/files/root';
import { buildSnapshot } from '../lib/kql/snapshot/build';
import { Snapshot } from '../lib/kql/snapshot/snapshot';
import { type BenchRow, type Command, FRESH, freshClone, pair, timed } from './pair';
import { ruleFile, ruleText, writeRules } from './synthetic-rules';

const RULES = 300;
const ROUNDS = 7;
/** At least 1.2 x the throughput of the bare loop. */
const COLD = 1 / 1.2;
const RECHECK = 0.6;

/**
 * `ttk check` of 300 rules as a whole process (YAML, all checks, output included) against the bare language service with all
 * tables: everything anew against all queries in a loop, and after one file changed against that file's query alone.
 */
export async function benchCheck(): Promise<BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'ttk-bench-'));
  try {
    const rules = join(folder, 'rules');
    mkdirSync(rules);
    const all = join(folder, 'all.json');
    writeFileSync(all, JSON.stringify(writeRules(rules, RULES)));
    const tables = join(folder, 'tables.json');
    writeFileSync(tables, JSON.stringify(Object.fromEntries(tableNames().map((name) => [name, columnsOf(name)]))));
    const bare = (queries: string): Command => ({ args: [join(kitRoot, 'bench/bare-kql.cjs'), tables, queries] });

    const { fresh, prepare } = freshClone(folder);
    const first = pair(fresh(check(rules, folder)), fresh(bare(all)), 3, prepare);
    const nothing = join(folder, 'nothing');
    const without = () => rmSync(nothing, { recursive: true, force: true });
    const empty = pair(check(rules, nothing), bare(all), ROUNDS, without);
    const cache = join(folder, 'cache');
    buildSnapshot(new Snapshot(cache).file);
    const anew = pair(check(rules, cache, '--no-cache'), bare(all), ROUNDS);
    const one = join(folder, 'one.json');
    const again = pair(check(rules, cache), bare(one), ROUNDS, () => edit(rules, one));
    return [
      timed(`first check of ${RULES} rules in a fresh clone`, first, undefined, FRESH),
      timed(`cold check of ${RULES} rules, no snapshot`, empty, COLD),
      timed(`cold check of ${RULES} rules, workers from a snapshot`, anew, COLD),
      timed(`check after 1 of ${RULES} files changed`, again, RECHECK),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const columnsOf = (table: string): Record<string, string> =>
  Object.fromEntries(findTable(table)!.columns.map(({ name, type }) => [name, type]));

const check = (rules: string, cache: string, ...options: string[]): Command => ({
  args: [join(kitRoot, 'cli/ttk.js'), 'check', rules, '--format', 'json', ...options],
  // In a pipeline no snapshot is made in the background, which would be measured too.
  env: { TTK_CACHE: cache, CI: '1' },
});

/** Gives one rule a query that no run has seen. */
function edit(rules: string, one: string): void {
  const query = `SigninLogs | where TimeGenerated > ago(1d) and UserId != "${Date.now()}" | summarize n = count() by UserPrincipalName, IPAddress`;
  writeFileSync(ruleFile(rules, 7), ruleText(7, query));
  writeFileSync(one, JSON.stringify([query]));
}
