import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { analyseQueries } from '../../lib/kql/analyse';
import { type Declarations, noDeclarations } from '../../lib/kql/model/declarations';
import type { QueryFacts } from '../../lib/kql/model/facts';
import { analyseInWorkers } from '../../lib/kql/workers/pool';

// The real one, watched.
jest.mock('../../lib/kql/workers/pool', () => {
  const real = jest.requireActual('../../lib/kql/workers/pool');
  return { analyseInWorkers: jest.fn(real.analyseInWorkers) };
});

jest.setTimeout(60_000);

let cacheFolder: string;
beforeEach(() => {
  cacheFolder = mkdtempSync(join(tmpdir(), 'ttk cache '));
});
afterEach(() => rmSync(cacheFolder, { recursive: true, force: true }));

const queries = [{ text: 'SigninLogs | where Nope == 1' }, { text: 'AuditLogs | project Id' }];

/** How many queries were analysed, not remembered. */
async function run(
  declarations: Declarations = noDeclarations,
  asked = queries,
): Promise<{ answers: readonly QueryFacts[]; analysed: number }> {
  const watched = jest.mocked(analyseInWorkers);
  watched.mockClear();
  const answers = await analyseQueries(asked, declarations, { cacheFolder });
  return { answers, analysed: watched.mock.calls[0]![0].length };
}

const cacheFile = () => join(cacheFolder, readdirSync(cacheFolder).find((name) => name.startsWith('kql-'))!);

test('an answer is remembered, and is the same', async () => {
  const first = await run();
  const second = await run();
  expect([first.analysed, second.analysed]).toEqual([2, 0]);
  expect(second.answers).toEqual(first.answers);
});

test('only what changed is analysed again', async () => {
  await run();
  const changed = await run(noDeclarations, [queries[0]!, { text: 'AuditLogs | project Id, Category' }]);
  expect(changed.analysed).toBe(1);
});

test('a declaration makes every answer stale: nobody can say what a query may mean', async () => {
  await run();
  const columns = [{ name: 'Nope', type: 'int' }];
  const declared = await run({ ...noDeclarations, tables: [{ name: 'SigninLogs', columns }] });
  expect(declared.analysed).toBe(2);
  expect(declared.answers[0]!.problems).toEqual([]);
});

test('a function that is declared after a check is offered as what was meant', async () => {
  const asked = [{ text: 'SigninLogs | invoke Known_Networks()' }];
  expect((await run(noDeclarations, asked)).answers[0]!.problems[0]!.help).not.toContain('KnownNetworks');
  const functions = [{ name: 'KnownNetworks', parameters: [], columns: [] }];
  expect((await run({ ...noDeclarations, functions }, asked)).answers[0]!.problems[0]!.help).toContain('KnownNetworks');
});

test('a function is stale when a function it calls changes', async () => {
  const asked = [{ text: 'Outer() | project A' }];
  const declarations = (column: string): Declarations => ({
    ...noDeclarations,
    functions: [
      { name: 'Outer', parameters: [], body: 'Inner() | take 1' },
      { name: 'Inner', parameters: [], columns: [{ name: column, type: 'string' }] },
    ],
  });
  expect((await run(declarations('A'), asked)).answers[0]!.problems).toEqual([]);
  expect((await run(declarations('B'), asked)).answers[0]!.problems).toHaveLength(1);
});

test.each([
  ['emptied', () => ''],
  ['cut off', (text: string) => text.slice(0, text.length / 2)],
  ['altered', (text: string) => text.replace(/Nope/g, 'Nape')],
  ['no longer text', () => '\u0000\u0001 {]\n\n'],
])('a cache that was %s is as good as none', async (_, damage) => {
  const { answers } = await run();
  writeFileSync(cacheFile(), damage(readFileSync(cacheFile(), 'utf8')));
  const after = await run();
  expect(after.answers).toEqual(answers);
  expect(after.analysed).toBeGreaterThan(0);
});

test('two runs at once share a cache without harm', async () => {
  const other = [{ text: 'OfficeActivity | project OfficeId' }];
  const both = await Promise.all([
    analyseQueries(queries, noDeclarations, { cacheFolder }),
    analyseQueries(other, noDeclarations, { cacheFolder }),
  ]);
  expect(both.map((answers) => answers.map((facts) => facts.analysis.tables))).toEqual([
    [['SigninLogs'], ['AuditLogs']],
    [['OfficeActivity']],
  ]);
  expect((await run(noDeclarations, [...queries, ...other])).analysed).toBe(0);
  expect(readdirSync(cacheFolder).filter((name) => name.endsWith('.txt'))).toHaveLength(1);
});

test('a query that stands twice is analysed once', async () => {
  const { analysed, answers } = await run(noDeclarations, [queries[0]!, queries[0]!]);
  expect(analysed).toBe(1);
  expect(answers[1]).toEqual(answers[0]);
});

test('without a cache nothing is written', async () => {
  await analyseQueries([queries[1]!], noDeclarations, { cacheFolder: false });
  expect(readdirSync(cacheFolder)).toEqual([]);
});
