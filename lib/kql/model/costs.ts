import { queryProblemKind } from './query-problem';

const ofKit = 'Told of the rules of the kit only, of those that read a table of which a large tenant has much.';

export const costNoTimeFilter = queryProblemKind<{ table: string }>({
  code: 'kql/cost-no-time-filter',
  severity: 'warning',
  cause: `A table is joined without a filter on its time, so that the whole period is read and joined. ${ofKit}`,
  cure: 'Filter before the join: `where TimeGenerated > ago(3h)`.',
  message: ({ table }) =>
    `${table} is joined with all of the period: no filter on TimeGenerated stands before the join`,
});

export const costLeftSide = queryProblemKind<{ table: string }>({
  code: 'kql/cost-left-side',
  severity: 'warning',
  cause: `The left side of a join is everything that a table holds: no filter but that on time, no summarize, no distinct. ${ofKit}`,
  cure: 'Put the smaller side left, and reduce it first: `where`, `distinct`, `summarize`; or filter by what the other side gives: `where UserId in (suspects)`.',
  message: ({ table }) => `the left side of this join is all of ${table}`,
});

export const costContains = queryProblemKind<{ text: string; column: string; table: string; operator: string }>({
  code: 'kql/cost-contains',
  severity: 'warning',
  cause: `A column of a table is searched with \`contains\` for whole words: every character of every row is looked at, where \`has\` asks the index. ${ofKit}`,
  cure: 'Write `has` (or `has_any`, `startswith`) where the text stands as a word by itself; a part of a word needs `contains` after a filter that leaves few rows.',
  message: ({ text, column, table, operator }) =>
    `'${operator}' looks at every character of ${column} in ${table}: 'has' finds ${text} by the index where it stands as a word`,
});

export const costSearch = queryProblemKind<{ columns: string }>({
  code: 'kql/cost-search',
  severity: 'warning',
  cause: `\`search\` looks for a text in every column of the tables that it is given. ${ofKit}`,
  cure: 'Name the columns: `where UserPrincipalName has "..." or Location has "..."`.',
  message: ({ columns }) => `'search' looks through every column of ${columns}`,
});

export const costWide = queryProblemKind<{ table: string; columns: number; operator: string }>({
  code: 'kql/cost-wide',
  severity: 'warning',
  cause: `\`*\` carries every column of a wide table through a summarize or distinct, which holds all of it in memory. ${ofKit}`,
  cure: 'Name the columns that are needed: `arg_max(TimeGenerated, UserId, IPAddress)`, or `project` before.',
  message: ({ table, columns, operator }) => `'${operator}' carries all ${columns} columns of ${table} along`,
});

/** What makes a query costly. */
export const costProblems = [costNoTimeFilter, costLeftSide, costContains, costSearch, costWide];
