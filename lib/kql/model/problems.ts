import { searchBounds } from '../../catalog/bounds/searches';
import { oneOf } from '../../values/text';
import { queryProblemKind } from './query-problem';
import { splitCure } from './union-columns';

const declare = 'Declare it in a file of `kind: Schema` below rules/tables, or under `rules` in the environment';

export const queryTooLong = queryProblemKind<{ found: number }>({
  code: 'kql/too-long',
  cause: `The query has more than ${searchBounds.query.max} characters; it is not analysed, and nothing else is said of it.`,
  cure: 'Shorten it: lists of values belong in a watchlist, what several queries share in a function.',
  message: ({ found }) => `the query has ${found} characters, at most ${searchBounds.query.max} are analysed`,
});

export const expandsTooFar = queryProblemKind<{ name: string; most: number }>({
  code: 'kql/expands-too-far',
  cause:
    'What the query names names others, and so on, until it reads tables so often that it is not analysed: each reference to a `let` or a function repeats what that reads.',
  cure: 'Read once what is needed several times: `materialize()`, one `summarize` with several columns, or a watchlist.',
  message: ({ name, most }) =>
    `with '${name}' the query refers to tables more than ${most} times, everything that it names included`,
});

export const emptyQuery = queryProblemKind({
  code: 'kql/empty-query',
  cause: 'There is no query: only white space or comments.',
  cure: 'Write a query.',
  message: () => 'the query is empty',
});

export const syntaxError = queryProblemKind<{ reason: string }>({
  code: 'kql/syntax',
  cause: 'The query is not well-formed KQL.',
  cure: 'Correct the query at this place.',
  message: ({ reason }) => `this is not valid KQL: ${reason}`,
});

export const unknownColumn = queryProblemKind<{
  name: string;
  suggestion?: string;
  tables: readonly string[];
  /** What a union made of it. */
  split?: readonly string[];
}>({
  code: 'kql/unknown-column',
  cause: 'A name is neither a column at this place of the query, nor a variable, table or function.',
  cure: 'Correct the name, or declare the column where the workspace has it.',
  message: ({ name }) => `there is no column '${name}' here`,
  help: ({ name, tables, split = [] }) => {
    if (split.length > 0) return splitCure(name, split);
    const where = tables.length === 1 ? ` of ${tables[0]}` : '';
    return /_CF$|_CL$|_[sgdbt]$/.test(name)
      ? `If the workspace has this column${where}: declare it in a file of \`kind: Schema\` below rules/tables.`
      : `Correct the name, or see whether an earlier operator (project, summarize, distinct) drops it. A column that only this workspace has${where} is declared in a file of \`kind: Schema\` below rules/tables.`;
  },
});

export const unknownTable = queryProblemKind<{ name: string; near?: string; portal?: string }>({
  code: 'kql/unknown-table',
  cause:
    'The query reads a table (or a function without arguments) that is neither a documented Log Analytics table nor declared.',
  cure: `Correct the name, or declare the table: ${declare}.`,
  message: ({ name, portal }) =>
    portal === undefined
      ? `there is no table or function '${name}' in a Log Analytics workspace, and none is declared`
      : `the table '${name}' is in no workspace: the query runs in Defender only`,
  help: ({ name, near, portal }) => {
    if (portal !== undefined) {
      return `It exists only in the Defender portal. ${portal ? `In a workspace use ${portal}.` : 'A workspace has nothing like it.'}`;
    }
    return near
      ? `Did you mean '${near}'? Otherwise: ${declare} (\`tables: [ { name: ${name}, columns: { ... } } ]\`).`
      : `${declare}: \`tables: [ { name: ${name}, columns: { TimeGenerated: datetime, ... } } ]\`. \`ttk schema pull\` writes it from a workspace.`;
  },
});

export const unknownFuzzyTable = queryProblemKind<{ name: string; suggestion?: string; portal?: string }>({
  code: 'kql/unknown-fuzzy-table',
  severity: 'warning',
  cause:
    'A branch of `union isfuzzy=true` reads a table or function that is neither documented nor declared; the service skips such a branch.',
  cure: `Nothing, when the branch may be absent; otherwise: ${declare}.`,
  message: ({ name, portal }) =>
    portal === undefined
      ? `there is no table or function '${name}', and none is declared: this branch of the union is skipped`
      : `the table '${name}' is in no workspace, this branch of the union runs in Defender only: it is skipped`,
  help: ({ portal }) =>
    portal === undefined
      ? `${declare}, if the workspace has it.`
      : portal
        ? `In a workspace use ${portal}.`
        : 'A workspace has nothing like it.',
});

export const unknownFunction = queryProblemKind<{ name: string; suggestion?: string }>({
  code: 'kql/unknown-function',
  cause: 'The query calls a function that is neither part of KQL, nor of Sentinel, nor declared.',
  cure: `Correct the name, or declare the saved function: ${declare}.`,
  message: ({ name }) => `there is no function '${name}', and none is declared`,
  help: ({ name }) =>
    `${declare}: \`functions: [ { name: ${name}, parameters: [ { name, type } ], columns: { ... } } ]\`, or \`returns: string\` in place of \`columns\` when it gives one value.`,
});

