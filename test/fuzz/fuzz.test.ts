import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { kitRoot } from '../../lib/files/root';
import { bytesOf } from './edits';
import { faultOf } from './fault';
import { fuzz } from './fuzz';
import { options, readers } from './options';
import { WatchedReader } from './watched-reader';

const planted = () => new WatchedReader('any', { seconds: 5, megabytes: 100 }, join(__dirname, 'planted.js'));

test('a mistake is found, made small, and found again with the same seed', async () => {
  const reader = planted();
  const [first, again] = [await fuzz(reader, { seed: 3, seconds: 60 }), await fuzz(reader, { seed: 3, seconds: 60 })];
  await reader.stop();
  expect(first.failure).toMatchObject({ fault: 'it threw' });
  // One edit is enough, of the good file that is there.
  expect(first.failure!.smallest.toString()).toContain('constructor');
  expect(first.failure!.smallest.length).toBeLessThan(120);
  expect(again.failure).toEqual(first.failure);
  expect(again.tried).toBe(first.tried);
});

test('what hangs, takes all memory, ends the process or throws is a fault, and the next input is read', async () => {
  const reader = planted();
  const faultIn = (text: string) => reader.faultIn(Buffer.from(text));
  expect(await faultIn('hang')).toBe('it takes longer than 5 s');
  expect(await faultIn('good')).toBeUndefined();
  expect(await faultIn('hold')).toBe('it takes more than 100 MB');
  expect(await faultIn('good')).toBeUndefined();
  expect(await faultIn('leave')).toBe('it ends the process with 3');
  expect(await faultIn('throw')).toContain('uncaught');
  expect(await faultIn('good')).toBeUndefined();
  await reader.stop();
});

test('an answer is problems with code, place and words', () => {
  const place = { file: 'a.yaml', line: 1, column: 1, endLine: 1, endColumn: 2 };
  const good = { ...place, code: 'rule/x', severity: 'error' as const, message: 'what is wrong' };
  const fault = (more: object, text = 'a: 1\n') =>
    faultOf({ problems: [{ ...good, ...more }] }, 'a.yaml', Buffer.from(text));
  expect(fault({})).toBeUndefined();
  expect(fault({ code: 'x' })).toContain('without a code');
  expect(fault({ message: '' })).toContain('without a message');
  expect(fault({ line: 0 })).toContain('no place');
  expect(fault({ line: Number.NaN })).toContain('no place');
  expect(fault({ endColumn: 0.5 })).toContain('no place');
  expect(fault({ column: 3 })).toContain('ends before it begins');
  expect(fault({ line: 9, endLine: 9 })).toContain('behind the last');
  expect(fault({ file: 'b.yaml', line: 9, endLine: 9 })).toBeUndefined();
  expect(fault({ help: 'x'.repeat(6000) })).toContain('too long');
  expect(fault({ message: "'undefined' is no name" })).toContain('says nothing');
  expect(fault({ message: "'undefined' is no name" }, 'name: undefined\n')).toBeUndefined();
});

test('files are changed inside and as text, and stay of bounded size', () => {
  const bases = ['a: { b: [1, 2] }\n'];
  const changed = (...edits: Parameters<typeof bytesOf>[0]['edits'][number][]) =>
    bytesOf({ base: 0, edits, encoding: 'utf8' }, bases).toString();
  expect(changed()).toBe(bases[0]);
  expect(JSON.parse(changed({ at: 1, value: 'x' }))).toEqual({ a: 'x' });
  expect(JSON.parse(changed({ at: 3, copyOf: 1 }))).toEqual({ a: { b: [{ b: [1, 2] }, 2] } });
  expect(changed({ at: 0, put: '&a ' })).toBe('&a a: { b: [1, 2] }\n');
  expect(changed({ at: 1, cut: 2 })).toBe('a{ b: [1, 2] }\n');
  expect(changed({ at: 0, size: 1, times: 3 })).toBe('aaa: { b: [1, 2] }\n');
  const many = Array.from({ length: 6 }, () => ({ at: 0, size: 200, times: 300 }));
  expect(changed(...many).length).toBeLessThan(2_000_000);
  expect(bytesOf({ base: 0, edits: [], encoding: 'utf16le' }, bases).subarray(0, 2)).toEqual(Buffer.from([0xff, 0xfe]));
});

test('options that mean nothing are refused', () => {
  expect(options([])).toMatchObject({ readers, seconds: 120 });
  expect(options(['plan', 'rules', '--seconds', '0.5', '--seed', '7'])).toEqual({
    readers: ['rules', 'plan'],
    seconds: 0.5,
    seed: 7,
  });
  for (const args of [
    ['toString'],
    ['--seconds', '0'],
    ['--seconds', '-1'],
    ['--seconds', 'x'],
    ['--seed', '1.5'],
    ['--x'],
  ])
    expect(options(args)).toMatchObject({ wrong: expect.stringContaining('') });
});

test('the command ends with 2 then, and says what it takes', () => {
  const args = ['--require', 'tsx/cjs', 'test/fuzz/main.ts', '--seconds', 'soon'];
  const { status, stderr } = spawnSync(process.execPath, args, { cwd: kitRoot, encoding: 'utf8' });
  expect(stderr).toContain("--seconds is a number above 0, got 'soon'");
  expect(stderr).toContain('npm run fuzz -- [reader ...]');
  expect(status).toBe(2);
});
