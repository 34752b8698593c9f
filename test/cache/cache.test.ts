import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { answersFolder, Cache } from '../../lib/cache/cache';
import { kitIdentity } from '../../lib/cache/kit-identity';
import { freshFolder } from '../environment/workbench';

jest.mock('../../lib/cache/kit-identity', () => ({ kitIdentity: jest.fn(() => 'this kit') }));

const answer = { rows: [1, 'two', null], 'with "quotes"': 'and\nlines' };

/** A cache with one answer in it, the file that holds it, and the same cache as the next run opens it. */
function kept() {
  const folder = freshFolder();
  const open = () => new Cache<object>(folder, 'test', 'context');
  open().put('question', answer);
  const [name] = readdirSync(answersFolder(folder));
  return { folder, open, file: join(answersFolder(folder), name!) };
}

test('what was put is what a later run gets', () => {
  expect(kept().open().get('question')).toEqual(answer);
});

test.each<[string, (folder: string) => Cache<object>, unknown]>([
  ['question', (folder) => new Cache(folder, 'test', 'context'), 'other'],
  ['context', (folder) => new Cache(folder, 'test', 'other'), 'question'],
  ['kind of answer', (folder) => new Cache(folder, 'other', 'context'), 'question'],
])('another %s is another entry', (_, open, question) => {
  expect(open(kept().folder).get(question)).toBeUndefined();
});

test('another version of the kit is another entry', () => {
  const { open } = kept();
  jest.mocked(kitIdentity).mockReturnValueOnce('another kit');
  expect(open().get('question')).toBeUndefined();
  expect(open().get('question')).toEqual(answer);
});

test.each<[string, (file: string) => void]>([
  ['emptied', (file) => writeFileSync(file, '')],
  ['cut off', (file) => truncateSync(file, statSync(file).size - 3)],
  ['cut off behind its checksum', (file) => truncateSync(file, 64)],
  ['altered but still JSON', (file) => writeFileSync(file, readFileSync(file, 'utf8').replace('two', 'six'))],
  ['longer than it was written', (file) => writeFileSync(file, ' ', { flag: 'a' })],
  ['written by something else', (file) => writeFileSync(file, JSON.stringify(answer))],
  ['no text', (file) => writeFileSync(file, Buffer.from([0xff, 0xfe, 0x00, 0xc3]))],
])('an entry that was %s counts as absent, and is written anew', (_, damage) => {
  const { open, file } = kept();
  damage(file);
  expect(open().get('question')).toBeUndefined();
  open().put('question', answer);
  expect(open().get('question')).toEqual(answer);
});

test('an entry under the name of another counts as absent', () => {
  const { open, folder, file } = kept();
  open().put('other', ['of the other']);
  const other = readdirSync(answersFolder(folder)).map((name) => join(answersFolder(folder), name));
  copyFileSync(file, other.find((path) => path !== file)!);
  expect(open().get('other')).toBeUndefined();
});

test('a half-written file of a run that was stopped is no entry', () => {
  const { open, folder, file } = kept();
  writeFileSync(`${file}.half`, readFileSync(file).subarray(0, 70));
  expect(open().get('question')).toEqual(answer);
  expect(readdirSync(answersFolder(folder))).toHaveLength(2);
});

test('a folder in the place of an entry is no entry, and does not fail the run', () => {
  const { open, folder, file } = kept();
  rmSync(file);
  mkdirSync(join(file, 'in the way'), { recursive: true });
  expect(open().get('question')).toBeUndefined();
  open().put('question', answer);
  expect(open().get('question')).toBeUndefined();
  expect(readdirSync(answersFolder(folder))).toHaveLength(1);
});

test('in a folder that cannot be made nothing is kept, and nothing fails', () => {
  const file = join(freshFolder(), 'a file');
  writeFileSync(file, '');
  const cache = new Cache(file, 'test', 'context');
  cache.put('question', answer);
  expect(cache.get('question')).toBeUndefined();
  expect(readFileSync(file, 'utf8')).toBe('');
});

describe('tidying up', () => {
  /** Enough that some of them pay for it. */
  const fill = (cache: Cache<object>) => {
    for (let i = 0; i < 500; i++) cache.put(`more ${i}`, { i });
  };
  const OLD = new Date(Date.now() - 31 * 86_400_000);

  test('removes what is older than a month, of whichever version of the kit, half-written or a folder', () => {
    const { open, folder, file } = kept();
    const foreign = join(answersFolder(folder), 'notes of somebody.txt');
    const left = [file, `${file}.half`, file.replace(/\w{6}$/, 'ffffff')];
    for (const path of [...left.slice(1), foreign]) writeFileSync(path, '');
    const inTheWay = file.replace(/\w{6}$/, 'eeeeee');
    mkdirSync(join(inTheWay, 'full'), { recursive: true });
    for (const path of [...left, inTheWay, foreign]) utimesSync(path, OLD, OLD);
    fill(open());
    expect([...left, inTheWay].filter((path) => existsSync(path))).toEqual([]);
    expect(existsSync(foreign)).toBe(true);
  });

  test('keeps no answer that takes more than a small part of the bound: others would go for it', () => {
    const { file } = kept();
    const cache = new Cache<string>(dirname(dirname(file)), 'test', 'context');
    cache.put('large', 'x'.repeat(600_000));
    expect(cache.get('large')).toBeUndefined();
    expect(readdirSync(dirname(file))).toEqual([basename(file)]);
    cache.put('less', 'x'.repeat(400_000));
    expect(cache.get('less')).toHaveLength(400_000);
  });

  test('keeps the folder within its bound: the oldest go', () => {
    const { folder, file } = kept();
    const cache = new Cache<object>(folder, 'test', 'context', { bytes: 20_000, age: Number.POSITIVE_INFINITY });
    utimesSync(file, OLD, OLD);
    fill(cache);
    cache.put('the newest', answer);
    const files = readdirSync(answersFolder(folder)).map((name) => statSync(join(answersFolder(folder), name)));
    // What comes between two times of tidying lies on top.
    expect(files.reduce((sum, { size }) => sum + size, 0)).toBeLessThan(40_000);
    expect(existsSync(file)).toBe(false);
    expect(cache.get('the newest')).toEqual(answer);
  });
});
