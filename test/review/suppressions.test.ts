import { join } from 'node:path';
import { environmentsFolder } from '../../lib/files/root';
import { YamlSource } from '../../lib/files/source';
import { controls } from '../../lib/review/controls';
import { parseSuppressions, readSuppressions } from '../../lib/review/suppressions';

const parse = (text: string) => parseSuppressions(YamlSource.parse('suppressions.yaml', text), controls());

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

test('all mistakes of all entries are reported', () => {
  const { problems } = parse(`${GOOD}  - control: nope\n    owner: x\n    expires: soon\n`);
  expect(problems.length).toBe(3);
});
