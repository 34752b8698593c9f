import { workbook, workbookFile } from './workbench';

const tabs = (tile: string, tab = '') => ({ tabs: `[ { name: One, ${tab} tiles: [ ${tile} ] } ]` });
const problemsOf = (more: Record<string, string>) => workbookFile(more).problems;

it('a file gives what it says, with defaults', () => {
  expect(workbook(tabs("{ title: T, query: 'SigninLogs' }", 'needs: User, missing: M,'))).toMatchObject({
    id: '3f2b8c1e-0d4a-4a57-9c55-0f6a1f0b7a11',
    name: 'Look',
    parameters: [
      { name: 'TimeRange', type: 'timeRange', default: 604_800 },
      { name: 'User', type: 'text', label: 'The user', sample: 'ann' },
    ],
    tabs: [
      {
        name: 'One',
        needs: 'User',
        missing: 'M',
        tiles: [{ title: 'T', query: 'SigninLogs', visualization: 'table', width: 100 }],
      },
    ],
  });
});

it.each<[string, Record<string, string>, string, number]>([
  ['no tabs', { tabs: '' }, 'rule/missing-value', 1],
  ['a tab without tiles', { tabs: '[ { name: One } ]' }, 'rule/missing-value', 6],
  ['no time range', { parameters: '[ { name: User } ]' }, 'workbook/no-time-range', 5],
  [
    'two time ranges',
    { parameters: '[ { name: A, type: timeRange }, { name: B, type: timeRange } ]' },
    'workbook/no-time-range',
    5,
  ],
  [
    'a time range with a sample',
    { parameters: '[ { name: A, type: timeRange, sample: x } ]' },
    'rule/key-without-effect',
    5,
  ],
  ['a text with a default', { parameters: '[ { name: A, default: 1d } ]' }, 'rule/key-without-effect', 5],
  ['a parameter twice', { parameters: '[ { name: A, type: timeRange }, { name: A } ]' }, 'workbook/duplicate-name', 5],
  [
    'a parameter with a blank',
    { parameters: '[ { name: A, type: timeRange }, { name: B C } ]' },
    'rule/invalid-value',
    5,
  ],
  ['a tile without a query', tabs('{ title: T }'), 'rule/missing-value', 6],
  ['a tile without a title', tabs('{ query: T }'), 'rule/missing-value', 6],
  ['an unknown picture', tabs('{ title: T, query: T, visualization: cake }'), 'rule/invalid-value', 6],
  ['a tile twice', tabs('{ title: T, query: T }, { title: T, query: T }'), 'workbook/duplicate-name', 6],
  ['a width of 5', tabs('{ title: T, query: T, width: 5 }'), 'rule/invalid-value', 6],
  ['a width of 101', tabs('{ title: T, query: T, width: 101 }'), 'rule/invalid-value', 6],
  [
    'a tab that needs what is not there',
    tabs('{ title: T, query: T }', 'needs: Usr,'),
    'workbook/unknown-parameter',
    6,
  ],
  [
    'a query that names what is not there',
    tabs('{ title: T, query: \'T | where u == "{Usr}"\' }'),
    'workbook/unknown-parameter',
    6,
  ],
  ['an unknown key', { colour: 'red' }, 'rule/unknown-key', 7],
])('%s is a problem at its place', (_, more, code, line) => {
  expect(problemsOf(more)).toContainEqual(expect.objectContaining({ code, line, file: 'workbook.yaml' }));
});

it('an unknown parameter of a query is reported where it stands, with the nearest one', () => {
  const [problem] = problemsOf(tabs('{ title: T, query: \'T | where u == "{Usr}"\' }'));
  expect(problem).toMatchObject({ help: "Did you mean 'User'?" });
  expect(problem!.endColumn - problem!.column).toBe('{Usr}'.length);
});

it.each([
  ['a dynamic literal', tabs('{ title: T, query: \'print dynamic({"a": [{}]})\' }')],
  ['a width of 10', tabs('{ title: T, query: T, width: 10 }')],
])('%s is no mistake', (_, more) => expect(problemsOf(more)).toEqual([]));
