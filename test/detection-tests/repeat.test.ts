import { unknownColumn } from '../../lib/detection-tests/problems';
import { MOST_REPEATS, numbered } from '../../lib/detection-tests/repeat';
import { casesOf } from './support';

const readRow = (row: string) => casesOf(`tests: [{ name: a, match: true, events: { OfficeActivity: [${row}] } }]`);

describe('a repeated row', () => {
  it('stands for as many rows, numbered in its texts', () => {
    const { cases, problems } = readRow(
      "{ TimeGenerated: -5m, repeat: 3, OfficeObjectId: 'f/{{n}}', AppAccessContext: { UniqueTokenId: 't{{n}}' } }",
    );
    expect(problems).toEqual([]);
    expect(cases[0]!.events.OfficeActivity!.map((row) => row.OfficeObjectId)).toEqual(['f/1', 'f/2', 'f/3']);
    expect(cases[0]!.events.OfficeActivity![2]).toMatchObject({ TimeGenerated: '2026-09-16T11:55:00Z' });
    expect(JSON.stringify(cases[0]!.events.OfficeActivity![2]!.AppAccessContext)).toContain('t3');
  });

  it.each([
    ['0', 'invalid-value'],
    ['1.5', 'wrong-type'],
    ["'3'", 'wrong-type'],
    [String(MOST_REPEATS + 1), 'invalid-value'],
  ])('is refused for repeat: %s', (repeat, code) => {
    const { cases, problems } = readRow(`{ TimeGenerated: -5m, repeat: ${repeat} }`);
    expect(cases).toEqual([]);
    expect(problems).toMatchObject([{ code: `test/${code}`, line: 1, message: expect.stringContaining('[0].repeat') }]);
  });

  it('reports a mistake in it once', () => {
    const { problems } = readRow('{ TimeGenerated: -5m, repeat: 50, Nonsense: x }');
    expect(problems.map((problem) => problem.code)).toEqual([unknownColumn.definition.code]);
  });
});

describe('numbering a value', () => {
  it('reaches every text and leaves everything else alone', () => {
    const at = new Date(0);
    expect(numbered({ a: ['{{n}}-{{n}}', { b: '{{-5m}}' }], c: 7, d: null, e: true }, 2)).toEqual({
      a: ['2-2', { b: '{{-5m}}' }],
      c: 7,
      d: null,
      e: true,
    });
    expect(numbered(at.toISOString(), 1)).toBe(at.toISOString());
  });
});
