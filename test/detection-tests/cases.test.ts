import fc from 'fast-check';
import { stringify } from 'yaml';
import { findTable } from '../../lib/catalog/tables';
import { type CaseContext, readCases } from '../../lib/detection-tests/cases';
import { caseArea } from '../../lib/detection-tests/format';
import * as problems from '../../lib/detection-tests/problems';
import { rule } from '../rules/help';
import { casesOf, catalogContext } from './support';

const { wrongType, missingValue, invalidValue, unknownKey } = caseArea.problems;
const read = (text: string, context: Partial<CaseContext> = {}) => casesOf(text, { ...catalogContext, ...context });

/** One case with the given lines below `name` and `match`. */
const oneCase = (...lines: string[]) =>
  ['tests:', '  - name: a', '    match: true', ...lines.map((line) => `    ${line}`)].join('\n');

const codes = (text: string, context?: Partial<CaseContext>) => read(text, context).problems.map((p) => p.code);

describe('the cases of a file', () => {
  it('are read with their events in the form engines take', () => {
    const { cases, problems: found } = read(
      oneCase(
        'rows: 1',
        'expect: [{ UserId: u1 }]',
        'notRun: needs ipv6',
        'events:',
        '  SigninLogs:',
        "    - &base { TimeGenerated: -30m, ResultType: '0', DeviceDetail: { deviceId: '' }, IsInteractive: true }",
        '    - { <<: *base, UserId: u1 }',
      ),
    );
    expect(found).toEqual([]);
    expect(cases).toMatchObject([
      { name: 'a', line: 2, match: true, rows: 1, expect: [{ UserId: 'u1' }], notRun: 'needs ipv6' },
    ]);
    const [first, second] = cases[0]!.events.SigninLogs!;
    expect(first).toEqual({
      Type: 'SigninLogs',
      TimeGenerated: '2026-09-16T11:30:00Z',
      ResultType: '0',
      DeviceDetail: { deviceId: '' },
      IsInteractive: true,
    });
    expect(second).toEqual({ ...first, UserId: 'u1' });
  });

  it('may set their own now', () => {
    const { cases } = read(oneCase('now: 2026-09-19T03:00:00Z', 'events: { SigninLogs: [{ TimeGenerated: -1h }] }'));
    expect(cases[0]!.events.SigninLogs![0]!.TimeGenerated).toBe('2026-09-19T02:00:00Z');
  });

  it('are none where the file has no tests', () => {
    expect(read('name: x')).toEqual({ cases: [], problems: [] });
  });

  it('are read where they stand, in a file that writes its keys in capitals too', () => {
    const text = 'name: A\nquery: SigninLogs\nTests:\n  - { name: a, match: true }\n  - { name: b, match: yes }\n';
    const { cases, problems: found } = readCases(rule(text), catalogContext);
    expect(cases).toMatchObject([{ name: 'a', line: 4 }]);
    expect(found).toMatchObject([{ code: 'test/wrong-type', line: 5, column: 23 }]);
  });

  it('take arguments by the types of the parameters and defaults for the rest', () => {
    const parameters = [
      { name: 'ip', type: 'string' },
      { name: 'lookback', type: 'timespan', default: '14d' },
      { name: 'ids', type: 'dynamic', default: 'dynamic([])' },
    ];
    const { cases } = read(oneCase("arguments: { ip: it's, ids: [a] }"), { parameters });
    expect(cases[0]!.arguments).toEqual({ ip: "'it\\'s'", lookback: '14d', ids: 'dynamic(["a"])' });
  });

  it('take the cells of a watchlist as text', () => {
    const { cases } = read(oneCase('watchlists: { Nets: [{ Network: 10.0.0.0/8, Asn: 64500 }] }'));
    expect(cases[0]!.watchlists).toEqual({ Nets: [{ Network: '10.0.0.0/8', Asn: '64500' }] });
  });
});

