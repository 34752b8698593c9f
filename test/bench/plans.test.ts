import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { defaultCacheFolder } from '../../lib/cache/cache-folder';
import { installedPython } from '../../lib/detection-tests/install';
import { kitRoot } from '../../lib/files/root';

/** Runs statements of Python over two tables, `t` with the numbers below 1000 and `u` without rows, and returns what they print as JSON. */
function python(code: string): unknown {
  const program = `
import json, sys
sys.path.insert(0, ${JSON.stringify(join(kitRoot, 'bench/replay'))})
import duckdb, measure, plans, replay
con = duckdb.connect()
con.execute("SET disabled_optimizers = 'join_filter_pushdown'")
con.execute("CREATE TABLE t AS SELECT range AS a FROM range(1000)")
con.execute("CREATE TABLE u (a BIGINT)")
planner = replay.empty_copy(con)
def read(sql): return measure.rows_read(json.loads(con.execute("EXPLAIN (ANALYZE, FORMAT JSON) " + sql).fetchall()[0][1]))
def judged(judgement, sql): return all(map(judgement, json.loads(planner.execute("EXPLAIN (FORMAT JSON) " + sql).fetchall()[0][1])))
print(json.dumps(${code}))
`;
  const { stdout, stderr } = spawnSync(
    installedPython(defaultCacheFolder(), () => {}),
    ['-c', program],
    { encoding: 'utf8' },
  );
  expect(stderr).toBe('');
  return JSON.parse(stdout);
}

describe('what a plan proves', () => {
  test('nothing comes out of what is empty by its own words, through joins and groups', () => {
    const empty = '(SELECT a FROM t WHERE false)';
    const queries = [
      `SELECT a FROM ${empty}`,
      `SELECT x.a, count(*) FROM t x JOIN ${empty} y ON x.a = y.a GROUP BY ALL`,
      `SELECT a FROM t WHERE a IN (SELECT a FROM ${empty})`,
    ];
    expect(python(`[judged(plans.is_empty, q) for q in ${JSON.stringify(queries)}]`)).toEqual([true, true, true]);
  }, 60_000);

  test('a table that happens to be empty, a count, a left join and a row that is missing prove nothing', () => {
    const queries = [
      'SELECT a FROM u WHERE a > 5 AND a < 9',
      'SELECT count(*) FROM (SELECT a FROM t WHERE false)',
      'SELECT x.a FROM t x LEFT JOIN (SELECT a FROM t WHERE false) y ON x.a = y.a',
      'SELECT a FROM t WHERE a NOT IN (SELECT a FROM t WHERE false)',
    ];
    expect(python(`[judged(plans.is_empty, q) for q in ${JSON.stringify(queries)}]`)).toEqual([
      false,
      false,
      false,
      false,
    ]);
  }, 60_000);

  test('more rows can only mean more rows: filters and inner joins, no groups and nothing that is missing', () => {
    const queries = [
      'SELECT a + 1 FROM t WHERE a > 5',
      'SELECT x.a FROM t x JOIN u y ON x.a = y.a',
      'SELECT a FROM t GROUP BY a HAVING count(*) < 2',
      'SELECT a FROM t ANTI JOIN u USING (a)',
    ];
    expect(python(`[judged(plans.is_rowwise, q) for q in ${JSON.stringify(queries)}]`)).toEqual([
      true,
      true,
      false,
      false,
    ]);
  }, 60_000);

  test('the clock may only say how far back, in a condition of a row', () => {
    const back = '("TimeGenerated" > (CAST($kqlnow AS TIMESTAMP) - INTERVAL \'1h\'))';
    const queries = [
      `SELECT * FROM t WHERE (${back} AND (a = 1))`,
      `SELECT * FROM t WHERE (NOT ${back})`,
      `SELECT ${back} AS recent FROM t`,
      'SELECT * FROM t WHERE ("TimeGenerated" < (CAST($kqlnow AS TIMESTAMP) - INTERVAL \'1h\'))',
    ];
    expect(python(`[replay.looks_back_only(q) for q in ${JSON.stringify(queries)}]`)).toEqual([
      true,
      false,
      false,
      false,
    ]);
  }, 60_000);
});

test('rows read are those that pass the filters and semi joins standing on a table', () => {
  const queries = [
    'SELECT count(*) FROM t WHERE a >= 990',
    'SELECT count(*) FROM t WHERE a IN (SELECT a * 10 FROM t WHERE a < 5)',
    'SELECT max(x.a) FROM t x JOIN (SELECT DISTINCT a % 7 AS b FROM t) y ON x.a = y.b',
  ];
  expect(python(`[read(q)['t'] for q in ${JSON.stringify(queries)}]`)).toEqual([10, 10, 2000]);
}, 60_000);
