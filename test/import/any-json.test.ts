import fc from 'fast-check';
import { YamlSource } from '../../lib/files/source';
import { fromJson } from '../../lib/import/from-json';
import { readSources } from '../../lib/rules/read-rules';

/** JSON made of the words that exports are made of, in any order. */
const text = fc.oneof(
  fc.string(),
  fc.constantFrom(
    ...['Scheduled', 'NRT', 'Fusion', 'Microsoft.SecurityInsights/alertRules', 'x/savedSearches', 'Hunting Queries'],
    ...[
      "[concat('a', parameters('p'))]",
      "[variables('v')]",
      '[[x]',
      '[',
      'a:int=1,b:(*)',
      'SigninLogs',
      '0:05:00',
      'PT5M',
    ],
  ),
);
const key = fc.constantFrom(
  ...['resources', 'value', 'properties', 'mainTemplate', 'template', 'parameters', 'variables', 'type', 'name', 'id'],
  ...[
    'kind',
    'query',
    'displayName',
    'category',
    'functionAlias',
    'functionParameters',
    'tags',
    'techniques',
    'severity',
  ],
  ...[
    'queryFrequency',
    'incidentConfiguration',
    'groupingConfiguration',
    'entityMappings',
    'customDetails',
    '__proto__',
  ],
);
const { json } = fc.letrec((tie) => ({
  json: fc.oneof(
    { depthSize: 'medium', withCrossShrink: true },
    text,
    fc.constantFrom(null, true, 0, -1.5),
    fc.array(tie('json'), { maxLength: 4 }),
    fc.array(fc.tuple(key, tie('json')), { maxLength: 9 }).map((entries) => Object.fromEntries(entries)),
  ),
}));

/** Rules and saved searches with settings of any form. */
const rule = fc
  .tuple(fc.array(fc.tuple(key, json)), text, fc.constantFrom({ kind: 'NRT' }, { type: 'x/savedSearches' }))
  .map(([settings, query, envelope]) => ({
    ...envelope,
    properties: { ...Object.fromEntries(settings), displayName: 'A rule', query },
  }));

test('any JSON is answered, never a crash, and what comes out is YAML with the query that went in', () => {
  let written = 0;
  fc.assert(
    fc.property(fc.oneof(json, rule, fc.record({ resources: fc.array(rule) })), (document) => {
      const found = fromJson({ file: 'a.json', isNamed: true }, JSON.stringify(document));
      expect(found.length).toBeGreaterThan(0);
      for (const item of found) {
        if (!('reason' in item)) written += 1;
        if ('reason' in item) expect(item.reason).not.toBe('');
        else expect(readSources([YamlSource.parse('a.yaml', item.text)]).rules[0]!.query.trim()).not.toBe('');
      }
    }),
    { numRuns: 500 },
  );
  expect(written).toBeGreaterThan(100);
});
