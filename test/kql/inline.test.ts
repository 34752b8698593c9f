import { CannotInline, inlineQuery } from '../../lib/kql/engine/inline';
import { type DeclaredFunction, noDeclarations } from '../../lib/kql/model/declarations';
import { ask } from './ask';

const lookback = { name: 'lookback', type: 'timespan', default: '1d' };
const users = { name: 'users', type: 'dynamic', default: 'dynamic([])' };
const saved = (name: string, body: string, parameters: DeclaredFunction['parameters'] = []): DeclaredFunction => ({
  name,
  parameters,
  body,
});

const FUNCTIONS = [
  saved(
    'Kit_Signins',
    `// Who signed in.
let Wanted = print User = users
    | mv-expand User to typeof(string);   // one each
SigninLogs
    | where TimeGenerated > ago(lookback) // recent
    | where UserId in (Wanted) and AppDisplayName != '// no comment'
    | project TimeGenerated,  UserId, IPAddress`,
    [lookback, users],
  ),
  saved('Kit_Count', 'Kit_Signins(lookback, dynamic([1])) | summarize Signins = count() by UserId', [lookback]),
  saved('Kit_All', 'AuditLogs | project Id'),
  saved('Kit_Plain', "let cut = '/'; tostring(split(text, cut)[0])", [{ name: 'text', type: 'string' }]),
  saved('Kit_Host', 'Kit_Plain(url)', [
    { name: 'url', type: 'string' },
    { name: 'n', type: 'int', default: '1' },
  ]),
  saved('Kit_OfRows', 'rows | take 1', [{ name: 'rows', type: '(UserId:string)' }]),
  saved('Kit_Elsewhere', 'toscalar(Kit_All | count)', []),
];

const declarations = { ...noDeclarations, functions: FUNCTIONS };
const inline = (query: string) => inlineQuery(query, declarations).text;

/** What comes out stands on its own and gives the same columns. */
function proven(query: string): string {
  const text = inline(query);
  const { analysis, problems } = ask(text);
  expect([text, problems.filter(({ severity }) => severity === 'error')]).toEqual([text, []]);
  expect(analysis.columns).toEqual(ask(query, { functions: FUNCTIONS }).analysis.columns);
  return text;
}

test('a query that calls nothing stays as it is, to the last blank', () => {
  const query = '// all\nlet a = 1;\n\nSigninLogs   | take 5 // few\n';
  expect(inlineQuery(query, declarations)).toEqual({ text: query, functions: [] });
});

test('a function stands before the statement that calls it: parameters bound, names of its own, no comments, no indentation', () => {
  const query = '// Mine.\nlet Wanted = 1;\nKit_Signins(3h)   | take 5 // few';
  expect(proven(query)).toBe(`// Mine.
let Wanted = 1;
let lookback1 = 3h;
let users1 = dynamic([]);
let Wanted1 = print User = users1
| mv-expand User to typeof(string);
let Signins = SigninLogs
| where TimeGenerated > ago(lookback1)
| where UserId in (Wanted1) and AppDisplayName != '// no comment'
| project TimeGenerated, UserId, IPAddress;
Signins   | take 5 // few`);
});

test('calls with the same arguments share one, whatever their form; others have one of their own', () => {
  const query =
    'Kit_Signins(1d) | union (Kit_Signins) | union (Kit_Signins( users = dynamic([]) )) | union (Kit_Signins(2d))';
  const text = proven(query);
  expect(text.match(/^let Signins\d* =/gm)).toEqual(['let Signins =', 'let Signins1 =']);
  expect(text.split('\n').at(-1)).toBe('Signins | union (Signins) | union (Signins) | union (Signins1)');
});

test('functions that a function calls are written out before it', () => {
  const text = proven(
    'let Some = toscalar(SigninLogs | summarize make_set(UserId));\nKit_Count(7d) | join kind=inner (Kit_Signins(1h, Some)) on UserId',
  );
  expect(text.match(/^let \w+ =/gm)).toEqual([
    ...['let Some =', 'let lookback1 =', 'let users1 =', 'let Wanted1 =', 'let Signins1 =', 'let Count ='],
    ...['let lookback2 =', 'let Wanted2 =', 'let Signins2 ='],
  ]);
  // A name stands for itself.
  expect(text).toContain('print User = Some');
});

test('a call among the arguments of another is written out too', () => {
  const text = proven('Kit_Signins(1d, toscalar(Kit_All | summarize make_set(Id)))');
  expect(text).toContain('let All = AuditLogs | project Id;\n');
  expect(text).toContain('let users1 = toscalar(All | summarize make_set(Id));');
});

test('what a let does not convert is converted as the function would', () => {
  expect(proven("Kit_Signins(1d, '[]')")).toContain("let users1 = todynamic('[]');");
});

test('a function that gives a value becomes a let with parameters', () => {
  const text = proven('SigninLogs | project Host = Kit_Host(tostring(AppDisplayName)), Plain = Kit_Plain(UserId)');
  expect(text).toBe(`let Plain1 = (text:string) { let cut = '/'; tostring(split(text, cut)[0]) };
let Host1 = (url:string, n:int=1) { Plain1(url) };
SigninLogs | project Host = Host1(tostring(AppDisplayName), 1), Plain = Plain1(UserId)`);
});

test.each([
  ['let f = (n:int) { Kit_Signins(1d) | take n }; f(3)', 'Kit_Signins is called within a function of the query'],
  ['Kit_OfRows(SigninLogs)', 'Kit_OfRows takes rows'],
  ['SigninLogs | where 1 == Kit_Elsewhere()', 'Kit_All is called within Kit_Elsewhere'],
])('%s cannot be written out, and the reason is said', (query, reason) => {
  expect(() => inline(query)).toThrow(CannotInline);
  expect(() => inline(query)).toThrow(reason);
});

test('what is written out is named', () => {
  expect(inlineQuery('Kit_Count() | join (Kit_All) on $left.UserId == $right.Id', declarations).functions).toEqual([
    'Kit_All',
    'Kit_Count',
    'Kit_Signins',
  ]);
});
