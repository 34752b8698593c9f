import { map } from '../../lib/files/format/format';
import { area } from '../../lib/files/format/problems';
import { readFormat } from '../../lib/files/format/read';
import { YamlSource } from '../../lib/files/source';
import { declaredFunctions, declaredTables } from '../../lib/kql/model/declaration-format';
import { readSchema } from '../../lib/rules/kinds/schema/format';
import { ask, reported } from './ask';

const read = (text: string) => readSchema(YamlSource.parse('tables.yaml', `kind: Schema\n${text}`));
const lines = (text: string) => read(text).problems.map(({ line, column, code }) => `${line}:${column} ${code}`);

test('tables and functions are read', () => {
  const { definition, problems } = read(`tables:
  - name: Mine_CL
    columns: { TimeGenerated: datetime, Count: boolean }
  - name: Listed_CL
    columns: [ { name: A, type: String } ]
functions:
  - name: Saved
    parameters: [ { name: ip, type: string }, { name: n, type: int, default: 14 } ]
    body: SigninLogs | take 1
`);
  expect(problems).toEqual([]);
  expect(definition).toMatchObject({
    kind: 'Schema',
    isSound: true,
    tables: [
      {
        name: 'Mine_CL',
        columns: [
          { name: 'TimeGenerated', type: 'datetime' },
          { name: 'Count', type: 'bool' },
        ],
      },
      { name: 'Listed_CL', columns: [{ name: 'A', type: 'string' }] },
    ],
    functions: [
      {
        name: 'Saved',
        parameters: [
          { name: 'ip', type: 'string' },
          { name: 'n', type: 'int', default: '14' },
        ],
        body: 'SigninLogs | take 1',
      },
    ],
  });
});

test('a map by name is read as well, columns straight below the name or not, and where nothing is forgiven too', () => {
  const strict = area('strict', { unknownKeys: 'error', lenient: false });
  const text =
    'tables: { Mine_CL: { A_s: string }, More_CL: { columns: { B: long } } }\nfunctions: { Saved: { parameters: [], columns: { A: long } }, Given: { body: T } }';
  const format = map({ tables: declaredTables, functions: declaredFunctions });
  const { value, problems } = readFormat(format, YamlSource.parse('e.yaml', text), strict);
  expect(problems).toEqual([]);
  expect(value).toEqual({
    tables: [
      { name: 'Mine_CL', columns: [{ name: 'A_s', type: 'string' }] },
      { name: 'More_CL', columns: [{ name: 'B', type: 'long' }] },
    ],
    functions: [
      { name: 'Saved', parameters: [], columns: [{ name: 'A', type: 'long' }] },
      { name: 'Given', parameters: [], body: 'T' },
    ],
  });
  const wrong = readFormat(format, YamlSource.parse('e.yaml', 'tables: { Mine_CL: { A_s: String } }'), strict);
  expect(wrong.problems).toMatchObject([{ code: 'strict/invalid-value', line: 1, column: 27 }]);
});

test.each([
  ['tables: 5', '2:9 rule/wrong-type'],
  ['tables:\n  - Mine_CL', '3:5 rule/wrong-type'],
  ['tables:\n  - columns: { A: string }', '3:5 rule/missing-value'],
  ['tables:\n  - name: Mine_CL', '3:5 rule/missing-value'],
  ['tables:\n  - name: My Table\n    columns: {}', '3:11 rule/invalid-value'],
  ['tables:\n  My Table: { A: string }', '3:3 rule/invalid-value'],
  ['tables:\n  Mine_CL:', '3:3 rule/missing-value'],
  ['tables:\n  - name: Mine_CL\n    columns: { A: strin }', '4:19 rule/invalid-value'],
  ['tables:\n  - name: A\n    columns: {}\n  - name: A\n    columns: {}', '5:11 schema/duplicate-declaration'],
  ['tables:\n  - name: A\n    colums: {}\n    columns: {}', '4:5 rule/unknown-key'],
  ['functions:\n  - name: F\n    parameters: ip', '4:17 rule/wrong-type'],
  ['functions:\n  - name: F\n    parameters: [ { name: ip, type: text } ]', '4:37 rule/invalid-value'],
  ['functions:\n  - name: F\n    body: [ 1 ]', '4:11 rule/wrong-type'],
  ['functions:\n  - name: F\n    returns: text', '4:14 rule/invalid-value'],
  ['functions:\n  - name: F\n    returns: string\n    columns: { A: string }', '4:14 rule/invalid-value'],
  ['functions:\n  - name: F\n    returns: string\n    body: T', '4:14 rule/invalid-value'],
  ['functions:\n  - name: F\n    parameters: [ { name: T, type: { A: text } } ]', '4:41 rule/invalid-value'],
  ['functions:\n  - name: F\n    parameters: [ { name: T, type: {} } ]', '4:36 rule/invalid-value'],
])('a mistake is reported where it stands: %j', (text, problem) => {
  expect(lines(text)).toEqual([problem]);
});

