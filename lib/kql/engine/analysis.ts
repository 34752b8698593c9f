import type { Analysis, Column } from '../model/model';
import { findAsimFunction } from './asim';
import { watchlistCalls } from './checks/watchlists';
import type { SyntaxNode } from './kusto';
import type { Query } from './query';
import { toArray } from './tree';

/** Where a name that the service took for a table really is one; anywhere else it is a column of rows that are not known. */
const TABULAR = new Set([
  'PipeExpression',
  'LetStatement',
  'ExpressionStatement',
  'UnionOperator',
  'JoinOperator',
  'LookupOperator',
  'FindInClause',
  'MaterializeExpression',
  'ToScalarExpression',
  'ToTableExpression',
  'FunctionBody',
  'FunctionCallExpression',
  'EvaluateOperator',
  'PartitionSubquery',
  'InvokeOperator',
  'InExpression',
  'InCsExpression',
  'NotInExpression',
  'NotInCsExpression',
  'HasAnyExpression',
  'HasAllExpression',
  'MakeGraphTableAndKeyClause',
]);
const WRAPPERS = [
  'ParenthesizedExpression',
  'List',
  'SeparatedElement',
  'ExpressionList',
  'SimpleNamedExpression',
  'DataScopeExpression',
];

/** What a query reads and gives; `inside` gives the same for a declared function's body. */
export function analyse(query: Query, inside: (name: string) => Analysis | undefined): Analysis {
  const tables = new Set<string>();
  const functions = new Set<string>();
  const watchlists = new Set(watchlistCalls(query).map(({ alias }) => alias));
  for (const node of query.all('NameReference')) {
    const symbol = node.ReferencedSymbol;
    if (!symbol) continue;
    for (const name of tableNames(node, query)) tables.add(name);
    if (!query.isMember(symbol) || query.symbols.isTable(symbol.Name)) continue;
    if (query.symbols.findFunction(symbol.Name) || findAsimFunction(symbol.Name)) functions.add(symbol.Name);
    const body = inside(symbol.Name);
    for (const name of body?.tables ?? []) tables.add(name);
    for (const name of body?.functions ?? []) functions.add(name);
    for (const alias of body?.watchlists ?? []) watchlists.add(alias);
  }
  return {
    tables: [...tables].sort(),
    functions: [...functions].sort(),
    watchlists: [...watchlists].sort(),
    columns: columns(query),
  };
}

function tableNames(node: SyntaxNode, query: Query): string[] {
  const symbol = node.ReferencedSymbol!;
  const members = (symbol as { Members?: Parameters<typeof toArray>[0] }).Members;
  if (query.isTableSymbol(symbol)) return isRead(node, query) ? [symbol.Name] : [];
  const text = query.text(node);
  if (!text.includes('*') || text === '*' || !members) return [];
  return (toArray(members) as { Name: string }[]).map((m) => m.Name).filter((name) => query.symbols.isTable(name));
}

/** A table of another workspace (`workspace("x").T`) is not read from this one. */
function isRead(node: SyntaxNode, query: Query): boolean {
  for (let up = node.Parent; up; up = up.Parent) {
    const kind = query.kinds.of(up);
    if (WRAPPERS.includes(kind)) continue;
    return TABULAR.has(kind);
  }
  return false;
}

function columns(query: Query): Column[] {
  return toArray(query.code.ResultType?.Columns).map(({ Name, Type }) => ({
    name: Name,
    type: Type.Name.startsWith('dynamic') ? 'dynamic' : Type.Name,
  }));
}

/** Operators whose result has just the columns that they name, and those that leave the set of columns known as it is. */
const CLOSING = new Set([
  'ProjectOperator',
  'SummarizeOperator',
  'DistinctOperator',
  'CountOperator',
  'MakeSeriesOperator',
  'GetSchemaOperator',
]);
const KEEPING = new Set([
  'FilterOperator',
  'ExtendOperator',
  'SortOperator',
  'TopOperator',
  'TakeOperator',
  'MvExpandOperator',
  'ParseOperator',
  'ParseWhereOperator',
  'SerializeOperator',
  'ProjectAwayOperator',
  'ProjectRenameOperator',
  'ProjectReorderOperator',
  'ProjectKeepOperator',
  'AsOperator',
  'SampleOperator',
  'ParseKvOperator',
  'RenderOperator',
]);

/** May the result have more columns than the service knows of? It says so of everything that ever touched an unknown table. */
export function hasOpenColumns(query: Query): boolean {
  const result = query.code.ResultType;
  if (!result?.Columns) return true;
  if (!result.IsOpen) return false;
  let node = query.resultNode();
  while (node && query.kinds.is(node, 'PipeExpression')) {
    const operator = node.GetChild(2)!;
    const kind = query.kinds.of(operator);
    if (CLOSING.has(kind) && !query.text(operator).includes('*')) return false;
    if (!KEEPING.has(kind)) return true;
    node = node.GetChild(0) ?? undefined;
  }
  return true;
}
