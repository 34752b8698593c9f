import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { readBytes } from '../../lib/files/bytes';
import { findRuleFiles } from '../../lib/files/find';
import { YamlSource } from '../../lib/files/source';
import { folderWith, freshFolder } from '../environment/workbench';

describe('files that are read', () => {
  it('each real folder is listed once, and links to a folder around them not at all', () => {
    const root = freshFolder();
    const folder = join(root, 'rules');
    mkdirSync(join(folder, 'a', 'b'), { recursive: true });
    writeFileSync(join(folder, 'a', 'one.yaml'), 'a: 1');
    writeFileSync(join(root, 'outside.yaml'), 'a: 1');
    for (const name of ['first', 'second']) {
      symlinkSync('..', join(folder, 'a', name));
      symlinkSync('../..', join(folder, 'a', 'b', name));
      symlinkSync('/', join(folder, name));
    }
    symlinkSync('a', join(folder, 'same'));
    const { files, problems } = findRuleFiles([folder, folder]);
    expect(files.map((file) => basename(file))).toEqual(['one.yaml']);
    expect(problems).toEqual([]);
  });

  it('a link to a folder elsewhere is followed', () => {
    const folder = freshFolder();
    const elsewhere = freshFolder();
    writeFileSync(join(elsewhere, 'one.yaml'), 'a: 1');
    symlinkSync(elsewhere, join(folder, 'link'));
    expect(findRuleFiles([folder]).files).toEqual([join(folder, 'link', 'one.yaml')]);
  });

  it('pipes and devices are refused at once, named or found', () => {
    const folder = freshFolder();
    const pipe = join(folder, 'pipe.yaml');
    execFileSync('mkfifo', [pipe]);
    symlinkSync('/dev/zero', join(folder, 'zero.yaml'));
    symlinkSync('gone', join(folder, 'gone.yaml'));
    symlinkSync('loop.yaml', join(folder, 'loop.yaml'));
    const { files, problems } = findRuleFiles([folder, '/dev/zero']);
    expect(files).toEqual([]);
    expect(problems.map(({ code, message }) => [code, message])).toEqual([
      ['file/unreadable', 'cannot read it: there is no such file or folder'],
      ['file/unreadable', 'cannot read it: it is a link that leads back to itself'],
      ['file/unreadable', 'cannot read it: it is a pipe, not a regular file'],
      ['file/unreadable', 'cannot read it: it is a device, not a regular file'],
      ['file/unreadable', 'cannot read it: it is a device, not a regular file'],
    ]);
    for (const path of [pipe, '/dev/zero'])
      expect(YamlSource.read(path).problems).toMatchObject([{ code: 'file/unreadable' }]);
  });

  it('a file is read to its end, and not beyond the bound', () => {
    const path = join(freshFolder(), 'a.yaml');
    writeFileSync(path, 'a'.repeat(10_000));
    expect(readBytes(path, 10_000)).toHaveLength(10_000);
    expect(readBytes(path, 9_999)).toBe('it is larger than 0 MiB');
  });

  // There the system does not tell the size of these files.
  (process.platform === 'linux' ? it : it.skip)('a file is bounded also where its size is not told', () => {
    expect(String(readBytes('/proc/self/status', 1_000_000))).toMatch(/^Name:/);
    expect(readBytes('/proc/self/status', 10)).toBe('it is larger than 0 MiB');
  });
});

test.each([
  [['drafts'], ['a.yaml', 'deep/b.yaml']],
  [['drafts/'], ['a.yaml', 'deep/b.yaml']],
  [['./drafts/**'], ['a.yaml', 'deep/b.yaml']],
  [['b.yaml'], ['a.yaml', 'drafts/c.yaml']],
  [['**/b.yaml', '**/a.yaml'], ['drafts/c.yaml']],
  [['*/c.yaml'], ['a.yaml', 'deep/b.yaml']],
  [['*.yaml'], []],
  [
    ['rules', 'deep/c.yaml'],
    ['a.yaml', 'deep/b.yaml', 'drafts/c.yaml'],
  ],
])('what %j fits is left out', (exclude, left) => {
  const folder = folderWith({ 'a.yaml': '', 'deep/b.yaml': '', 'drafts/c.yaml': '' });
  const { files, problems } = findRuleFiles([{ path: folder, exclude }]);
  expect(problems).toEqual([]);
  expect(files.map((file) => file.slice(folder.length + 1))).toEqual(left);
});

test('what one source leaves out another may name', () => {
  const folder = folderWith({ 'a.yaml': '', 'drafts/c.yaml': '' });
  const { files } = findRuleFiles([{ path: folder, exclude: ['drafts'] }, join(folder, 'drafts')]);
  expect(files).toHaveLength(2);
});
