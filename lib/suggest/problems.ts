import { problemKind } from '../files/problem';
import { oneOf } from '../values/text';

/** Mistakes of exported sign-ins. */

export const badExport = problemKind<{ reason: string }>({
  code: 'export/malformed',
  cause: 'A file of exported sign-ins is neither well-formed CSV nor JSON.',
  cure: 'Export it again, and leave it as it came: a spreadsheet writes it in another form.',
  message: ({ reason }) => `it is not as an export is: ${reason}`,
});

export const missingColumn = problemKind<{ what: string; columns: readonly string[] }>({
  code: 'export/missing-column',
  cause: 'A file of exported sign-ins lacks a column without which nothing can be told.',
  cure: 'Export with the query of `ttk suggest egress --help`, or all columns; separate CSV by commas.',
  message: ({ what, columns }) => `there is no column with ${what}: it is called ${oneOf(columns)}`,
});

export const badValue = problemKind<{ what: string; found: string }>({
  code: 'export/invalid-value',
  cause: 'A cell of exported sign-ins is not what its column holds.',
  cure: 'Export it again, and leave it as it came: a spreadsheet rewrites times and addresses.',
  message: ({ what, found }) => `this should be ${what}, got '${found}'`,
});

export const noSignIns = problemKind({
  code: 'export/empty',
  cause: 'A file of exported sign-ins has no row in it.',
  cure: 'Export a time in which people worked.',
  message: () => 'there is no sign-in in it',
});
