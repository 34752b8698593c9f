import { ask, reported } from './ask';

const isEmpty = (query: string) => reported(query).filter((line) => line.startsWith('nothing-left: ')).length;

test.each([
  'union isfuzzy=true A_CL, B_CL',
  'union withsource=T isfuzzy = true kind=outer (A_CL | where x == 1), (B_CL)',
  'union isfuzzy=true Vendor*, B_CL',
  'union isfuzzy=true (union isfuzzy=true A_CL, B_CL), C_CL',
  'union isfuzzy=true (union A_CL, SigninLogs), C_CL',
  'union isfuzzy=true (unknown_function()), C_CL',
  'let all = union isfuzzy=true A_CL, B_CL; all | take 1',
  'SigninLogs | join kind=inner (union isfuzzy=true A_CL, B_CL) on UserId',
])('%s: nothing is left, said once', (query) => {
  expect(isEmpty(query)).toBe(1);
  expect(reported(query).filter((line) => line.startsWith('unknown-fuzzy'))).toEqual([]);
});

test.each([
  'union isfuzzy=true A_CL, SigninLogs',
  'SigninLogs | union isfuzzy=true A_CL',
  'union isfuzzy=true (union isfuzzy=true A_CL, SigninLogs), B_CL',
  'union isfuzzy=true (datatable(a: string) []), A_CL',
  'union isfuzzy=true workspace("x").SigninLogs, A_CL',
  'union isfuzzy=false SigninLogs, AuditLogs',
])('%s: something is left', (query) => expect(isEmpty(query)).toBe(0));

test('what is missing is named, and found once it is declared', () => {
  const query = 'union isfuzzy=true (A_CL), (B_CL | where x == 1)';
  expect(ask(query).problems).toMatchObject([{ severity: 'error', message: expect.stringContaining('A_CL or B_CL') }]);
  const tables = [{ name: 'A_CL', columns: [{ name: 'x', type: 'long' }] }];
  expect(reported(query, { tables })).toEqual(['unknown-fuzzy-table: B_CL']);
});