test('what is declared in spite of a mistake is known to queries; what has no name is not', () => {
  const { definition } = read(
    'tables:\n  - { columns: { A: string } }\n  - { name: B_CL, columns: { C: strin, D: long } }',
  );
  expect(definition.isSound).toBe(false);
  expect(definition.tables.map(({ name, columns }) => [name, columns.map((column) => column.name)])).toEqual([
    ['B_CL', ['C', 'D']],
  ]);
});

test('a function that gives one value, and one that takes rows, are called as they are declared', () => {
  const { definition, problems } = read(`functions:
  Score: { returns: real }
  Named: { parameters: [ { name: code, type: int } ], returns: string }
  Enriched:
    parameters: [ { name: T, type: { UserId: string, At: date } }, { name: days, type: int, default: 14 } ]
    columns: { UserId: string, Risk: string }
  Any: { parameters: [ { name: T, type: table } ], columns: { n: long } }
`);
  expect(problems).toEqual([]);
  const declarations = { functions: definition.functions };
  const found = (query: string) => reported(query, declarations);
  expect(found('SigninLogs | where Score() > 0.5 | extend Text = Named(1)')).toEqual([]);
  expect(ask('print s = Score(), n = Named(3)', declarations).analysis.columns).toEqual([
    { name: 's', type: 'real' },
    { name: 'n', type: 'string' },
  ]);
  expect(found('SigninLogs | project UserId, At = TimeGenerated | invoke Enriched() | where Risk == "high"')).toEqual(
    [],
  );
  expect(found('SigninLogs | project UserId, At = TimeGenerated | invoke Enriched() | where At > ago(1d)')).toEqual([
    'unknown-column: At',
  ]);
  expect(found('SigninLogs | project UserId | invoke Enriched()')).toEqual(['invalid: SigninLogs | project UserId']);
  expect(found('SigninLogs | take 1 | invoke Any() | where n > 1')).toEqual([]);
});

test('columns that are called as keys of a function are columns when others stand beside them', () => {
  const { definition, problems } = read('functions:\n  F: { returns: string, UserId: string }\n');
  expect(problems).toEqual([]);
  expect(definition.functions).toEqual([
    {
      name: 'F',
      parameters: [],
      columns: [
        { name: 'returns', type: 'string' },
        { name: 'UserId', type: 'string' },
      ],
    },
  ]);
});

test('a declaration that leaves open what comes out leaves that to what is documented, or is told to say so', () => {
  const functions = ['_ASIM_LookupDnsQueryType', 'Mine'].map((name) => ({
    name,
    parameters: [{ name: 'code', type: 'int' }],
  }));
  expect(reported('SigninLogs | extend T = _ASIM_LookupDnsQueryType(1)', { functions })).toEqual([]);
  expect(ask('SigninLogs | extend T = Mine(1)', { functions }).problems).toMatchObject([
    { code: 'kql/type-mismatch', help: expect.stringContaining('`returns: string`') },
  ]);
  expect(reported('Mine(1) | where Anything == 1', { functions })).toEqual([]);
});
