import { ChildProcess, spawn } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { kitIdentity } from '../../lib/cache/kit-identity';
import { serviceVersion } from '../../lib/kql/engine/language/kusto';
import { noDeclarations } from '../../lib/kql/model/declarations';
import { buildSnapshot } from '../../lib/kql/snapshot/build';
import { Snapshot } from '../../lib/kql/snapshot/snapshot';
import { analyseInWorkers } from '../../lib/kql/workers/pool';
import { ask } from './ask';

// The real ones.
jest.unmock('../../lib/kql/workers/pool');

jest.mock('node:child_process', () => {
  const real = jest.requireActual('node:child_process');
  return { ...real, spawn: jest.fn(real.spawn) };
});
jest.mock('../../lib/cache/kit-identity', () => {
  const real = jest.requireActual('../../lib/cache/kit-identity');
  return { ...real, kitIdentity: jest.fn(real.kitIdentity) };
});
jest.mock('../../lib/kql/engine/language/kusto', () => {
  const real = jest.requireActual('../../lib/kql/engine/language/kusto');
  return { ...real, serviceVersion: jest.fn(real.serviceVersion) };
});

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
    'SigninLogs | where UserAgent matches regex "a(?=b)"',
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

test('another version of the kit or of the language service starts from another', () => {
  const { file } = new Snapshot(folder);
  expect(new Snapshot(folder).file).toBe(file);
  jest.mocked(kitIdentity).mockReturnValueOnce('another kit');
  expect(new Snapshot(folder).file).not.toBe(file);
  jest.mocked(serviceVersion).mockReturnValueOnce('99.0.0');
  expect(new Snapshot(folder).file).not.toBe(file);
});

test('when one is made, the oldest of other versions go that take more than 256 MB together', () => {
  const snapshot = new Snapshot(folder);
  mkdirSync(dirname(snapshot.file));
  for (let age = 1; age <= 6; age++) {
    const file = join(dirname(snapshot.file), `${age}.blob`);
    writeFileSync(file, 'another version');
    truncateSync(file, 80 << 20);
    utimesSync(file, new Date(), new Date(Date.now() - age * 60_000));
  }
  jest.mocked(spawn).mockReturnValueOnce(new ChildProcess());
  snapshot.buildInBackground({});
  expect(readdirSync(dirname(snapshot.file)).sort()).toEqual(
    [basename(snapshot.file), '1.blob', '2.blob', '3.blob'].sort(),
  );
});

test('when one is made, those of other versions go that are older than two weeks', () => {
  const snapshot = new Snapshot(folder);
  const other = (name: string) => join(dirname(snapshot.file), name);
  mkdirSync(dirname(snapshot.file));
  for (const name of ['old.blob', 'new.blob']) writeFileSync(other(name), 'another version');
  const longAgo = new Date(Date.now() - 15 * 86_400_000);
  utimesSync(other('old.blob'), longAgo, longAgo);
  const made = jest.mocked(spawn).mockReturnValueOnce(new ChildProcess());
  made.mockClear();
  snapshot.buildInBackground({});
  snapshot.buildInBackground({});
  expect(made).toHaveBeenCalledTimes(1);
  expect(readdirSync(dirname(snapshot.file)).sort()).toEqual([basename(snapshot.file), 'new.blob'].sort());
});
