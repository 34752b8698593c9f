import { join } from 'node:path';
import type { Engine, EngineAnswer, EngineRequest } from '../../lib/detection-tests/engine';
import { runDetectionTests } from '../../lib/detection-tests/run';
import { inTemporaryFolder, writeFiles } from './support';

const NOTHING: EngineAnswer = { kind: 'rows', columns: [{ name: 'UserId', type: 'string' }], rows: [] };

/** Answers everything with the same, and counts how often it is asked. */
class Counting implements Engine {
  readonly name = 'counting';
  readonly parallel = 1;
  asked: EngineRequest[] = [];
  constructor(
    readonly cacheKey?: string,
    private readonly answer = NOTHING,
  ) {}
  async prepare(): Promise<void> {}
  async run(request: EngineRequest): Promise<EngineAnswer> {
    this.asked.push(request);
    return this.answer;
  }
  async close(): Promise<void> {}
}

const good = {
  rule: `name: A rule
query: Known() | where UserId == 'a' | project UserId
tests:
  - { name: none, match: false, events: { SigninLogs: [{ TimeGenerated: -5m, UserId: b, IPAddress: 10.0.0.1 }] } }
`,
  function: "kind: Function\nname: Known\nquery: SigninLogs | where ResultType != '1'",
};

/** Runs the case, and the case of changed files, on one cache; gives how often each engine was asked. */
const asked = (first: Counting, second: Counting, changed: Partial<typeof good> = {}) =>
  inTemporaryFolder(async (folder) => {
    for (const [engine, files] of [
      [first, good],
      [second, { ...good, ...changed }],
    ] as const) {
      writeFiles(folder, { 'rule.yaml': files.rule, 'function.yaml': files.function });
      const report = await runDetectionTests([folder], { engine, cache: join(folder, 'cache'), libraryFolders: [] });
      expect(report.problems).toEqual([]);
      expect(report.cases).toHaveLength(1);
    }
    return [first.asked.length, second.asked.length];
  });

it('asks an engine once for what is as it was', async () => {
  expect(await asked(new Counting('a'), new Counting('a'))).toEqual([1, 0]);
});

it('asks another engine anew', async () => {
  expect(await asked(new Counting('a'), new Counting('b'))).toEqual([1, 1]);
});

it('keeps nothing of an engine that cannot be distinguished from others', async () => {
  expect(await asked(new Counting(), new Counting())).toEqual([1, 1]);
});

it('asks again an engine that failed', async () => {
  const failing = () => new Counting('a', { kind: 'error', message: 'no memory' });
  expect(await asked(failing(), failing())).toEqual([1, 1]);
});

it('does not ask again an engine that lacks what a query needs', async () => {
  const refusing = () => new Counting('a', { kind: 'refused', construct: 'mv-apply' });
  expect(await asked(refusing(), refusing())).toEqual([1, 0]);
});

it.each<[string, Partial<typeof good>]>([
  ['the query', { rule: good.rule.replace("'a'", "'c'") }],
  ['an event', { rule: good.rule.replace('UserId: b', 'UserId: c') }],
  ['the time of an event', { rule: good.rule.replace('-5m', '-6m') }],
  ['a function behind it', { function: good.function.replace("'1'", "'2'") }],
])('asks anew when %s changes', async (_, changed) => {
  expect(await asked(new Counting('a'), new Counting('a'), changed)).toEqual([1, 1]);
});
