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