export const wrongArguments = queryProblemKind<{ reason: string }>({
  code: 'kql/wrong-arguments',
  cause: 'A function is called with arguments that it does not take.',
  cure: 'Correct the arguments.',
  message: ({ reason }) => reason,
});

export const typeMismatch = queryProblemKind<{ reason: string; silent?: string }>({
  code: 'kql/type-mismatch',
  cause: 'An operator, a function or a join is given values of types that it does not take.',
  cure: 'Convert the value: tostring(), todatetime(), toint(), todynamic() ...',
  message: ({ reason }) => reason,
  help: ({ silent }) =>
    silent
      ? `If '${silent}' gives one value and no rows, its declaration says so with \`returns: string\` (or another type).`
      : undefined,
});

export const badJoin = queryProblemKind<{ reason: string }>({
  code: 'kql/bad-join',
  cause: 'The condition of a join or lookup does not fit its two sides.',
  cure: 'Join on a column that both sides have, or write `$left.a == $right.b`.',
  message: ({ reason }) => reason,
});

export const serviceError = queryProblemKind<{ reason: string; id: string }>({
  code: 'kql/invalid',
  cause:
    'The Kusto language service refuses the query for a reason that has no code of its own here; the message is its own.',
  cure: 'Correct the query at this place.',
  message: ({ reason, id }) => `${reason} (${id})`,
});

export const analysisFailed = queryProblemKind<{ reason: string }>({
  code: 'kql/analysis-failed',
  cause:
    'The Kusto language service cannot digest the query (it is nested too deeply, too long, or hits a defect of the service).',
  cure: 'Simplify the query: long chains of `or` become `in (...)`, or a watchlist.',
  message: ({ reason }) => `the query cannot be analysed: ${reason}`,
});

export const xdrTimestamp = queryProblemKind<{ table?: string }>({
  code: 'kql/xdr-timestamp',
  cause:
    'The query uses `Timestamp`, which the tables of Defender XDR have in the Defender portal but not in a workspace.',
  cure: 'Use TimeGenerated.',
  message: ({ table }) =>
    `in a workspace ${table ? `${table} has` : 'the tables of Defender XDR have'} no column 'Timestamp'`,
  help: () => 'Use TimeGenerated: in a workspace it holds what the Defender portal calls Timestamp.',
});

export const defenderOnly = queryProblemKind<{ name: string }>({
  code: 'kql/defender-only',
  cause:
    'The query calls a function that only the advanced hunting of the Defender portal has (FileProfile, SeenBy, DeviceFromIP).',
  cure: 'Leave that step out: a workspace has nothing like it.',
  message: ({ name }) => `'${name}' exists only in the Defender portal, not in a workspace`,
});

export const noProperties = queryProblemKind<{ column: string; type: string; property: string }>({
  code: 'kql/no-properties',
  cause: 'A property is taken of a value that has none, most often of a column that holds JSON as a string.',
  cure: 'Parse it first: parse_json(Column).property.',
  message: ({ column, type, property }) => `'${column}' is a ${type}: it has no property '${property}'`,
  help: ({ column, property, type }) =>
    type === 'string' ? `Parse it first: parse_json(${column}).${property}` : undefined,
});

export const searchAll = queryProblemKind({
  code: 'kql/search-all',
  cause: 'The query contains `search *`, which Sentinel refuses in analytic rules.',
  cure: 'Name the tables: `search in (Table1, Table2) "text"`, or use `where` with `has`.',
  message: () => 'the query searches every table (`search *`), which Sentinel does not allow in a rule',
});

export const searchEverything = queryProblemKind<{ operator: string }>({
  code: 'kql/search-everything',
  severity: 'warning',
  cause:
    'The query searches every table of the workspace (`search "text"` or `find` without tables): slow, costly, and without a stable set of columns.',
  cure: 'Name the tables: `search in (Table1, Table2) "text"`.',
  message: ({ operator }) => `\`${operator}\` without tables reads the whole workspace`,
});

export const unionAll = queryProblemKind({
  code: 'kql/union-all',
  cause: 'The query contains `union *`, which Sentinel refuses in analytic rules.',
  cure: 'Name the tables.',
  message: () => 'the query unites every table (`union *`), which Sentinel does not allow in a rule',
});

export const placeholder = queryProblemKind<{ text: string; column: string }>({
  code: 'kql/placeholder',
  cause:
    'A column is compared with a text that is plainly a placeholder, so that the query can only ever return nothing.',
  cure: 'Put the real value there, or take it from a watchlist or a parameter.',
  message: ({ text, column }) => `'${column}' is compared with the placeholder ${text}: this can never match`,
});

