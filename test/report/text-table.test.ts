import { textTable } from '../../lib/report/text-table';

const HEAD = ['Name', 'What is said of it'];
const ROWS = [
  ['one', 'a short text'],
  ['another', 'a text that is a good deal longer than the column is wide'],
];

test('a table with room has one line a row', () => {
  expect(textTable(HEAD, ROWS, 100).split('\n')).toEqual([
    'Name     What is said of it',
    'one      a short text',
    'another  a text that is a good deal longer than the column is wide',
  ]);
});

test('where room is short the widest column wraps, at blanks only', () => {
  expect(textTable(HEAD, ROWS, 30).split('\n')).toEqual([
    'Name     What is said of it',
    'one      a short text',
    'another  a text that is a good',
    '         deal longer than the',
    '         column is wide',
  ]);
});

test('where even the longest words do not fit, each row is a paragraph', () => {
  expect(textTable(['Name', 'Address'], [['one', 'azurerm_log_analytics_workspace.workspace']], 40)).toBe(
    'one\n  address:\n    azurerm_log_analytics_workspace.workspace',
  );
});

test('colours take no room', () => {
  const red = (text: string) => `\u001b[31m${text}\u001b[39m`;
  expect(textTable(['A', 'B'], [[red('x'), 'y']], 20)).toBe(`A  B\n${red('x')}  y`);
});
