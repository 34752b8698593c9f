import { TooComplex } from '../../lib/import/budget';
import { isUnknown, Scope } from '../../lib/import/expressions';

const scope = new Scope(
  {
    workspace: { type: 'string' },
    severity: { defaultValue: 'High' },
    again: { defaultValue: "[parameters('again')]" },
  },
  { id: 'abc', rule: { name: "[concat('x-', variables('id'))]", list: ['p', 'q'] }, loop: "[variables('LOOP')]" },
);

test.each([
  ['plain text', 'plain text'],
  ['[[not an expression]', '[not an expression]'],
  ["[parameters('Severity')]", 'High'],
  ["[concat('it''s ', variables('id'), '/', 3)]", "it's abc/3"],
  ["[variables('rule').name]", 'x-abc'],
  ["[variables('rule').list[1]]", 'q'],
  ["[last(split('a/b/c', '/'))]", 'c'],
  ["[format('{0}-{1}', toUpper('a'), variables('id'))]", 'A-abc'],
  ["[if(equals('a', 'a'), createArray('yes'), 'no')]", ['yes']],
  ['[true()]', true],
  ["[resourceId('Microsoft.Logic/workflows', 'w')]", 'Microsoft.Logic/workflows/w'],
  ['[an unfinished text', '[an unfinished text'],
])('%s is resolved', (written, resolved) => {
  expect(scope.resolve({ deep: [written] })).toEqual({ deep: [resolved] });
});

test.each([
  "[parameters('workspace')]",
  "[parameters('missing')]",
  "[parameters('again')]",
  "[variables('loop')]",
  '[newGuid()]',
  "[concat('a', resourceGroup().id)]",
  "[concat('a']",
  "[concat('a') 'b']",
  '[]',
  '[{"json": 1}]',
])('%s is known only to Azure', (written) => {
  expect(isUnknown(scope.resolve(written))).toBe(true);
});

describe('what grows without end is refused in a moment', () => {
  const chain = (count: number, next: (before: string) => unknown) =>
    Object.fromEntries(
      Array.from({ length: count }, (_, i) => [`v${i}`, i ? next(`variables('v${i - 1}')`) : 'abcdefgh']),
    );

  test.each<[string, Record<string, unknown>, string]>([
    ['twice the one before', chain(30, (v) => `[concat(${v}, ${v})]`), "[variables('v29')]"],
    ['eight times', chain(12, (v) => `[concat(${Array(8).fill(v).join(', ')})]`), "[variables('v11')]"],
    ['maps of the one before', chain(40, (v) => ({ a: `[${v}]`, b: `[${v}]` })), "[variables('v39')]"],
    ['lists of the one before', chain(40, (v) => `[createArray(${v}, ${v})]`), "[variables('v39')]"],
    ['replaced letters', { a: 'a'.repeat(50_000) }, "[replace(variables('a'), 'a', variables('a'))]"],
    ['a format', { a: 'a'.repeat(50_000) }, `[format('${'{0}'.repeat(1000)}', variables('a'))]`],
    ['split into letters', { a: 'a'.repeat(900_000) }, "[split(variables('a'), '')]"],
    ['nested calls', {}, `[${'concat('.repeat(5000)}'a'${')'.repeat(5000)}]`],
    ['brackets', {}, `[concat('a')${"['a'".repeat(20_000)}${']'.repeat(20_000)}]`],
    ['a long chain', chain(5000, (v) => `[concat(${v})]`), "[variables('v4999')]"],
  ])('%s', (_, variables, written) => {
    const started = performance.now();
    expect(() => new Scope({}, variables).resolve(written)).toThrow(TooComplex);
    expect(performance.now() - started).toBeLessThan(10_000);
  });

  test('what is no expression only looks so', () => {
    for (const written of [`[${'('.repeat(20_000)}]`, `[a${'['.repeat(20_000)}]`, `[concat('${'a'.repeat(900_000)}]`])
      expect(isUnknown(new Scope().resolve(written))).toBe(true);
  });

  test('a variable is evaluated once, however often it is used', () => {
    const calls = chain(60, (v) => `[if(equals(${v}, ${v}), 'a', ${v})]`);
    expect(new Scope({}, calls).resolve("[variables('v59')]")).toBe('a');
    for (const name of ['constructor', '__proto__', 'toString'])
      expect(isUnknown(new Scope({}, calls).resolve(`[variables('${name}')]`))).toBe(true);
  });
});
