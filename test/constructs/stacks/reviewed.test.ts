import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freshFolder } from '../../environment/workbench';
import { expectReviewed } from './reviewed';

const made = { 'a.yaml': 'a: 1\n', 'b.yaml': 'b: 2\n' };
const folder = freshFolder();
beforeEach(() => expectReviewed(folder, made, true));

test('what is as it was reviewed passes', () => expectReviewed(folder, made, false));

test.each([
  ['changed', { ...made, 'b.yaml': 'b: 3\n' }, /b: 3/],
  ['new', { ...made, 'c.yaml': '' }, /c\.yaml/],
  ['no longer made', { 'a.yaml': made['a.yaml'] }, /b\.yaml/],
])('a file that is %s fails, and nothing is written', (_, now, names) => {
  expect(() => expectReviewed(folder, now, false)).toThrow(names);
  expectReviewed(folder, made, false);
});

test('an update writes what is made and removes what is left over', () => {
  writeFileSync(join(folder, 'old.yaml'), '');
  expectReviewed(folder, made, true);
  expect(readdirSync(folder).sort()).toEqual(Object.keys(made));
});