describe('a mistake in a case', () => {
  const event = (row: string) => oneCase(`events: { SigninLogs: [${row}] }`);
  const parameters = [{ name: 'ip', type: 'string' }];

  it.each<[string, string, { definition: { code: string } }, Partial<CaseContext>?]>([
    ['tests that are no list', 'tests: { name: a }', wrongType],
    ['a case that is no map', 'tests: [a]', wrongType],
    ['a key that cases do not have', oneCase('event: {}'), unknownKey],
    ['a missing name', 'tests: [{ match: true }]', missingValue],
    ['match in words', 'tests: [{ name: a, match: yes }]', wrongType],
    ['no match at all', 'tests: [{ name: a }]', missingValue],
    ['a negative number of rows', oneCase('rows: -1'), invalidValue],
    ['a now that is relative', oneCase('now: -1d'), invalidValue],
    ['an excuse without a reason', oneCase('notRun: true'), wrongType],
    ['a name that is taken', `${oneCase()}\n  - { name: a, match: true }`, problems.duplicateName],
    [
      'an expectation without a match',
      'tests: [{ name: a, match: false, expect: [{ a: 1 }] }]',
      problems.expectWithoutMatch,
    ],
    ['an expectation that is no list', oneCase('expect: { a: 1 }'), wrongType],
    ['an unknown table', oneCase('events: { SigninLog: [] }'), problems.unknownTable],
    ['events that are no list', oneCase('events: { SigninLogs: { UserId: x } }'), wrongType],
    ['a row that is no map', event('x'), wrongType],
    ['an unknown column', event('{ TimeGenerated: -1m, UserID: x }'), problems.unknownColumn],
    ['a value of the wrong type', event('{ TimeGenerated: -1m, ResultType: 0 }'), problems.wrongCell],
    ['a row without a time', event('{ UserId: x }'), problems.noTimeGenerated],
    ['arguments for a rule', oneCase('arguments: { ip: x }'), problems.argumentsWithoutFunction],
    ['an unknown argument', oneCase('arguments: { ip: x, ipp: y }'), problems.unknownArgument, { parameters }],
    ['a missing argument', oneCase(), problems.missingArgument, { parameters }],
    ['an argument of the wrong type', oneCase('arguments: { ip: 5 }'), problems.wrongCell, { parameters }],
    [
      'an unknown column of a watchlist',
      oneCase('watchlists: { Vips: [{ Upm: x }] }'),
      problems.unknownColumn,
      { watchlistColumns: () => ['Upn'] },
    ],
  ])('is reported: %s', (_, text, kind, context = {}) => {
    expect(codes(text, context)).toEqual([kind.definition.code]);
    expect(read(text, context).cases.length).toBeLessThan(2);
  });

  it('is reported with its place and the nearest name', () => {
    const { problems: found, cases } = read(
      oneCase('events:', '  SigninLogs:', '    - TimeGenerated: -1m', '      UserPrincipalNam: x'),
    );
    expect(cases).toEqual([]);
    expect(found).toMatchObject([{ line: 7, column: 11, help: "Did you mean 'UserPrincipalName'?" }]);
  });

  it('does not hide another', () => {
    expect(codes(oneCase('rows: x', 'events: { SigninLogs: [{ Nope: 1 }], Nowhere: [] }'))).toEqual([
      'test/wrong-type',
      'test/unknown-column',
      'test/no-time-generated',
      'test/unknown-table',
    ]);
  });

  it('never makes the reader throw, whatever the tests hold', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), (tests) => {
        const { cases, problems: found } = read(stringify({ tests }));
        expect(cases.length > 0 || found.length > 0).toBe(
          tests !== null && !(Array.isArray(tests) && tests.length === 0),
        );
      }),
    );
  });
});

describe('sample rows', () => {
  const columns = findTable('SigninLogs')!.columns;
  const value: Record<string, fc.Arbitrary<unknown>> = {
    string: fc.string(),
    datetime: fc.constantFrom('-1m', '2026-01-01T00:00:00Z'),
    dynamic: fc.jsonValue(),
    bool: fc.boolean(),
    int: fc.integer(),
    long: fc.maxSafeInteger(),
    real: fc.double({ noNaN: true, noDefaultInfinity: true }),
  };
  const row = fc.record(Object.fromEntries(columns.map(({ name, type }) => [name, value[type] ?? fc.constant(null)])), {
    requiredKeys: ['TimeGenerated'],
  });

  it('that fit the schema are taken, all of them and unchanged', () => {
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 2 }), (rows) => {
        const text = JSON.stringify({ tests: [{ name: 'a', match: true, events: { SigninLogs: rows } }] });
        const { cases, problems: found } = read(text);
        expect(found).toEqual([]);
        expect(cases[0]!.events.SigninLogs!.map(Object.keys).map((keys) => keys.length)).toEqual(
          rows.map((given) => Object.keys({ Type: '', ...given }).length),
        );
      }),
      { numRuns: 30 },
    );
  });

  it('with a column of another name are refused at that column', () => {
    const names = new Set(columns.map(({ name }) => name));
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-z]{1,20}$/), (name) => {
        fc.pre(!names.has(name));
        const { problems: found } = read(
          oneCase('events:', '  SigninLogs:', `    - { TimeGenerated: -1m, ${name}: x }`),
        );
        expect(found).toMatchObject([{ code: 'test/unknown-column', line: 6, column: 33 }]);
      }),
    );
  });
});
