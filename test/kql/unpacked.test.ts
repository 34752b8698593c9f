import { ask, reported } from './ask';

const rows = 'AzureActivity | project TimeGenerated, Caller, P = parse_json(Properties) | evaluate bag_unpack(P)';
const found = (query: string) => reported(query).map((line) => line.replace('unpacked-column: ', ''));

test('a column that only a bag gives is doubted where it is first used', () => {
  expect(found(`${rows} | where scope == "a" | project TimeGenerated, Caller, scope, other`)).toEqual([
    'scope',
    'other',
  ]);
  expect(found(`let unpacked = ${rows}; unpacked | extend x = tostring(scope)`)).toEqual(['scope']);
  expect(found(`let unpacked = materialize(${rows}); (unpacked) | project-away scope`)).toEqual(['scope']);
  expect(ask(`${rows} | project scope`).problems).toMatchObject([
    { severity: 'warning', help: expect.stringContaining('column_ifexists("scope", "")') },
  ]);
});

test('one that is guarded, declared or made is not', () => {
  expect(found(`${rows} | extend scope = column_ifexists("scope", "") | where scope == "a"`)).toEqual([]);
  expect(found(`${rows} : (TimeGenerated: datetime, scope: string) | where scope == "a"`)).toEqual([]);
  expect(found(`${rows} : (*, scope: string) | where scope == "a" and Caller == "b"`)).toEqual([]);
  expect(found(`${rows} | extend scope = "a" | project scope, Caller`)).toEqual([]);
});
