import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { kitRoot } from '../../lib/files/root';
import { freshFolder } from '../environment/workbench';
import { type Mutant, mutantsOf } from './mutants';
import { Copy } from './run';

const code = `export function count(to: number): number {
  let n = 0;
  while (n < to) n += 1;
  return n;
}
export const far = { a: 1, b: 2 };
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
    include: ['code.ts'],
  }),
  'code.ts': code,
  'test/near.test.ts': "import { count } from '../code'; test('counts', () => expect(count(2)).toBe(2));",
  'test/far.test.ts': "import { far } from '../code'; test('both', () => expect(far).toEqual({ a: 1, b: 2 }));",
};
const tests = { near: ['test/near'], far: ['test/far'] };

beforeAll(() => {
  mkdirSync(join(root, 'test'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(root, name), text);
  symlinkSync(join(kitRoot, 'node_modules'), join(root, 'node_modules'), 'junction');
});

const mutant = (text: string, becomes: string): Mutant =>
  mutantsOf('code.ts', code).find((one) => one.text === text && one.becomes === becomes)!;
const outcome = (one: Mutant, milliseconds = 60_000) => new Copy(root, milliseconds).outcome(one, tests);

test('tests that pass and tests that fail are told apart', async () => {
  const copy = new Copy(root, 60_000);
  expect(await copy.passes([...tests.near, ...tests.far])).toBe(true);
  expect(await copy.compiles()).toBe(true);
});

test.each([
  ['near tests', ' < ', ' <= '],
  ['far tests', ', b: 2', ''],
  ['types', ' a: 1', ''],
  ['survived', "'nobody looks'", "''"],
] as const)('a mutant ends by %s', async (expected, text, becomes) => {
  const found =
    expected === 'types'
      ? mutantsOf('code.ts', code).find((one) => one.line === 7 && one.becomes === '')!
      : mutant(text, becomes);
  expect(await outcome(found)).toBe(expected);
  expect(readFileSync(join(root, 'code.ts'), 'utf8')).toBe(code);
});

test('a mutant that never ends is stopped, and taken out again', async () => {
  const endless = mutant('n += 1;', ';');
  expect(await outcome(endless, 8_000)).toBe('time');
  expect(readFileSync(join(root, 'code.ts'), 'utf8')).toBe(code);
});