export const returnsNothing = queryProblemKind<{ reason: string }>({
  code: 'kql/returns-nothing',
  cause:
    'The query can never give a row, whatever the tables hold: a filter that is never true, filters that exclude each other, `take 0`, a join with nothing.',
  cure: 'Correct the query at this place. A detection that is not wanted is switched off by an override of the environment (`rules.overrides`, `disable: true`), with the reason.',
  message: ({ reason }) => `the query never gives a row: ${reason}`,
});

export const sameResult = queryProblemKind<{ reason: string }>({
  code: 'kql/same-result',
  cause:
    'The query gives the same rows whatever the tables hold: it reads none, or counts rows of which there are never any. It alerts always or never.',
  cure: 'Read a table, and let the result depend on its rows.',
  message: ({ reason }) => `the query gives the same result whatever was logged: ${reason}`,
});

export const badRegex = queryProblemKind<{ reason: string }>({
  code: 'kql/regular-expression',
  cause:
    "A regular expression is not one that Kusto takes: it has the syntax of Rust's regex crate, with `(?x)`, `[a&&b]` and `\\u{41}`, without look-around, back references and `\\Z`.",
  cure: 'Correct the expression at this place. What a look-around excludes is another condition: `and not(Column matches regex "...")`.',
  message: ({ reason }) => `Kusto refuses this regular expression: ${reason}`,
  help: ({ reason }) => ADVICE.find(([about]) => about.test(reason))?.[1],
});

const ADVICE: readonly (readonly [RegExp, string])[] = [
  [/look-around/, 'Write another condition for what should (not) stand around: `and not(Column matches regex "...")`.'],
  [/backreference/, 'Take the parts with extract() and compare them.'],
  [
    /unrecognized escape/,
    'The end of the text is `\\z` or `$`; a backslash itself is `\\\\`; other letters need none.',
  ],
  [/unclosed group/, 'Close the group with `)`; a bracket itself is `\\(`.'],
];

export const badLiteral = queryProblemKind<{ text: string; example: string }>({
  code: 'kql/literal',
  cause: 'A literal is not a value of its type: no engine takes it, and the query fails when it runs.',
  cure: 'Write the value in a form of its type, e.g. `datetime(2026-01-31)`; what depends on the moment is `ago(1d)` or `now()`.',
  message: ({ text }) => `${text} is no value`,
  help: ({ text, example }) =>
    /^date/i.test(text)
      ? `Write it as ${example}; what depends on the moment is ago(1d) or startofday(now()).`
      : `Write it as ${example}.`,
});

export const managementCommand = queryProblemKind({
  code: 'kql/management-command',
  cause: 'The text is a management command (`.show`, `.set`, ...), which a Log Analytics workspace does not run.',
  cure: 'Write a query.',
  message: () => 'this is a management command, not a query: a workspace does not run it',
});

export const nothingLeft = queryProblemKind<{ names: readonly string[] }>({
  code: 'kql/nothing-left',
  cause:
    'Every branch of a `union isfuzzy=true` reads a table or function that is neither documented nor declared. A union of nothing fails.',
  cure: `${declare}, if the workspace has it. To stand for what may be absent add an empty branch: \`(datatable(TimeGenerated: datetime, ...) [])\`.`,
  message: ({ names }) => `nothing is left of this union: ${oneOf(names)} is neither documented nor declared`,
});

export const unpackedColumn = queryProblemKind<{ name: string }>({
  code: 'kql/unpacked-column',
  severity: 'warning',
  cause:
    'A column that `bag_unpack` makes is used by its name. It is there only while a row has that key; without one the query fails, and Sentinel disables rules that fail.',
  cure: 'Take it with `column_ifexists("Name", "")`, or say what comes out: `evaluate bag_unpack(Bag) : (*, Name: string)`.',
  message: ({ name }) => `'${name}' comes out of bag_unpack only while a row has it: otherwise the query fails`,
  help: ({ name }) =>
    `Take it with column_ifexists("${name}", ""), or say what comes out: \`evaluate bag_unpack(...) : (*, ${name}: string)\`.`,
});

export const dynamicCompared = queryProblemKind<{ column: string; table: string }>({
  code: 'kql/dynamic-compared',
  cause:
    'A dynamic column of a table, which holds an object or a list, is compared with a string as a whole; that never matches.',
  cure: 'Compare one of its properties, e.g. `tostring(Column.property) == "..."`.',
  message: ({ column, table }) =>
    `'${column}' of ${table} is dynamic: compared with a string as a whole it never matches`,
});

export const unknownWatchlist = queryProblemKind<{ alias: string; near?: string }>({
  code: 'kql/unknown-watchlist',
  severity: 'warning',
  cause: 'The query reads a watchlist that is not declared, so that its columns cannot be checked.',
  cure: 'Declare it in a file of `kind: Watchlist` (alias and columns).',
  message: ({ alias }) => `the watchlist '${alias}' is not declared: its columns cannot be checked`,
  help: ({ alias, near }) =>
    `${near ? `Did you mean '${near}'? Otherwise declare` : 'Declare'} it in a file of \`kind: Watchlist\` with \`alias: ${alias}\` and its columns.`,
});
