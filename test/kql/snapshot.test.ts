import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { noDeclarations } from '../../lib/kql/model/declarations';
import { buildSnapshot } from '../../lib/kql/snapshot/build';
import { Snapshot } from '../../lib/kql/snapshot/snapshot';
import { analyseInWorkers } from '../../lib/kql/workers/pool';
import { ask } from './ask';

jest.setTimeout(120_000);

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ttk snapshot '));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('workers that start from a snapshot answer as the others do', async () => {
  const file = join(folder, 'engine.blob');
  buildSnapshot(file);
  expect(readdirSync(folder)).toEqual(['engine.blob']);
  let bad = false;
  const onBadSnapshot = () => {
    bad = true;
  };
  const queries = [
    'SigninLogs | where Nope == 1 | summarize n = count() by UserId',
    'union AuditLogs, Sec* | where TimeGenerated > ago(1d) | project Type',
  ];
  const answers = await analyseInWorkers(
    queries.map((text) => ({ text })),
    noDeclarations,
    { snapshot: file, onBadSnapshot, patience: 60_000 },
  );
  expect(bad).toBe(false);
  expect(answers).toEqual(queries.map((query) => JSON.parse(JSON.stringify(ask(query)))));
});

test('there is none before it is built, and none is built in tests and pipelines', () => {
  const snapshot = new Snapshot(folder);
  expect(snapshot.path()).toBeUndefined();
  snapshot.buildInBackground({ NODE_ENV: 'test' });
  snapshot.buildInBackground({ CI: 'true' });
  expect(readdirSync(folder)).toEqual([]);
});

test('one that was of no use is not used again, and not built again on the same day', () => {
  const snapshot = new Snapshot(folder);
  mkdirSync(dirname(snapshot.file));
  writeFileSync(snapshot.file, 'of no use');
  expect(snapshot.path()).toBe(snapshot.file);
  snapshot.discard();
  snapshot.buildInBackground({});
  expect(snapshot.path()).toBeUndefined();
  expect(statSync(snapshot.file).size).toBe(0);
});

test('in a folder that cannot be written there is none', () => {
  const file = join(folder, 'a file');
  writeFileSync(file, '');
  const snapshot = new Snapshot(file);
  snapshot.discard();
  snapshot.buildInBackground({});
  expect(snapshot.path()).toBeUndefined();
});
