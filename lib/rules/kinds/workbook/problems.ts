import { problemKind } from '../../../files/problem';
import { mapColumns } from './format';

/** Mistakes of workbook files; mistakes of their queries carry the codes of the KQL checks. */

export const duplicateName = problemKind<{ what: string; name: string }>({
  code: 'workbook/duplicate-name',
  cause: 'Two parameters, two tabs, or two tiles of one tab have one name.',
  cure: 'Rename one of the two.',
  message: ({ what, name }) => `the ${what} '${name}' stands twice`,
});

export const noTimeRange = problemKind({
  code: 'workbook/no-time-range',
  cause: 'A workbook has no parameter of type timeRange, or more than one.',
  cure: 'Add `{ name: TimeRange, type: timeRange, default: 7d }`, once.',
  message: () => 'a workbook has exactly one parameter of type timeRange',
});

export const unknownParameter = problemKind<{ found: string; known: readonly string[]; suggestion?: string }>({
  code: 'workbook/unknown-parameter',
  cause: 'A query or a tab refers to a parameter that the workbook does not have.',
  cure: 'Correct the name, or add the parameter.',
  message: ({ found, known }) => `there is no parameter '${found}'; there are ${known.join(', ') || 'none'}`,
});

export const badMap = problemKind<{ missing: readonly string[] }>({
  code: 'workbook/map-columns',
  cause: 'The query of a map does not return the columns that say what stands where.',
  cure: `Return ${mapColumns.join(', ')}.`,
  message: ({ missing }) => `the query of a map should return ${missing.join(', ')}`,
});
