import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { kitRoot } from '../../lib/files/root';
import { freshFolder } from '../environment/workbench';
import { Copy, type TestFile } from './copy';
import { type Mutant, mutantsOf } from './mutants';
import { Tester } from './tester/tester';

const code = `export function count(to: number): number {
  let n = 0;
  while (n < to) n += 1;
  return n;
}
export function both() {
  return { a: 1, b: 2 };
}
export const typed: { a: number } = { a: 1 };
export const unheld = 'nobody looks';
`;
const root = freshFolder();
const files: Record<string, string> = {
  'jest.config.js': readFileSync(join(kitRoot, 'jest.config.js'), 'utf8').replace(
    / {2}(testEnvironment|setupFiles|testSequencer).*\n/g,
    '',
  ),
  'tsconfig.json': JSON.stringify({
    compilerOptions: { target: 'es2022', strict: true, types: [] },
    include: ['lib'],
  }),
  'lib/code.ts': code,
  'test/count.test.ts': "import { count } from '../lib/code'; test('counts', () => expect(count(2)).toBe(2));",
  'test/far.test.ts': "import { both } from '../lib/code'; test('both', () => expect(both()).toEqual({ a: 1, b: 2 }));",
  // It runs nothing of the code, but reads it.
  'test/read.test.ts': `test('reads', () => expect(require('fs').readFileSync('lib/code.ts', 'utf8')).toContain('= { a: 1 }'));`,
};
const copy = new Copy(root);
let tests: readonly TestFile[];

beforeAll(async () => {
  for (const folder of ['lib', 'test']) mkdirSync(join(root, folder));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(root, name), text);
  symlinkSync(join(kitRoot, 'node_modules'), join(root, 'node_modules'), 'junction');
  tests = (await copy.measure(['test/'], 'lib'))!;
});
afterAll(() => copy.close());

const mutant = (text: string, becomes: string): Mutant =>
  mutantsOf('lib/code.ts', code).find((one) => one.text === text && one.becomes === becomes)!;

test('each file of tests is measured, and what it runs is known by line', async () => {
  expect(tests.map(({ name, lines }) => [name, lines['lib/code.ts']])).toEqual([
    ['test/count.test.ts', expect.arrayContaining([2, 3, 4])],
    ['test/far.test.ts', expect.not.arrayContaining([2, 3, 4])],
    ['test/read.test.ts', []],
  ]);
  expect(tests[1]!.lines['lib/code.ts']).toContain(7);
  expect(await copy.compiles()).toBe(true);
});

test('tests that fail as the code stands are no measure', async () => {
  writeFileSync(join(root, 'test/wrong.test.ts'), "test('fails', () => expect(1).toBe(2));");
  expect(await copy.measure(['test/wrong'], 'lib')).toBeUndefined();
  writeFileSync(join(root, 'test/wrong.test.ts'), "throw new Error('cannot be loaded');");
  expect(await copy.measure(['test/wrong'], 'lib')).toBeUndefined();
  writeFileSync(join(root, 'test/wrong.test.ts'), "process.exit(0); test('nothing', () => {});");
  expect(await copy.measure(['test/wrong'], 'lib')).toBeUndefined();
  expect(await copy.measure(['test/count'], 'lib')).toHaveLength(1);
});

test.each([
  ['tests', ' < ', ' <= '],
  ['tests', ', b: 2', ''],
  ['survived', "'nobody looks'", "''"],
] as const)('a mutant ends by %s: %s', async (expected, text, becomes) => {
  expect(await copy.outcome(mutant(text, becomes), tests)).toBe(expected);
  expect(readFileSync(join(root, 'lib/code.ts'), 'utf8')).toBe(code);
});

test('a mutant that no test runs ends by the compiler, or by a test that looks at it in another way', async () => {
  const without = mutantsOf('lib/code.ts', code).find((one) => one.line === 9 && one.becomes === '')!;
  const other = mutantsOf('lib/code.ts', code).find((one) => one.line === 9 && one.becomes === '2')!;
  expect(await copy.outcome(without, tests.slice(2))).toBe('types');
  expect(await copy.outcome(other, tests.slice(0, 2))).toBe('survived');
  expect(await copy.outcome(other, tests)).toBe('tests');
});

test('a mutant that never ends is stopped, and taken out again', async () => {
  const hasty = new Copy(root, 0);
  expect(await hasty.outcome(mutant('n += 1;', ';'), tests)).toBe('time');
  hasty.close();
  expect(readFileSync(join(root, 'lib/code.ts'), 'utf8')).toBe(code);
});

test('after the first failure no other test runs', async () => {
  const seen = join(root, 'seen');
  const note = (name: string) =>
    `test('${name}', () => require('fs').appendFileSync(${JSON.stringify(seen)}, '${name}'));`;
  const fails = "test('fails', () => expect(1).toBe(2));";
  writeFileSync(join(root, 'test/one.test.ts'), `${note('a')}\n${fails}\n${note('b')}`);
  writeFileSync(join(root, 'test/two.test.ts'), note('c'));
  const tester = new Tester(root);
  expect(await tester.run(['test/one.test.ts', 'test/two.test.ts'], 60_000)).toMatchObject({ passed: false });
  expect(readFileSync(seen, 'utf8')).toBe('a');
  expect(await tester.run(['test/two.test.ts'], 60_000)).toMatchObject({ passed: true });
  expect(readFileSync(seen, 'utf8')).toBe('ac');
  tester.close();
});
