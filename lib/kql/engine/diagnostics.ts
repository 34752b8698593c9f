import { didYouMean } from '../../values/text';
import type { QueryProblem } from '../model/facts';
import {
  analysisFailed,
  badJoin,
  noProperties,
  serviceError,
  syntaxError,
  typeMismatch,
  unknownColumn,
  unknownFunction,
  unknownFuzzyTable,
  unknownTable,
  wrongArguments,
  xdrTimestamp,
} from '../model/problems';
import type { Range } from '../model/query-problem';
import { splitByType } from '../model/union-columns';
import { DEFENDER_FUNCTIONS, defenderTable } from './language/defender';
import type { Diagnostic, SyntaxNode } from './language/kusto';
import type { Query } from './language/query';
import { columnsInScope, functionNames, tablesBefore } from './language/scope';
import { ancestor, children, nodes } from './language/tree';

const SYNTAX = [
  'KS001',
  'KS002',
  'KS003',
  'KS004',
  'KS005',
  'KS006',
  'KS174',
  'KS175',
  'KS176',
  'KS191',
  'KS192',
  'KS198',
  'KS228',
  'KS199',
];
const UNKNOWN_FUNCTION = ['KS211', 'KS122', 'KS123', 'KS124', 'KS143', 'KS236', 'KS237'];
const ARGUMENTS = ['KS117', 'KS118', 'KS119', 'KS120', 'KS121', 'KS185', 'KS193', 'KS194', 'KS195', 'KS196', 'KS197'];
const TYPES = [
  'KS106',
  'KS107',
  'KS108',
  'KS109',
  'KS111',
  'KS116',
  'KS127',
  'KS138',
  'KS141',
  'KS206',
  'KS232',
  'KS240',
  'KS241',
  'KS242',
];
const JOIN = ['KS145', 'KS182', 'KS183', 'KS227'];
/** Other clusters and databases: what lies there is not known here, and Azure resolves it when the query runs. */
const REMOTE = ['KS207', 'KS208', 'KS209', 'KS210', 'KS247', 'KS248'];
const TOO_BIG = ['KS244', 'KS245', 'KS246'];
const UNKNOWN_NAME = ['KS142', 'KS204', 'KS211'];
/** What follows from a row of unknown columns: the service then takes a column for the table of the same name. */
const FROM_OPEN_ROWS = ['KS106', 'KS107', 'KS108', 'KS109'];

/** Is this only a consequence of another: a name that is not known has no type either? */
export const follows = (diagnostic: Diagnostic, all: readonly Diagnostic[]): boolean =>
  TYPES.includes(diagnostic.Code) &&
  all.some(({ Code, Start, End }) => UNKNOWN_NAME.includes(Code) && Start >= diagnostic.Start && End <= diagnostic.End);

/** What a diagnostic of the language service means for the writer of the query; undefined when it means nothing. */
export function translate(diagnostic: Diagnostic, query: Query): QueryProblem | undefined {
  const { Code: id, Message: reason } = diagnostic;
  const at = query.range(diagnostic.Start, diagnostic.End);
  const name = query.source.slice(diagnostic.Start, diagnostic.End);
  if (REMOTE.includes(id)) return undefined;
  if (TOO_BIG.includes(id)) return analysisFailed(at, { reason: plain(reason) });
  // `project-away *1` after a join that doubled nothing: a pattern may match no column.
  if ((id === 'KS142' || id === 'KS109') && name.includes('*')) return undefined;
  if (id === 'KS142') return unknownName(diagnostic, query, quoted(reason) ?? name);
  if (id === 'KS204') {
    const portal = defenderTable(name);
    return unknownTable(at, { name, portal, near: didYouMean(name, query.symbols.tableNames()) });
  }
  if (id === 'KS145' && quoted(reason) === 'Timestamp') return xdrTimestamp(at, {});
  if (id === 'KS205') {
    const found = quoted(reason);
    return found ? unknownFuzzyTable(at, fuzzyTable(found, query)) : undefined;
  }
  if (UNKNOWN_FUNCTION.includes(id)) {
    const found = quoted(reason) ?? name;
    return unknownFunction(at, { name: found, suggestion: didYouMean(found, functionNames(query)) });
  }
  if (SYNTAX.includes(id)) return syntaxError(visible(at, query), { reason: plain(reason) });
  if (FROM_OPEN_ROWS.includes(id) && meansTable(diagnostic, query)) return undefined;
  if (TYPES.includes(id) && isCounted(diagnostic, query)) return undefined;
  if (TYPES.includes(id)) {
    // The function may well give a value: then its declaration has to say so.
    const { Start, End } = diagnostic;
    const calls = query.all('FunctionCallExpression').filter((call) => call.TextStart >= Start && call.End <= End);
    const silent = calls.map((call) => query.text(children(call)[0]!)).find((called) => query.symbols.isSilent(called));
    return typeMismatch(at, { reason: plain(reason), silent });
  }
  if (ARGUMENTS.includes(id)) return wrongArguments(at, { reason: plain(reason) });
  if (JOIN.includes(id)) return badJoin(at, { reason: plain(reason) });
  return diagnostic.Severity === 'Error' ? serviceError(at, { reason: plain(reason), id }) : undefined;
}

