import { isLarge } from '../../../catalog/table-volumes';
import { DAY } from '../../../values/duration';
import { costContains, costLeftSide, costNoTimeFilter, costSearch, costWide } from '../../model/costs';
import type { QueryProblem } from '../../model/facts';
import type { SyntaxNode } from '../language/kusto';
import type { Query } from '../language/query';
import { rowsBefore, tablesBefore } from '../language/scope';
import { ancestor, children, nodes } from '../language/tree';
import { argumentsOf } from './time';

/** What makes a query costly over a table of which a large tenant has much. */
export const checkCost = (query: Query): QueryProblem[] => [
  ...joins(query),
  ...contains(query),
  ...searches(query),
  ...wide(query),
];

/** Rows as they come out of a table: the operators on their way. */
interface Source {
  readonly table: SyntaxNode;
  readonly name: string;
  readonly operators: readonly SyntaxNode[];
}

/** The tables that an expression takes its rows from, names of `let` followed; of what a function gives nothing is said. */
function sourcesOf(node: SyntaxNode, query: Query, operators: readonly SyntaxNode[] = [], depth = 0): Source[] {
  const { kinds } = query;
  // Names may stand for names; nobody nests that deep.
  if (depth > 50) return [];
  const inner = (one: SyntaxNode | null | undefined, more: readonly SyntaxNode[] = operators) =>
    one ? sourcesOf(one, query, more, depth + 1) : [];
  if (kinds.is(node, 'PipeExpression')) return inner(node.GetChild(0), [node.GetChild(2)!, ...operators]);
  if (kinds.is(node, 'ParenthesizedExpression', 'MaterializeExpression'))
    return children(node)
      .filter((part) => !part.IsToken)
      .flatMap((part) => inner(part));
  if (kinds.is(node, 'UnionOperator'))
    return argumentsOf(
      children(node).findLast((part) => kinds.is(part, 'List')),
      query,
    ).flatMap((operand) => inner(operand));
  if (!kinds.is(node, 'NameReference') || !node.ReferencedSymbol) return [];
  const symbol = node.ReferencedSymbol;
  if (query.isTableSymbol(symbol)) return [{ table: node, name: symbol.Name, operators }];
  const statement = query.all('LetStatement').find((found) => children(found)[1]?.ReferencedSymbol === symbol);
  return inner(statement && children(statement)[3]);
}

const REDUCING = [
  'SummarizeOperator',
  'DistinctOperator',
  'TopOperator',
  'TakeOperator',
  'SampleOperator',
  'CountOperator',
  'JoinOperator',
  'ParseWhereOperator',
];

const isTimeFilter = (operator: SyntaxNode, query: Query): boolean =>
  query.kinds.is(operator, 'FilterOperator') && /\bTimeGenerated\b|\bingestion_time\s*\(/.test(query.text(operator));

/** Fewer rows come out than went in, and not only because of their age. */
const reduces = (operator: SyntaxNode, query: Query): boolean =>
  query.kinds.is(operator, ...REDUCING) ||
  (query.kinds.is(operator, 'FilterOperator') &&
    [...nodes(operator)].some(
      (node) =>
        query.kinds.is(node, 'NameReference') &&
        node.ReferencedSymbol &&
        query.symbols.tableOfColumn.has(node.ReferencedSymbol) &&
        query.text(node) !== 'TimeGenerated',
    ));

function joins(query: Query): QueryProblem[] {
  const { period = DAY } = query.input;
  return query.all('JoinOperator').flatMap((join) => {
    const left = rowsBefore(join, query);
    const right = children(join).find((part) => query.kinds.is(part, 'ParenthesizedExpression', 'NameReference'));
    const large = (side: SyntaxNode | undefined) =>
      side ? sourcesOf(side, query).filter(({ name }) => isLarge(name)) : [];
    // A run that looks back for hours only has its filter from Sentinel.
    const untimed = period < DAY ? [] : [...large(left), ...large(right)];
    return [
      ...untimed
        .filter(({ operators }) => !operators.some((operator) => isTimeFilter(operator, query)))
        .map(({ table, name }) => costNoTimeFilter(query.at(table), { table: name })),
      ...large(left)
        .filter(({ operators }) => !operators.some((operator) => reduces(operator, query)))
        .map(({ table, name }) => costLeftSide(query.at(table), { table: name })),
    ];
  });
}

const CONTAINS = ['ContainsExpression', 'NotContainsExpression', 'ContainsCsExpression', 'NotContainsCsExpression'];

/** Terms of three letters or digits and more are in the index. */
const WORDS = /^[\p{L}\d](?:.*[\p{L}\d])?$/u;

const contains = (query: Query): QueryProblem[] =>
  query.all(...CONTAINS).flatMap((node) => {
    const [left, operator, right] = children(node);
    const table = left?.ReferencedSymbol && query.symbols.tableOfColumn.get(left.ReferencedSymbol);
    const text = right?.ConstantValue ?? right?.LiteralValue;
    if (!left || !right || !table || !isLarge(table) || typeof text !== 'string') return [];
    if (text.length < 3 || !WORDS.test(text) || !ancestor(node, query.kinds, 'FilterOperator')) return [];
    const facts = { text: query.text(right), column: query.text(left), table, operator: operator?.Text ?? 'contains' };
    return [costContains(query.at(node), facts)];
  });

/** Those without tables are told for themselves. */
const searches = (query: Query): QueryProblem[] =>
  query.all('SearchOperator').flatMap((search) => {
    const given = children(search).find((part) => query.kinds.is(part, 'FindInClause'));
    const tables = given ? query.text(given).replace(/^in\s*\(|\)$/g, '') : tablesBefore(search, query).join(', ');
    return tables ? [costSearch(query.at(children(search)[0]!), { columns: tables })] : [];
  });

/** Columns of a table that is worth thinking of which are needed. */
const WIDE = 40;

const wide = (query: Query): QueryProblem[] =>
  query.all('StarExpression').flatMap((star) => {
    const operator = ancestor(star, query.kinds, 'SummarizeOperator', 'DistinctOperator');
    if (!operator) return [];
    const rows = rowsBefore(operator, query);
    const columns = rows?.ResultType?.Columns?.Count ?? 0;
    const large = rows ? sourcesOf(rows, query).find(({ name }) => isLarge(name)) : undefined;
    if (columns < WIDE || !large) return [];
    const call = ancestor(star, query.kinds, 'FunctionCallExpression');
    const said = query.text(call ?? operator);
    return [costWide(query.at(call ?? operator), { table: large.name, columns, operator: said })];
  });
