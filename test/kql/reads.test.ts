import type { FuzzyUnion, Reads } from '../../lib/kql/model/model';
import { ask } from './ask';

const functions = [
  { name: 'Signins', parameters: [{ name: 'lookback', type: 'timespan', default: '1d' }], body: 'SigninLogs' },
];

const own = (query: string) => ask(query, { functions }).analysis.own!;
const must = (query: string): Reads => own(query).must;
/** What each operand of the unions reads. */
const operands = (unions: readonly FuzzyUnion[]) =>
  unions.map((union) => union.operands.map(({ reads: { tables, functions } }) => [...tables, ...functions].join(' ')));

test.each<[string, string[], string[][]]>([
  ['SigninLogs | union AuditLogs', ['AuditLogs', 'SigninLogs'], []],
  ['union isfuzzy=false (SigninLogs), (AuditLogs)', ['AuditLogs', 'SigninLogs'], []],
  ['union isfuzzy=true (SigninLogs | take 1), (AuditLogs)', [], [['SigninLogs', 'AuditLogs']]],
  ['union isfuzzy=true SigninLogs, AuditLogs', [], [['SigninLogs', 'AuditLogs']]],
  ['union isfuzzy=true (Signins(1d)), (AuditLogs)', [], [['Signins', 'AuditLogs']]],
  ['OfficeActivity | union isfuzzy=true (AuditLogs)', ['OfficeActivity'], [['AuditLogs']]],
  ['let a = SigninLogs | take 1; union isfuzzy=true a, (AuditLogs)', [], [['SigninLogs', 'AuditLogs']]],
  ['let a = SigninLogs; union isfuzzy=true a, (AuditLogs) | union a', ['SigninLogs'], [['', 'AuditLogs']]],
  ['union isfuzzy=true Signin*, (AuditLogs)', ['SigninLogs'], [['', 'AuditLogs']]],
  ['let f = () { union isfuzzy=true (SigninLogs), (AuditLogs) }; f()', [], [['SigninLogs', 'AuditLogs']]],
])('%s must have %j, and may do without some of %j', (query, tables, optional) => {
  expect(must(query).tables).toEqual(tables);
  expect(operands(must(query).unions)).toEqual(optional);
});

test('a union within an operand belongs to the operand', () => {
  const { tables, unions } = must('union isfuzzy=true (SigninLogs | union isfuzzy=true (AuditLogs)), (OfficeActivity)');
  expect([tables, operands(unions)]).toEqual([[], [['SigninLogs', 'OfficeActivity']]]);
  expect(operands(unions[0]!.operands[0]!.reads.unions)).toEqual([['AuditLogs']]);
});

test('operands, statements and calls are found in the text', () => {
  const query = 'let a = SigninLogs | take 1;\nunion isfuzzy=true a, (Signins(2d))';
  const { calls, must: reads } = own(query);
  const [first, second] = reads.unions[0]!.operands;
  const text = ({ start, end }: { start: number; end: number }) => query.slice(start, end);
  expect([text(first!), text(first!.statement!), text(second!)]).toEqual([
    'a',
    'let a = SigninLogs | take 1',
    '(Signins(2d))',
  ]);
  expect(calls.map((call) => [call.name, text(call)])).toEqual([['Signins', 'Signins']]);
});

test('what parameters of a function move is counted in its own text', () => {
  const text = 'union isfuzzy=true (SigninLogs | where TimeGenerated > ago(lookback)), (AuditLogs)';
  const input = { text, parameters: [{ name: 'lookback', type: 'timespan' }] };
  const [, last] = ask(input).analysis.own!.must.unions[0]!.operands;
  expect(text.slice(last!.start, last!.end)).toBe('(AuditLogs)');
});
