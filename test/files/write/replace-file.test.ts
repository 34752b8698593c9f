import fs, { chmodSync, lstatSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { replaceFile } from '../../../lib/files/write/replace-file';
import { folderWith, freshFolder } from '../../environment/workbench';

afterEach(() => jest.restoreAllMocks());

test('makes folders, replaces, and leaves nothing beside', () => {
  const folder = join(freshFolder(), 'a/b');
  replaceFile(join(folder, 'report.html'), 'one');
  replaceFile(join(folder, 'report.html'), 'two');
  expect(readdirSync(folder)).toEqual(['report.html']);
  expect(readFileSync(join(folder, 'report.html'), 'utf8')).toBe('two');
});

test('keeps permissions, and replaces the file behind a link', () => {
  const folder = folderWith({ 'report.html': 'one' });
  chmodSync(join(folder, 'report.html'), 0o640);
  symlinkSync('report.html', join(folder, 'link'));
  replaceFile(join(folder, 'link'), 'two');
  expect(lstatSync(join(folder, 'link')).isSymbolicLink()).toBe(true);
  expect(readFileSync(join(folder, 'report.html'), 'utf8')).toBe('two');
  expect(statSync(join(folder, 'report.html')).mode & 0o777).toBe(0o640);
});

test('writes to what is no file, such as /dev/null, without replacing it', () => {
  replaceFile('/dev/null', 'text');
  expect(statSync('/dev/null').isCharacterDevice()).toBe(true);
});

test('a full disk leaves the old file, and is one line', () => {
  const folder = folderWith({ 'report.html': 'one' });
  const path = join(folder, 'report.html');
  jest.spyOn(fs, 'fsyncSync').mockImplementation(() => {
    throw Object.assign(new Error('ENOSPC'), { code: 'ENOSPC', syscall: 'fsync' });
  });
  expect(() => replaceFile(path, 'two')).toThrow(`${path} cannot be written: no space is left`);
  expect(readFileSync(path, 'utf8')).toBe('one');
  expect(readdirSync(folder)).toEqual(['report.html']);
});

test.each([
  ['below a file', 'file/report.html', 'something else is there'],
  ['where a folder is', '.', 'it is a folder'],
])('says why not %s', (_what, name, reason) => {
  const folder = folderWith({ file: '' });
  writeFileSync(join(folder, 'file'), '');
  expect(() => replaceFile(join(folder, name), 'text')).toThrow(reason);
});

test('a long text arrives whole, wherever it is sliced', () => {
  const path = join(freshFolder(), 'long');
  for (const before of ['', 'a']) {
    const text = `${before}${'\u{1f600}'.repeat(1 << 20)}ende`;
    replaceFile(path, [text, '\n']);
    expect(readFileSync(path, 'utf8') === `${text}\n`).toBe(true);
  }
});
