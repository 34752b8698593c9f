import { problemKind } from '../files/problem';

export const duplicateName = problemKind<{ name: string; line: number }>({
  code: 'test/duplicate-name',
  cause: 'Two cases of one file have the same name.',
  cure: 'Give each case a name of its own: reports tell cases apart by it.',
  message: ({ name, line }) => `the name '${name}' is already taken by the case in line ${line}`,
});

export const unknownTable = problemKind<{ table: string; suggestion?: string }>({
  code: 'test/unknown-table',
  cause: 'A case brings events for a table that the workspace does not have.',
  cure: 'Correct the name (it is case-sensitive), or declare the table in rules/tables.',
  message: ({ table }) => `there is no table '${table}'`,
});

export const unusedTable = problemKind<{ table: string; read: readonly string[] }>({
  code: 'test/unused-table',
  cause: 'A case brings events for a table that the query does not read.',
  cure: 'Remove the events, or correct the name of the table.',
  message: ({ table, read }) => `the query does not read '${table}', only ${read.join(', ') || 'no table'}`,
});

export const unknownColumn = problemKind<{ table: string; column: string; suggestion?: string }>({
  code: 'test/unknown-column',
  cause: 'A sample row has a column that its table does not have.',
  cure: 'Correct the name of the column; it is case-sensitive.',
  message: ({ table, column }) => `${table} has no column '${column}'`,
});

export const wrongCell = problemKind<{ column: string; type: string; expected: string; found: string }>({
  code: 'test/wrong-cell',
  cause: 'A value of a sample row does not fit the type of its column.',
  cure: 'Write the value in the form named.',
  message: ({ column, type, expected, found }) => `${column} (${type}) takes ${expected}; got ${found}`,
});

export const noTimeGenerated = problemKind<{ table: string }>({
  code: 'test/no-time-generated',
  cause: 'A sample row has no TimeGenerated, though every row of the table has one in a workspace.',
  cure: 'Say when the event happened, e.g. `TimeGenerated: -30m`.',
  message: ({ table }) => `this row of ${table} has no TimeGenerated`,
});

export const unknownArgument = problemKind<{ name: string; suggestion?: string; known: readonly string[] }>({
  code: 'test/unknown-argument',
  cause: 'A case gives an argument that the function does not take.',
  cure: 'Correct the name of the parameter.',
  message: ({ name }) => `the function has no parameter '${name}'`,
  help: ({ known }) => (known.length > 0 ? `It takes ${known.join(', ')}.` : 'It takes no parameters.'),
});

export const missingArgument = problemKind<{ name: string; type: string }>({
  code: 'test/missing-argument',
  cause: 'A case leaves out an argument that has no default.',
  cure: 'Give it under `arguments`, or give the parameter a default.',
  message: ({ name, type }) => `the parameter '${name}' (${type}) has no default and the case gives no value`,
});

export const argumentsWithoutFunction = problemKind({
  code: 'test/arguments-without-function',
  cause: 'A case of something other than a function has `arguments`.',
  cure: 'Remove them: only functions are called with arguments.',
  message: () => `'arguments' only makes sense for a function`,
});

export const expectWithoutMatch = problemKind({
  code: 'test/expect-without-match',
  cause: 'A case that must not match says which rows it expects.',
  cure: 'Remove `expect`, or set `match: true`.',
  message: () => `'expect' cannot be met where 'match' is false`,
});

export const noQuery = problemKind({
  code: 'test/no-query',
  cause: 'A file has test cases but no query to run them on.',
  cure: 'Add the query, or remove the cases.',
  message: () => 'there are test cases, but no query',
});

export const noCases = problemKind({
  code: 'test/no-cases',
  cause: 'No file below a path that is tested has a case.',
  cure: 'Add `tests:` to a rule, or name another path.',
  message: () => 'there is nothing to test: no file has a case',
});
