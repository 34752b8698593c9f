import type { Analysis, Column, CrossService } from '../model/model';
import { watchlistCalls } from './checks/watchlists';
import { findAsimFunction } from './language/asim';
import { findAsimHelper } from './language/asim-helpers';
import type { KustoSymbol, SyntaxNode } from './language/kusto';
import type { Query } from './language/query';
import { toArray } from './language/tree';

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

/** What a query reads by itself and gives. */
export function analyse(query: Query): Analysis {
  const tables = new Set<string>();
  const functions = new Set<string>();
  for (const node of query.all('NameReference')) {
    const symbol = node.ReferencedSymbol;
    if (!symbol) continue;
    for (const name of tableNames(node, query)) tables.add(name);
    if (isFunction(symbol, query)) functions.add(symbol.Name);
  }
  const watchlists = watchlistCalls(query).map(({ alias }) => alias);
  const own = { tables: [...tables], functions: [...functions], watchlists, columns: columns(query) };
  const others = crossServices(query);
  return others.length > 0 ? { ...own, crossService: others } : own;
}

/** A function of the workspace: declared, or of ASIM. */
export function isFunction(symbol: KustoSymbol, query: Query): boolean {
  const { Name: name } = symbol;
  if (!query.isMember(symbol) || query.symbols.isTable(name)) return false;
  return Boolean(query.symbols.findFunction(name) || findAsimFunction(name) || findAsimHelper(name));
}

const OTHER_SERVICES = ['adx', 'arg'];

const crossServices = (query: Query): CrossService[] =>
  query.all('FunctionCallExpression').flatMap((call) => {
    const name = call.GetChild(0);
    const isOwn = name?.ReferencedSymbol && query.isMember(name.ReferencedSymbol);
    return isOwn && OTHER_SERVICES.includes(query.text(name)) ? [{ name: query.text(name), at: query.at(call) }] : [];
  });

/** With what the functions that it calls read, and those that they call: `inside` gives what a declared function's body reads by itself. */
export function withFunctions(own: Analysis, inside: (name: string) => Analysis | undefined): Analysis {
  const functions = new Set(own.functions);
  const read = [own];
  // A Set visits what is added during the loop; functions that call each other are visited once.
  for (const name of functions) {
    const body = inside(name);
    if (!body) continue;
    read.push(body);
    for (const called of body.functions) functions.add(called);
  }
  const others = [
    own.crossService ?? [],
    ...read.slice(1).map(({ crossService = [] }) => crossService.map(({ name }) => ({ name }))),
  ].flat();
  const all = (names: (analysis: Analysis) => readonly string[]) => [...new Set(read.flatMap(names))].sort();
  return {
    tables: all(({ tables }) => tables),
    functions: [...functions].sort(),
    watchlists: all(({ watchlists }) => watchlists),
    columns: own.columns,
    ...(others.length > 0 ? { crossService: others } : {}),
  };
}

export function tableNames(node: SyntaxNode, query: Query): string[] {
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
    const kind = query.kinds.nameOf(up);
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
    const kind = query.kinds.nameOf(operator);
    if (CLOSING.has(kind) && !query.text(operator).includes('*')) return false;
    if (!KEEPING.has(kind)) return true;
    node = node.GetChild(0) ?? undefined;
  }
  return true;
}
