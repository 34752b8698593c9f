import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { kitRoot } from '../../lib/files/root';
import { chosenParts, explained, mutantsOfPart, sample, stale } from './choice';
import type { Outcome } from './copy';
import type { Mutant } from './mutants';
import { nameOf } from './mutants';
import { parts } from './parts';

const folders = (paths: string[]) => chosenParts(paths).map(({ folder }) => folder);

test('a part, a file or a folder of several parts can be chosen; without a name all of them', () => {
  expect(folders([])).toEqual(parts.map(({ folder }) => folder));
  expect(folders(['lib/cache'])).toEqual(['lib/cache']);
  expect(folders(['./lib/cache/', 'lib/files/offsets.ts'])).toEqual(['lib/files', 'lib/cache']);
  expect(folders(['constructs'])).toHaveLength(parts.filter(({ folder }) => folder.startsWith('constructs/')).length);
  const [one] = chosenParts(['lib/files/offsets.ts']);
  expect(new Set(mutantsOfPart(one!).map(({ file }) => file))).toEqual(new Set(['lib/files/offsets.ts']));
});

test('a name that fits no part chooses nothing, whatever stands beside it', () => {
  expect(folders(['lib/cach'])).toEqual([]);
  expect(folders(['lib/cache', 'lib/files/problems.ts'])).toEqual([]);
});

test('every part has tests, and all of them are there', () => {
  for (const { tests, folder } of parts) {
    expect([folder, tests.length]).not.toEqual([folder, 0]);
    const found = (path: string) => existsSync(join(kitRoot, path)) || existsSync(join(kitRoot, `${path}.test.ts`));
    expect(tests.filter((path) => !found(path))).toEqual([]);
  }
});

test('the same number chooses the same mutants, another one others', () => {
  const mutants = mutantsOfPart(chosenParts(['lib/rules/select'])[0]!);
  const chosen = (seed: number) => sample(mutants, 20, seed);
  expect(chosen(7)).toEqual(chosen(7));
  expect(chosen(7)).not.toEqual(chosen(8));
  expect(new Set(chosen(7)).size).toBe(20);
  expect(sample(mutants, mutants.length + 1, 7)).toHaveLength(mutants.length);
});

test('every explained survivor is there, once, with its reason', () => {
  expect(stale(explained(), new Map())).toEqual([]);
  expect([...explained()].filter(([, reason]) => !reason || reason.length < 20)).toEqual([]);
});

test('an explained survivor that a test notices, or that is no longer there, is told', () => {
  const mutants = mutantsOfPart(chosenParts(['lib/cache'])[0]!);
  const [noticed, survivor] = [mutants[0]!, mutants.find((other) => nameOf(other) !== nameOf(mutants[0]!))!];
  const reasons = new Map(
    [...[noticed, survivor].map(nameOf), 'lib/cache/gone.ts: a | b -> c'].map((name) => [name, 'why']),
  );
  const outcomes = new Map<Mutant, Outcome>([
    [noticed, 'tests'],
    [survivor, 'survived'],
  ]);
  expect(stale(reasons, outcomes)).toEqual([nameOf(noticed), 'lib/cache/gone.ts: a | b -> c']);
});
