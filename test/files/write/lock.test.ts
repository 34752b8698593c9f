import { existsSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { LOCK_FILE, withLock } from '../../../lib/files/write/lock';
import { freshFolder } from '../../environment/workbench';

/** What is in the lock of a folder while it is held. */
async function held(folder: string): Promise<Record<string, unknown>> {
  return withLock(folder, () => JSON.parse(readFileSync(join(folder, LOCK_FILE), 'utf8')));
}

async function lockedBy(change: Record<string, unknown>, age = 0): Promise<string> {
  const folder = freshFolder();
  const path = join(folder, LOCK_FILE);
  writeFileSync(path, JSON.stringify({ ...(await held(folder)), ...change }));
  const then = Date.now() / 1000 - age;
  utimesSync(path, then, then);
  return folder;
}

test('one run after the other', async () => {
  const folder = freshFolder();
  const order: string[] = [];
  await Promise.all(
    ['a', 'b', 'c'].map((name) =>
      withLock(folder, () => {
        order.push(`${name} begins`, `${name} ends`);
      }),
    ),
  );
  expect(order).toHaveLength(6);
  for (let i = 0; i < 6; i += 2) expect(order[i + 1]).toBe(order[i]!.replace('begins', 'ends'));
  expect(existsSync(join(folder, LOCK_FILE))).toBe(false);
});

test('it is given back when the work fails', async () => {
  const folder = freshFolder();
  await expect(
    withLock(folder, () => {
      throw new Error('no');
    }),
  ).rejects.toThrow('no');
  expect(existsSync(join(folder, LOCK_FILE))).toBe(false);
});

test.each([
  ['whose process is gone', { pid: 999999999 }, 0],
  ['whose process has the id of an older one', { began: '1' }, 0],
  ['of another machine, ten minutes old', { host: 'elsewhere' }, 601],
  ['that is no lock, ten minutes old', { pid: 'none' }, 601],
])('a lock %s is stale', async (_what, change, age) => {
  const folder = await lockedBy(change, age);
  expect(await held(folder)).toMatchObject({ pid: process.pid, host: hostname() });
});

test.each([
  ['whose process runs', {}, 3600, `process ${process.pid} on ${hostname()} is writing there`],
  ['of another machine', { host: 'elsewhere' }, 0, 'on elsewhere is writing there'],
  ['that is being written', { pid: 'none' }, 0, 'another process is writing there'],
])('a lock %s is waited for, and named when that takes too long', async (_what, change, age, said) => {
  const folder = await lockedBy(change, age);
  await expect(withLock(folder, () => {}, 60)).rejects.toThrow(`${folder} cannot be written: `);
  await expect(withLock(folder, () => {}, 60)).rejects.toThrow(said);
  expect(existsSync(join(folder, LOCK_FILE))).toBe(true);
});
