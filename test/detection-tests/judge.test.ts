import type { EngineAnswer } from '../../lib/detection-tests/engine';
import { isMatch, judge, show } from '../../lib/detection-tests/judge';
import type { TestCase, TestSubject } from '../../lib/detection-tests/model';
import { DEFAULT_NOW } from '../../lib/detection-tests/time';

const hunting: TestSubject = { file: 'r.yaml', rule: 'R', query: 'T', raisesAlert: false, parameters: [], cases: [] };
const wanted = (given: Partial<TestCase> = {}): TestCase => ({
  name: 'a',
  path: [],
  line: 1,
  match: true,
  expect: [],
  arguments: {},
  watchlists: {},
  events: {},
  now: DEFAULT_NOW,
  ...given,
});
const COLUMNS = [
  { name: 'User', type: 'string' },
  { name: 'When', type: 'datetime' },
  { name: 'Bag', type: 'dynamic' },
  { name: 'N', type: 'long' },
  { name: 'Span', type: 'timespan' },
  { name: 'Ratio', type: 'real' },
  { name: 'Yes', type: 'bool' },
];
const rows = (...given: unknown[][]): EngineAnswer => ({ kind: 'rows', columns: COLUMNS, rows: given });
const ann = ['ann', '2026-09-16T11:30:00.000000Z', { b: [1, 'x'], a: null }, 2, 3600, 0.1 + 0.2, true];
const outcome = (given: Partial<TestCase>, answer = rows(ann), subject = hunting) =>
  judge(subject, wanted(given), answer).outcome;

describe('a match', () => {
  it('is any row of a hunting query or function', () => {
    expect(outcome({})).toBe('passed');
    expect(outcome({}, rows())).toBe('failed');
    expect(outcome({ match: false }, rows())).toBe('passed');
    expect(outcome({ match: false })).toBe('failed');
  });

  it.each([
    ['GreaterThan', 2, [false, false, false, true]],
    ['LessThan', 2, [true, true, false, false]],
    ['Equal', 2, [false, false, true, false]],
    ['NotEqual', 2, [true, true, false, true]],
  ] as const)('of a scheduled rule is what its trigger says: %s %d', (operator, threshold, alerts) => {
    const subject = { ...hunting, trigger: { operator, threshold } };
    expect(alerts.map((_, n) => isMatch(subject, n))).toEqual(alerts);
  });

  it('that fails reports the trigger and what came out', () => {
    const subject: TestSubject = { ...hunting, raisesAlert: true, trigger: { operator: 'GreaterThan', threshold: 1 } };
    const verdict = judge(subject, wanted(), rows(ann));
    expect(verdict.reason).toBe('an alert expected, 1 row came out (an alert takes more than 1)');
    expect(verdict.details[0]).toContain('User: ann');
  });

  it('counts rows exactly where the case does', () => {
    expect(outcome({ rows: 1 })).toBe('passed');
    expect(judge(hunting, wanted({ rows: 2 }), rows(ann)).reason).toBe('2 rows expected, 1 came out');
  });
});

describe('an expectation', () => {
  it.each([
    [{ User: 'ann' }],
    [{ When: '-30m' }],
    [{ When: '2026-09-16T13:30:00+02:00' }],
    [{ Bag: { a: null, b: [1, 'x'] } }],
    [{ N: 2, Span: '1h', Ratio: 0.3, Yes: true }],
    [{ Span: '01:00:00' }],
  ])('is met by equal values, compared by type: %p', (entry) => {
    expect(outcome({ expect: [entry] })).toBe('passed');
  });

  it.each([
    [{ User: 'Ann' }],
    [{ When: '-31m' }],
    [{ Bag: { a: null, b: ['x', 1] } }],
    [{ N: '2' }],
    [{ Span: '2h' }],
    [{ Ratio: 0.31 }],
    [{ Yes: false }],
    [{ User: null }],
  ])('is not met by others: %p', (entry) => {
    expect(outcome({ expect: [entry] })).toBe('failed');
  });

  it('of nothing is met by an empty value', () => {
    expect(
      outcome({ expect: [{ User: null }, { User: '' }] }, rows(['', ...ann.slice(1)], ['', ...ann.slice(1)])),
    ).toBe('passed');
  });

  it('needs a row of its own', () => {
    const two = [{ User: 'ann' }, { N: 2 }];
    expect(outcome({ expect: two })).toBe('failed');
    expect(outcome({ expect: two }, rows(ann, ['bob', ...ann.slice(1)]))).toBe('passed');
    // The first entry could take either row and must leave the only one that the second can take.
    expect(outcome({ expect: [{ N: 2 }, { User: 'ann' }] }, rows(ann, ['bob', ...ann.slice(1)]))).toBe('passed');
  });

  it('that no row meets is reported with the differences of the nearest row', () => {
    const verdict = judge(hunting, wanted({ expect: [{ User: 'ann', N: 3 }] }), rows(['bob', ...ann.slice(1)], ann));
    expect(verdict.reason).toBe('no row meets { User: ann, N: 3 }');
    expect(verdict.details[0]).toBe("a row's N is 2 (long)");
  });

  it('of a column that does not come out suggests the nearest one', () => {
    const verdict = judge(hunting, wanted({ expect: [{ Usr: 'ann' }] }), rows(ann));
    expect(verdict.reason).toBe("'expect' names the column 'Usr', which does not come out; did you mean 'User'?");
  });
});

describe('what an engine cannot do', () => {
  const refused: EngineAnswer = { kind: 'refused', construct: 'mv-apply' };
  const error: EngineAnswer = { kind: 'error', message: 'out of memory' };

  it('is never passed', () => {
    expect(judge(hunting, wanted({ match: false }), refused)).toMatchObject({
      outcome: 'notRun',
      reason: 'not run: mv-apply',
    });
    expect(outcome({ match: false }, error)).toBe('failed');
    expect(outcome({ match: false, notRun: 'too large' }, error)).toBe('notRun');
  });
});

it('values are shown on one line, like YAML', () => {
  expect(show({ a: ['x y', '', 1, '1', null], b: 'C:\\' })).toBe("{ a: [x y, '', 1, '1', null], b: 'C:\\' }");
});
