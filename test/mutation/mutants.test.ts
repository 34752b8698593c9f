import { apply, mutantsOf, nameOf } from './mutants';

/** What a text becomes, for each of its mutants. */
const changed = (text: string) => mutantsOf('lib/a.ts', text).map((mutant) => apply(text, mutant));

test.each<[string, string, string[]]>([
  ['a condition is always met, and never', 'if (a) b;', ['if (true) b;', 'if (false) b;', 'if (a) ;']],
  ['each way of a choice is taken', 'x = a ? b : c', [';', 'x = true ? b : c', 'x = false ? b : c']],
  ['a bound moves by one', 'const x = a < 3;', ['const x = a <= 3;', 'const x = a < 4;']],
  ['an equality is turned round', 'const x = a === b;', ['const x = a !== b;']],
  ['one side of a logical operator is enough', 'const x = a ?? b;', ['const x = (a);', 'const x = (b);']],
  ['a negation is dropped', 'const x = !a;', ['const x = a;']],
  ['a statement is dropped', 'f(a);', [';']],
  ['each element is dropped, one that is spread too', 'const x = [a, ...b];', ['const x = [...b];', 'const x = [a];']],
  [
    'each property is dropped',
    'const x = { ...a, b, c: d };',
    ['const x = { b, c: d };', 'const x = { ...a, c: d };', 'const x = { ...a, b };'],
  ],
  ['what a filter holds back comes through', 'const x = a.filter(b);', ['const x = a;']],
  ['one is as good as all', 'const x = a.some(b);', ['const x = a.every(b);']],
  ['a function does nothing', 'function f() { return a; }', ['function f() {}']],
  [
    'a text is empty',
    "const x = ['a', `b`];",
    ['const x = [`b`];', "const x = ['', `b`];", "const x = ['a'];", "const x = ['a', ``];"],
  ],
  ['a switch is turned', 'const x = true;', ['const x = false;']],
])('%s', (_, text, expected) => {
  expect(changed(text).sort()).toEqual(expected.sort());
});

test.each([
  ['a type', "interface A { b: 'c' } type D = 'e' | 1; const f = (g: 'h') => i as 'j' & K<'l'>;"],
  ['an import', "import a from 'a'; export { b } from 'b'; const c = require('c');"],
  ['the name of a property', "const { 'a': b } = c;"],
])('%s is no mutant', (_, text) => {
  expect(changed(text)).toEqual([]);
});

test('a mutant is told by its line, and by what stands there, whatever was written above it', () => {
  const line = 'const x = !a;';
  const [above, plain] = [`// Ünïcödé 🎉\n\n${line}`, line].map((text) => mutantsOf('lib/a.ts', text)[0]!);
  expect(above).toMatchObject({ file: 'lib/a.ts', line: 3, text: '!a', becomes: 'a' });
  expect(nameOf(above!)).toBe('lib/a.ts: const x = !a; | !a -> a');
  expect(nameOf(plain!)).toBe(nameOf(above!));
});

test('the last property of several lines is told at its own line', () => {
  const mutants = mutantsOf('lib/a.ts', 'const x = {\n  a,\n  b,\n};');
  expect(mutants.map(({ line, text }) => [line, text])).toEqual([
    [2, 'a,\n  '],
    [3, ',\n  b'],
  ]);
});
