import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { environmentsFolder } from '../../lib/files/root';
import { YamlSource } from '../../lib/files/source';
import { controls } from '../../lib/review/controls';
import { loadReview } from '../../lib/review/load';
import { parseSuppressions, readSuppressions } from '../../lib/review/suppressions';

const parse = (text: string, now = new Date('2026-11-22T10:00:00Z')) =>
  parseSuppressions(YamlSource.parse('suppressions.yaml', text), controls(), now);

const GOOD = `suppressions:
  - control: daily-cap-not-blinding
    environment: fabrikam-*
    reason: The budget is fixed.
    owner: it@fabrikam.com
    expires: 2027-06-30
`;

test('a suppression says what it accepts, why, who, and until when; globs default to everything', () => {
  const { suppressions, problems } = parse(GOOD);
  expect(problems).toEqual([]);
  expect(suppressions).toEqual([
    {
      control: 'daily-cap-not-blinding',
      environment: 'fabrikam-*',
      resource: '*',
      finding: '*',
      reason: 'The budget is fixed.',
      owner: 'it@fabrikam.com',
      expires: '2027-06-30',
      file: 'suppressions.yaml',
      line: 2,
    },
  ]);
});

test('the file of the kit is valid, and a file that is not there holds none', () => {
  expect(readSuppressions(join(environmentsFolder, 'suppressions.yaml'), controls()).problems).toEqual([]);
  expect(readSuppressions(join(environmentsFolder, 'none.yaml'), controls())).toEqual({
    suppressions: [],
    problems: [],
  });
});

test.each(['', '# nothing yet\n', 'suppressions:\n', 'suppressions: []\n'])('%j holds none', (text) => {
  expect(parse(text)).toEqual({ suppressions: [], problems: [] });
});

test.each([
  ['a reason is missing', GOOD.replace(/ {4}reason.*\n/, ''), 'reason', 2],
  ['an entry is empty', 'suppressions:\n  - ', 'suppressions[0]', 2],
  ['the reason is empty', GOOD.replace('The budget is fixed.', '" "'), 'reason', 4],
  ['a day is not of the calendar', GOOD.replace('2027-06-30', '2027-02-30'), '2027-02-30', 6],
  ['a day is written otherwise', GOOD.replace('2027-06-30', '30.6.2027'), '30.6.2027', 6],
  ['a key is not known', GOOD.replace('owner:', 'owns:'), 'owns', 5],
  ['a glob is a number', GOOD.replace('fabrikam-*', '5'), 'environment', 3],
  ['an entry is a text', 'suppressions: [all]', 'suppressions[0]', 1],
  ['it is no list', 'suppressions: {}', 'list', 1],
  ['it is a list at the top', '- a', 'the file', 1],
  ['another key stands at the top', 'ignore: []', 'ignore', 1],
])('it is refused at its place when %s', (_, text, word, line) => {
  const { suppressions, problems } = parse(text);
  expect(suppressions).toEqual([]);
  for (const { code } of problems)
    expect(code).toMatch(/^suppression\/(missing-value|wrong-type|invalid-value|unknown-key)$/);
  const fitting = problems.find(({ message }) => message.includes(word));
  expect(fitting?.line).toBe(line);
});

test('a control that does not exist is refused, with the nearest one', () => {
  const { problems } = parse(GOOD.replace('daily-cap-not-blinding', 'daily-cap-not-blindng'));
  expect(problems).toMatchObject([{ code: 'suppression/unknown-control', line: 2 }]);
  expect(problems[0]!.help).toContain("'daily-cap-not-blinding'");
});

describe('how far ahead a finding can be accepted', () => {
  const until = (day: string, days?: number) =>
    (days === undefined ? '' : `maximumDays: ${days}\n`) + GOOD.replace('2027-06-30', day);

  test('is a year from the day of the review; the day after is refused at its place, with the latest day allowed', () => {
    expect(parse(until('2027-11-22'))).toMatchObject({ suppressions: [{ expires: '2027-11-22' }], problems: [] });
    const { suppressions, problems } = parse(until('2027-11-23'));
    expect(suppressions).toEqual([]);
    expect(problems).toMatchObject([{ code: 'suppression/too-far-ahead', line: 6, column: 14 }]);
    expect(problems[0]!.message).toContain('2027-11-22 at the latest');
    expect(problems[0]!.help).toContain('maximumDays');
  });

  test('is what maximumDays says', () => {
    expect(parse(until('2026-12-22', 30)).problems).toEqual([]);
    expect(parse(until('2026-12-23', 30)).problems).toMatchObject([{ code: 'suppression/too-far-ahead', line: 7 }]);
    expect(parse(until('2028-11-21', 730)).problems).toEqual([]);
  });

  test.each([0, 731, -1, 1.5])('is no matter of maximumDays: %s', (days) => {
    expect(parse(until('2027-06-30', days)).problems.map(({ line }) => line)).toEqual([1]);
  });

  test('shrinks by itself: what is taken today is taken on every later day', () => {
    expect(parse(until('2027-11-22'), new Date('2027-11-21T23:59:59Z')).problems).toEqual([]);
    expect(parse(until('2027-11-22'), new Date('2029-01-01T00:00:00Z')).problems).toEqual([]);
  });

  test('makes the review unusable, counted from its own day', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'ttk accepted '));
    const suppressions = join(folder, 'suppressions.yaml');
    writeFileSync(suppressions, GOOD);
    const plans = [join(__dirname, 'plans/new-foundation.json')];
    const on = (day: string) => loadReview({ plans, suppressions, now: new Date(`${day}T12:00:00Z`) });
    expect((await on('2026-06-30')).review).toBeDefined();
    const early = await on('2026-06-29');
    expect(early.review).toBeUndefined();
    expect(early.problems).toMatchObject([{ code: 'suppression/too-far-ahead', file: suppressions }]);
    rmSync(folder, { recursive: true });
  });

  test('counts days of UTC, whatever the hour of the review', () => {
    expect(parse(until('2027-11-22'), new Date('2026-11-22T23:59:59Z')).problems).toEqual([]);
    expect(parse(until('2027-11-22'), new Date('2026-11-22T00:00:00Z')).problems).toEqual([]);
  });
});

test('all mistakes of all entries are reported', () => {
  const { problems } = parse(`${GOOD}  - control: nope\n    owner: x\n    expires: soon\n`);
  expect(problems.length).toBe(3);
});
