import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { noDeclarations } from '../../lib/kql/model/declarations';
import { analyseInWorkers } from '../../lib/kql/workers/pool';

// The real ones.
jest.unmock('../../lib/kql/workers/pool');

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'ttk workers '));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const broken = (n: number) => ({ text: `SigninLogs | where Nope${n} == ${n}` });

test('answers come in the order of the queries', async () => {
  const queries = [1, 22, 333].map(broken);
  const answers = await analyseInWorkers(queries, noDeclarations);
  expect(answers.map(({ problems: [problem] }) => problem!.message)).toEqual(
    [1, 22, 333].map((n) => `there is no column 'Nope${n}' here`),
  );
});

test('a snapshot that does not start is reported, and the work is done without it', async () => {
  const snapshot = join(folder, 'bad.blob');
  writeFileSync(snapshot, 'this is no snapshot');
  let bad = 0;
  const options = { snapshot, onBadSnapshot: () => bad++, patience: 30_000 };
  const [facts] = await analyseInWorkers([broken(1)], noDeclarations, options);
  expect(bad).toBe(1);
  expect(facts!.problems.map((problem) => problem.code)).toEqual(['kql/unknown-column']);
});

test('a query that never comes to an end is a problem of that query', async () => {
  const [facts] = await analyseInWorkers([broken(1)], noDeclarations, { patience: 1 });
  expect(facts!.problems).toMatchObject([
    { code: 'kql/analysis-failed', message: 'the query cannot be analysed: it takes too long', start: 0, end: 29 },
  ]);
});
