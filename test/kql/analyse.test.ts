import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { analyseQueries } from '../../lib/kql/analyse';
import { serviceVersion } from '../../lib/kql/engine/language/kusto';
import { type Declarations, noDeclarations } from '../../lib/kql/model/declarations';
import type { QueryFacts, QueryInput } from '../../lib/kql/model/facts';
import { analysisFailed } from '../../lib/kql/model/problems';
import { analyseInWorkers } from '../../lib/kql/workers/pool';

// The real one, watched.
jest.mock('../../lib/kql/workers/pool', () => {
  const real = jest.requireActual('../../lib/kql/workers/pool');
  return { analyseInWorkers: jest.fn(real.analyseInWorkers) };
});

jest.mock('../../lib/kql/engine/language/kusto', () => {
  const real = jest.requireActual('../../lib/kql/engine/language/kusto');
  return { ...real, serviceVersion: jest.fn(real.serviceVersion) };
});

let cacheFolder: string;
beforeEach(() => {
  cacheFolder = mkdtempSync(join(tmpdir(), 'ttk cache '));
});
afterEach(() => rmSync(cacheFolder, { recursive: true, force: true }));

const queries = [{ text: 'SigninLogs | where Nope == 1' }, { text: 'AuditLogs | project Id' }];

/** How many queries were analysed, not remembered. */
async function run(
  declarations: Declarations = noDeclarations,
  asked: readonly QueryInput[] = queries,
): Promise<{ answers: readonly QueryFacts[]; analysed: number }> {
  const watched = jest.mocked(analyseInWorkers);
  watched.mockClear();
  const answers = await analyseQueries(asked, declarations, { cacheFolder });
  return { answers, analysed: watched.mock.calls[0]?.[0].length ?? 0 };
}

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

test('a declaration makes every answer stale: any query may depend on it', async () => {
  await run();
  const columns = [{ name: 'Nope', type: 'int' }];
  const declared = await run({ ...noDeclarations, tables: [{ name: 'SigninLogs', columns }] });
  expect(declared.analysed).toBe(2);
  expect(declared.answers[0]!.problems).toEqual([]);
});

test('the same text with other parameters is another question', async () => {
  const asked = (type: string) => [
    { text: 'SigninLogs | extend Left = DurationMs - wanted', parameters: [{ name: 'wanted', type }] },
  ];
  expect((await run(noDeclarations, asked('long'))).answers[0]!.problems).toEqual([]);
  expect((await run(noDeclarations, asked('int'))).analysed).toBe(1);
  expect((await run(noDeclarations, asked('string'))).answers[0]!.problems).toHaveLength(1);
});

test('another version of the language service is asked anew', async () => {
  await run();
  jest.mocked(serviceVersion).mockReturnValueOnce('99.0.0');
  expect((await run()).analysed).toBe(2);
  expect((await run()).analysed).toBe(0);
});

test('functions that call each other read the same, whichever is asked for first', async () => {
  const functions = [
    { name: 'First', parameters: [], body: 'union isfuzzy=true SigninLogs, Second()' },
    { name: 'Second', parameters: [], body: 'union isfuzzy=true AuditLogs, First()' },
  ];
  const asked = [{ text: 'First() | take 1' }, { text: 'Second() | take 1' }];
  const { answers } = await run({ ...noDeclarations, functions }, asked);
  expect(answers.map(({ analysis }) => analysis.tables)).toEqual([
    ['AuditLogs', 'SigninLogs'],
    ['AuditLogs', 'SigninLogs'],
  ]);
});

test('what could not be analysed is tried again', async () => {
  const failed: QueryFacts = {
    ...(await run()).answers[0]!,
    problems: [analysisFailed({ start: 0, end: 1 }, { reason: 'it takes too long' })],
  };
  const asked = [{ text: 'SigninLogs | take 7' }];
  jest.mocked(analyseInWorkers).mockResolvedValueOnce([failed]);
  expect((await run(noDeclarations, asked)).answers).toEqual([failed]);
  expect((await run(noDeclarations, asked)).answers[0]!.problems).toEqual([]);
});

test('a function that is declared after a check is suggested', async () => {
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

test('a query that stands twice is analysed once', async () => {
  const { analysed, answers } = await run(noDeclarations, [queries[0]!, queries[0]!]);
  expect(analysed).toBe(1);
  expect(answers[1]).toEqual(answers[0]);
});

test('without a cache nothing is written', async () => {
  await analyseQueries([queries[1]!], noDeclarations, { cacheFolder: false });
  expect(readdirSync(cacheFolder)).toEqual([]);
});
