import { fromJson } from '../../lib/import/from-json';
import { schemaFiles } from '../../lib/kql/schema-pull';
import { hostileValues, SAYS_NOTHING } from '../hostile';

const RULE = { displayName: 'x', query: 'SigninLogs', severity: 'High', kind: 'Scheduled' };
const KEYS = [
  ...[
    'displayName',
    'description',
    'query',
    'kind',
    'name',
    'id',
    'type',
    'tags',
    'functionAlias',
    'functionParameters',
  ],
  ...['category', 'tactics', 'techniques', 'subTechniques', 'relevantTechniques', 'queryFrequency', 'triggerOperator'],
  ...[
    'incidentConfiguration',
    'groupingConfiguration',
    'entityMappings',
    'version',
    'templateVersion',
    'productFilter',
  ],
];

/** Documents with a hostile value at a key. */
function documents(key: string, value: unknown): readonly unknown[] {
  const rule = { ...RULE, [key]: value };
  const search = { category: 'c', displayName: 'x', query: 'T', [key]: value };
  const deployment = {
    type: 'Microsoft.Resources/deployments',
    name: value,
    properties: {
      expressionEvaluationOptions: value,
      parameters: { a: value },
      template: { parameters: value, resources: [{ ...rule, name: "[parameters('a')]" }] },
    },
  };
  return [
    { resources: [{ type: 'x/alertRules', kind: 'Scheduled', name: 'a', [key]: value, properties: rule }] },
    { resources: [{ type: 'x/savedSearches', name: 'a', [key]: value, properties: search }] },
    { Scheduled: [rule], Hunting: [rule], analytics: [rule, value] },
    { value: [rule, value] },
    { parameters: { a: value, [key]: value }, variables: value, resources: [deployment] },
  ];
}

test.each(KEYS)('an import answers for whatever stands at %s', (key) => {
  for (const value of hostileValues)
    for (const document of documents(key, value)) {
      const found = fromJson({ file: 'x.json', isNamed: true }, JSON.stringify(document));
      expect(JSON.stringify(found)).not.toMatch(SAYS_NOTHING);
    }
});

test('so does the reading of a schema', () => {
  for (const value of hostileValues)
    for (const key of ['name', 'type', 'columns', 'description', 'functionParameters', 'query', 'code', 'message']) {
      const column = { name: 'a', type: 'string', [key]: value };
      const table = { name: 'T_CL', columns: [column], [key]: value };
      const saved = { name: 'F', functionParameters: 'a:string', query: 'T', [key]: value };
      for (const document of [
        { tables: [table], functions: [saved] },
        { tables: [{ ...table, columns: [column] }] },
        { error: { [key]: value } },
      ])
        expect(JSON.stringify(schemaFiles(JSON.stringify(document)))).not.toMatch(SAYS_NOTHING);
    }
});