function unknownName(diagnostic: Diagnostic, query: Query, name: string): QueryProblem | undefined {
  const at = query.range(diagnostic.Start, diagnostic.End);
  const node = query.nodeAt(diagnostic);
  // `invoke FileProfile(SHA1)`: the portal resolves the column by itself.
  const invoke = node && ancestor(node, query.kinds, 'InvokeOperator');
  if (invoke && Object.keys(DEFENDER_FUNCTIONS).some((portal) => query.text(invoke).includes(portal))) return undefined;
  const owner = node ? ownerOfProperty(node, query) : undefined;
  if (owner) {
    return noProperties(at, { column: query.text(owner), type: owner.ResultType!.Name, property: name });
  }
  const tables = node ? tablesBefore(node, query) : [];
  const columns = node ? columnsInScope(node, query) : [];
  if (name === 'Timestamp' && (columns.length === 0 || columns.includes('TimeGenerated'))) {
    return xdrTimestamp(at, { table: tables.length === 1 ? tables[0] : undefined });
  }
  const portal = columns.length === 0 ? defenderTable(name) : undefined;
  if (portal !== undefined) return unknownTable(at, { name, portal });
  const split = splitByType(name, columns);
  const suggestion = split.length > 0 ? undefined : didYouMean(name, [...columns, ...query.variables()]);
  return unknownColumn(at, { name, tables, split, suggestion });
}

function fuzzyTable(name: string, query: Query): { name: string; portal?: string; suggestion?: string } {
  const portal = defenderTable(name);
  return portal === undefined ? { name, suggestion: didYouMean(name, query.symbols.tableNames()) } : { name, portal };
}

/** `Column.name` where the column is no object: the column. */
function ownerOfProperty(node: SyntaxNode, query: Query): SyntaxNode | undefined {
  for (let at: SyntaxNode | null = node; at && query.text(at) === query.text(node); at = at.Parent) {
    const path: SyntaxNode | null = at.Parent;
    if (!path || !query.kinds.is(path, 'PathExpression')) continue;
    const owner = path.GetChild(0);
    return owner && owner !== at && SCALAR.test(owner.ResultType?.Name ?? '') ? owner : undefined;
  }
  return undefined;
}

const SCALAR = /^(?:string|long|int|real|bool|datetime|timespan|guid)$/;

/** Does the refused expression hold a name that was taken for a table, in rows whose columns are not known? */
function meansTable(diagnostic: Diagnostic, query: Query): boolean {
  const node = query.nodeAt(diagnostic);
  if (!node) return false;
  const around = query.kinds.is(node, 'NameReference', 'TokenName') || !node.Parent ? node : node.Parent;
  for (const inner of nodes(query.kinds.is(around, 'TokenName') ? (around.Parent ?? around) : around)) {
    if (query.kinds.is(inner, 'NameReference') && inner.ReferencedSymbol && query.isTableSymbol(inner.ReferencedSymbol))
      return true;
  }
  return false;
}

/** `count(Column)`: the service wants a condition there, the engine counts the rows that have a value. */
const isCounted = ({ Start, End }: Diagnostic, query: Query): boolean =>
  query.all('FunctionCallExpression').some((call) => {
    const [name, list] = children(call);
    if (!name || !list || query.text(name) !== 'count' || list.TextStart > Start || list.End < End) return false;
    return query.text(list).slice(1, -1).trim() === query.source.slice(Start, End);
  });

/** What is missing has no width: shown is the character in its place, or the last one before it. */
const visible = ({ start, end }: Range, query: Query): Range => {
  if (end > start) return { start, end };
  if (/\S/.test(query.input.text[start] ?? '')) return { start, end: start + 1 };
  const before = query.input.text.slice(0, start).trimEnd().length;
  return { start: Math.max(before - 1, 0), end: before };
};

const quoted = (message: string): string | undefined => /'([^']+)'/.exec(message)?.[1];

/** The service's sentences begin with a capital and end with a full stop; ours do not. */
const plain = (message: string): string => {
  const text = message.trim().replace(/\.$/, '');
  return /^[A-Z][a-z]/.test(text) ? text[0]!.toLowerCase() + text.slice(1) : text;
};
