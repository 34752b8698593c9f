import { findTable, nearestTable, tableNames } from '../../lib/catalog/tables';

test('all documented tables are there, in order', () => {
  const names = tableNames();
  expect(names).toHaveLength(898);
  expect([...names].sort()).toEqual(names);
});

test('columns have KQL types', () => {
  const types = new Set(tableNames().flatMap((name) => findTable(name)!.columns.map((column) => column.type)));
  expect([...types].sort()).toEqual(['bool', 'datetime', 'dynamic', 'guid', 'int', 'long', 'real', 'string']);
});

test('a column is typed as its table has it', () => {
  const type = (table: string, column: string) => findTable(table)!.columns.find((c) => c.name === column)?.type;
  expect(type('SigninLogs', 'DeviceDetail')).toBe('dynamic');
  expect(type('AADNonInteractiveUserSignInLogs', 'DeviceDetail')).toBe('string');
  expect(type('SigninLogs', 'TimeGenerated')).toBe('datetime');
  expect(type('SigninLogs', 'Timestamp')).toBeUndefined();
});

test('no table has a column twice', () => {
  for (const name of tableNames()) {
    const columns = findTable(name)!.columns.map((column) => column.name);
    expect(new Set(columns).size).toBe(columns.length);
  }
});

test('names are case-sensitive, as in KQL, and a near one is found', () => {
  expect(findTable('signinlogs')).toBeUndefined();
  expect(nearestTable('signinlogs')).toBe('SigninLogs');
  expect(nearestTable('Completely_Else_CL')).toBeUndefined();
});
