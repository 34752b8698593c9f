import { YamlSource } from '../../lib/files/source';
import { readDeclarations, readSchemaFile } from '../../lib/kql/model/declarations';

const read = (text: string) => readSchemaFile(YamlSource.parse('tables.yaml', text));
const lines = (text: string) => read(text).problems.map(({ line, column, code }) => `${line}:${column} ${code}`);

test('tables and functions are read', () => {
  const { problems, ...declared } = read(`kind: Schema
tables:
  - name: Mine_CL
    columns: { TimeGenerated: datetime, Count: boolean }
functions:
  - name: Saved
    parameters: [ { name: ip, type: string }, { name: lookback, type: timespan, default: 14d } ]
    body: SigninLogs | take 1
`);
  expect(problems).toEqual([]);
  expect(declared).toEqual({
    tables: [
      {
        name: 'Mine_CL',
        columns: [
          { name: 'TimeGenerated', type: 'datetime' },
          { name: 'Count', type: 'bool' },
        ],
      },
    ],
    functions: [
      {
        name: 'Saved',
        parameters: [
          { name: 'ip', type: 'string' },
          { name: 'lookback', type: 'timespan', default: '14d' },
        ],
        body: 'SigninLogs | take 1',
      },
    ],
  });
});

test('the form of environments, a map by name, is read as well', () => {
  const value = {
    tables: { Mine_CL: { A_s: 'string' } },
    functions: { Saved: { parameters: [], columns: { A: 'long' } } },
  };
  const { tables, functions, problems } = readDeclarations(value, () => ({ file: 'e.yaml' }));
  expect(problems).toEqual([]);
  expect(tables).toEqual([{ name: 'Mine_CL', columns: [{ name: 'A_s', type: 'string' }] }]);
  expect(functions).toEqual([{ name: 'Saved', parameters: [], columns: [{ name: 'A', type: 'long' }] }]);
});

test.each([
  ['- a\n- b', '1:1 schema/invalid-declaration'],
  ['tables: 5', '1:9 schema/invalid-declaration'],
  ['tables:\n  - Mine_CL', '2:5 schema/invalid-declaration'],
  ['tables:\n  - columns: { A: string }', '2:5 schema/invalid-declaration'],
  ['tables:\n  - name: Mine_CL', '2:5 schema/invalid-declaration'],
  ['tables:\n  - name: Mine_CL\n    columns: { A: strin }', '3:19 schema/unknown-type'],
  ['tables:\n  - name: A\n    columns: {}\n  - name: A\n    columns: {}', '4:11 schema/duplicate-declaration'],
  ['tables:\n  - name: A\n    colums: {}\n    columns: {}', '3:5 schema/unknown-key'],
  ['functions:\n  - name: F\n    parameters: ip', '3:17 schema/invalid-declaration'],
  ['functions:\n  - name: F\n    parameters: [ { name: ip, type: text } ]', '3:37 schema/unknown-type'],
  ['functions:\n  - name: F\n    body: [ 1 ]', '3:11 schema/invalid-declaration'],
])('a mistake is told where it stands: %j', (text, problem) => {
  expect(lines(text)).toEqual([problem]);
});
