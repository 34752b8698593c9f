import { readdirSync, readFileSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { defaultCacheFolder } from '../../lib/cache/cache-folder';
import type { Engine, EngineRequest } from '../../lib/detection-tests/engine';
import { LocalEngine } from '../../lib/detection-tests/local-engine';
import { runDetectionTests, type TestOptions } from '../../lib/detection-tests/run';
import { inTemporaryFolder, writeFiles } from './support';

const FIXTURES = join(__dirname, 'fixtures');

/** One engine for all tests that do not need their own: each Python process takes half a second to start. */
const local = new LocalEngine(defaultCacheFolder(), 1);
const shared: Engine = {
  name: local.name,
  parallel: local.parallel,
  prepare: (report) => local.prepare(report),
  run: (request) => local.run(request),
  close: async () => {},
};
afterAll(() => local.close());
const alone: TestOptions = { libraryFolders: [], cache: false, engine: shared };

/** Asks an engine, without any cache of answers. */
async function ask(requests: readonly Partial<EngineRequest>[], engine: Engine = shared) {
  await engine.prepare(() => {});
  const answers = [];
  for (const request of requests) {
    answers.push(await engine.run({ query: '', functions: [], tables: [], now: '2026-09-16T12:00:00Z', ...request }));
  }
  await engine.close();
  return answers;
}

const T = (rows: Record<string, unknown>[], ...columns: [string, string][]) => ({
  name: 'T',
  columns: columns.map(([name, type]) => ({ name, type })),
  rows,
});

describe('the local engine', () => {
  it('runs rules, functions, watchlists and thresholds', async () => {
    const report = await runDetectionTests([FIXTURES], { ...alone, engine: undefined });
    expect(report.problems).toEqual([]);
    expect(report.cases.filter(({ outcome }) => outcome !== 'passed')).toEqual([]);
    expect(report.passed).toBe(8);
  });

  it('gives every type back as it was given', async () => {
    const row = {
      S: 'it\'s "x"\n\\ ü',
      D: '2026-09-16T11:30:00.25Z',
      B: false,
      I: -5,
      L: 9_007_199_254_740_991,
      R: 1.25,
      G: '11111111-0000-4000-8000-000000000001',
      J: { a: [1, null, "it's"], b: 'x' },
      P: 5400,
    };
    const table = T(
      [row],
      ['S', 'string'],
      ['D', 'datetime'],
      ['B', 'bool'],
      ['I', 'int'],
      ['L', 'long'],
      ['R', 'real'],
      ['G', 'guid'],
      ['J', 'dynamic'],
      ['P', 'timespan'],
    );
    const [answer] = await ask([{ query: 'T', tables: [table] }]);
    expect(answer).toMatchObject({
      kind: 'rows',
      columns: table.columns,
      rows: [[row.S, '2026-09-16T11:30:00.250000Z', false, -5, row.L, 1.25, row.G, row.J, 5400]],
    });
  });

  it('writes values as text as KQL does, whatever their types', async () => {
    const columns: [string, string][] = [
      ['S', 'string'],
      ['J', 'dynamic'],
      ['L', 'long'],
      ['B', 'bool'],
      ['D', 'datetime'],
      ['P', 'timespan'],
      ['R', 'real'],
    ];
    const row = { S: "it's (a", J: 'x', L: 5, B: true, D: '2026-09-16T11:30:00.25Z', P: 5400, R: 1.5 };
    const texts = (names: string[]) => `T | project ${names.map((name) => `${name} = tostring(${name})`).join(', ')}`;
    const tables = [T([row], ...columns)];
    const answers = await ask([
      { query: texts(['S', 'J', 'L']), tables },
      { query: texts(['B', 'D', 'P', 'R']), tables },
      { query: "T | project X = strcat(S, ')', tolower(tostring(strcat(J, B))), tostring('.'))", tables },
    ]);
    expect(answers).toMatchObject([
      { rows: [["it's (a", 'x', '5']] },
      { rows: [['True', '2026-09-16T11:30:00.2500000Z', '01:30:00', '1.5']] },
      { rows: [["it's (a)xtrue."]] },
    ]);
  });

  it('leaves out values as KQL does: texts are empty, the rest is null', async () => {
    const columns: [string, string][] = [
      ['K', 'string'],
      ['S', 'string'],
      ['D', 'datetime'],
      ['J', 'dynamic'],
    ];
    const query = "T | where S != 'x' and isempty(S) and isnull(D)";
    const [answer] = await ask([{ query, tables: [T([{ K: 'k' }], ...columns)] }]);
    expect(answer).toMatchObject({ rows: [['k', '', null, null]] });
  });

  it('answers now() and ago() by the clock of the request', async () => {
    const query = 'print a = now(), b = ago(1h)';
    const answers = await ask([{ query }, { query, now: '2020-02-29T00:00:00Z' }]);
    expect(answers).toMatchObject([
      { rows: [['2026-09-16T12:00:00Z', '2026-09-16T11:00:00Z']] },
      { rows: [['2020-02-29T00:00:00Z', '2020-02-28T23:00:00Z']] },
    ]);
  });

  it('forgets the rows of the case before', async () => {
    const request = (rows: Record<string, unknown>[]) => ({ query: 'T | count', tables: [T(rows, ['A', 'long'])] });
    const answers = await ask([request([{ A: 1 }, { A: 2 }]), request([{ A: 1 }]), request([])]);
    expect(answers).toMatchObject([{ rows: [[2]] }, { rows: [[1]] }, { rows: [[0]] }]);
  });

  it('names what it cannot translate, and goes on', async () => {
    const tables = [T([], ['A', 'dynamic'])];
    const answers = await ask([
      { query: 'T | mv-apply x = A on (where x == 1)', tables },
      { query: 'T | make-series count() default = 0 on A step 1', tables },
      { query: 'print x = ipv4_is_private("10.0.0.1")', tables },
      { query: 'T | count', tables },
    ]);
    expect(answers).toMatchObject([
      { kind: 'refused', construct: 'mv-apply' },
      { kind: 'refused', construct: expect.stringContaining('make-series') },
      { kind: 'refused', construct: expect.stringContaining('ipv4_is_private') },
      { kind: 'rows' },
    ]);
  });

  it('says which regular expressions it does not run, as it would not or in another way', async () => {
    const tables = [T([{ S: "it's [a&&b]" }], ['S', 'string'])];
    const ran = (pattern: string) => ({ query: `T | where S matches regex @"${pattern}"`, tables });
    const refused = [
      '(?x) a b',
      '\\u{41}',
      'a{1001}',
      '[a-z&&[^b]]',
      '[a--b]',
      '[^]a~~b]',
      '[a[bc]]',
      '[[:alpha:]--a]',
    ];
    const taken = ["it's", '[a-z]&&', '[\\[a]--', '[]a]', '[^[:alpha:]]'];
    for (const answer of await ask(refused.map(ran)))
      expect(answer).toMatchObject({ kind: 'refused', construct: expect.stringMatching(/regular expression/) });
    for (const answer of await ask(taken.map(ran))) expect(answer).toMatchObject({ kind: 'rows' });
    const texts = await ask([
      { query: 'T | where S == "[a--b]" | extend R = replace_regex(S, "t", "[a&&b]")', tables },
    ]);
    expect(texts).toMatchObject([{ kind: 'rows' }]);
  });

  it('reports a query that fails while it runs', async () => {
    const [answer] = await ask([{ query: 'T | where NoSuchColumn == 1', tables: [T([], ['A', 'long'])] }]);
    expect(answer).toMatchObject({ kind: 'error', message: expect.stringContaining('NoSuchColumn') });
  });

  it('does without its kept translations when they are damaged', () =>
    inTemporaryFolder(async (folder) => {
      const engine = () => new LocalEngine(defaultCacheFolder(), 1, folder);
      const request = { query: 'print x = 1 + 1' };
      await ask([request], engine());
      const [kept] = readdirSync(folder);
      const path = join(folder, kept!);
      for (const damage of ['', '{"sql":', readFileSync(path, 'utf8').replace('1', '7')]) {
        writeFileSync(path, damage);
        expect(await ask([request], engine())).toMatchObject([{ rows: [[2]] }]);
      }
    }));
});

it('translations that were not used for two weeks are removed', () =>
  inTemporaryFolder(async (folder) => {
    writeFiles(folder, { 'old.json': '{}', 'new.json': '{}' });
    const old = Date.now() / 1000 - 15 * 24 * 3600;
    utimesSync(join(folder, 'old.json'), old, old);
    await ask([{ query: 'print x = 1' }], new LocalEngine(defaultCacheFolder(), 1, folder));
    expect(readdirSync(folder)).toContain('new.json');
    expect(readdirSync(folder)).not.toContain('old.json');
  }));

it('of translations that take more than 64 MB together, those go that were not used for longest', () =>
  inTemporaryFolder(async (folder) => {
    for (const [i, name] of ['newest.json', 'newer.json', 'old.json', 'oldest.json'].entries()) {
      writeFiles(folder, { [name]: '{}' });
      truncateSync(join(folder, name), 25 << 20);
      const used = Date.now() / 1000 - 60 * (i + 1);
      utimesSync(join(folder, name), used, used);
    }
    await ask([{ query: 'print x = 1' }], new LocalEngine(defaultCacheFolder(), 1, folder));
    const left = readdirSync(folder).filter((name) => name.includes('e'));
    expect(left).toEqual(expect.arrayContaining(['newer.json', 'newest.json']));
    expect(left).not.toContain('old.json');
    expect(left).not.toContain('oldest.json');
  }));

describe('a run', () => {
  const rule = (tests: string) =>
    `name: r\nquery: SigninLogs | where UserId == 'x' | project UserId\ntests: ${tests}\n`;

  it('reports which cases fail, and with what', () =>
    inTemporaryFolder(async (folder) => {
      const row = '{ TimeGenerated: -1m, UserId: x }';
      writeFiles(folder, { 'a.yaml': rule(`[{ name: a, match: false, events: { SigninLogs: [${row}] } }]`) });
      const { cases, failed } = await runDetectionTests([folder], alone);
      expect(failed).toBe(1);
      expect(cases).toMatchObject([
        {
          rule: 'r',
          name: 'a',
          outcome: 'failed',
          reason: 'no row expected, 1 row came out',
          details: ['row: UserId: x'],
        },
      ]);
    }));

  it('reports with a failure which events the query could not see', () =>
    inTemporaryFolder(async (folder) => {
      const schedule = 'kind: Scheduled\nseverity: High\nqueryFrequency: 1h\nqueryPeriod: 1h';
      const events = '{ SigninLogs: [{ TimeGenerated: -2h, UserId: x }, { TimeGenerated: -1m }] }';
      writeFiles(folder, { 'a.yaml': `${schedule}\n${rule(`[{ name: a, match: true, events: ${events} }]`)}` });
      const { cases } = await runDetectionTests([folder], alone);
      expect(cases).toMatchObject([
        {
          reason: 'an alert expected, no row came out',
          details: ['1 of 2 rows of SigninLogs outside the query period, unseen'],
        },
      ]);
    }));

  it('runs nothing while a case is wrong', () =>
    inTemporaryFolder(async (folder) => {
      writeFiles(folder, {
        'a.yaml': rule('[{ name: a, match: true, events: { AuditLogs: [] } }]'),
        'b.yaml': rule('[{ name: a, match: false }]'),
      });
      const { cases, problems } = await runDetectionTests([folder], alone);
      expect(cases).toEqual([]);
      expect(problems).toMatchObject([
        { code: 'test/unused-table', line: 3, message: expect.stringContaining('SigninLogs') },
      ]);
    }));

  it('excuses a case that does not run when its file says why, and only then', () =>
    inTemporaryFolder(async (folder) => {
      const tests = '[{ name: a, match: true, notRun: mv-apply }, { name: b, match: true }]';
      writeFiles(folder, { 'a.yaml': rule(tests).replace('project UserId', 'mv-apply d = DeviceDetail on (take 1)') });
      const { cases, notRun } = await runDetectionTests([folder], alone);
      expect(notRun).toBe(2);
      expect(cases.map(({ excused, reason }) => [excused, reason])).toEqual([
        [true, 'not run: mv-apply'],
        [false, 'not run: mv-apply'],
      ]);
    }));

  it('asks no engine again about what is as it was', () =>
    inTemporaryFolder(async (folder) => {
      writeFiles(folder, { 'a b.yaml': `\uFEFF${rule('[{ name: a, match: false }]').replaceAll('\n', '\r\n')}` });
      const options = { libraryFolders: [], cache: join(folder, 'cache') };
      const local = new LocalEngine(defaultCacheFolder(), 1);
      expect((await runDetectionTests([folder], { ...options, engine: local })).passed).toBe(1);
      const engine = new LocalEngine(defaultCacheFolder(), 1);
      const asked = jest.spyOn(engine, 'run');
      expect((await runDetectionTests([folder], { ...options, engine })).passed).toBe(1);
      expect(asked).not.toHaveBeenCalled();
      for (const file of readdirSync(join(folder, 'cache', 'answers'))) {
        writeFileSync(join(folder, 'cache', 'answers', file), 'damaged');
      }
      expect((await runDetectionTests([folder], { ...options, engine })).passed).toBe(1);
      expect(asked).toHaveBeenCalledTimes(1);
    }));

  it('without a Python that is new enough says so and passes nothing', () =>
    inTemporaryFolder(async (folder) => {
      writeFiles(folder, { 'a.yaml': rule('[{ name: a, match: false }]') });
      process.env.TTK_PYTHON = join(folder, 'no-such-python');
      try {
        const { passed, notRun, unavailable } = await runDetectionTests([folder], { ...alone, engine: undefined });
        expect([passed, notRun]).toEqual([0, 1]);
        expect(unavailable).toMatch(/needs Python 3\.11 or newer .*no-such-python does not run/);
      } finally {
        delete process.env.TTK_PYTHON;
      }
    }));
});
