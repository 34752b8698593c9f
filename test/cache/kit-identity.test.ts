import { appendFileSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { identityOf } from '../../lib/cache/kit-identity';
import { folderWith } from '../environment/workbench';

const kit = () =>
  folderWith({
    'lib/a.ts': 'export const a = 1;',
    'lib/deep/below/b.ts': 'export const b = 2;',
    'lib/catalog/data/tables.txt': 'SigninLogs G',
    'package-lock.json': '{ "lockfileVersion": 3 }',
    'rules/rule.yaml': 'name: A rule',
  });

test('the same kit elsewhere is the same kit', () => {
  expect(identityOf(kit())).toBe(identityOf(kit()));
});

test.each<[string, (root: string) => void]>([
  ['a byte of its code changes', (root) => writeFileSync(join(root, 'lib/a.ts'), 'export const a = 3;')],
  ['a byte of its data changes', (root) => writeFileSync(join(root, 'lib/catalog/data/tables.txt'), 'SigninLogs T')],
  ['a file is added', (root) => writeFileSync(join(root, 'lib/deep/c.ts'), '')],
  ['a file is removed', (root) => rmSync(join(root, 'lib/a.ts'))],
  ['a file is renamed', (root) => renameSync(join(root, 'lib/a.ts'), join(root, 'lib/z.ts'))],
  ['a file moves to another folder', (root) => renameSync(join(root, 'lib/a.ts'), join(root, 'lib/deep/a.ts'))],
  [
    'text moves from one file to the next',
    (root) => {
      writeFileSync(join(root, 'lib/a.ts'), 'export const a = ');
      writeFileSync(join(root, 'lib/catalog/data/tables.txt'), '1;SigninLogs G');
    },
  ],
  ['its lock file changes', (root) => appendFileSync(join(root, 'package-lock.json'), ' ')],
  ['its lock file is gone', (root) => rmSync(join(root, 'package-lock.json'))],
])('it is another one when %s', (_, change) => {
  const root = kit();
  const before = identityOf(root);
  change(root);
  expect(identityOf(root)).not.toBe(before);
});

test('it is another one under another Node.js', () => {
  const root = kit();
  expect(identityOf(root, 'v20.19.0')).not.toBe(identityOf(root, 'v24.0.0'));
});

test('rules, environments and empty folders are no part of it', () => {
  const root = kit();
  const before = identityOf(root);
  writeFileSync(join(root, 'rules/rule.yaml'), 'name: Another rule');
  mkdirSync(join(root, 'lib/empty'));
  expect(identityOf(root)).toBe(before);
});
