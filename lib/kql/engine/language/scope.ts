import { asimHelperNames } from './asim-helpers';
import type { SyntaxNode } from './kusto';
import type { Query } from './query';
import { nodes, toArray } from './tree';

/** The rows that reach an operator: the left side of the nearest pipe of which the node is on the right. */
export function rowsBefore(node: SyntaxNode, query: Query): SyntaxNode | undefined {
  for (let child = node, up = node.Parent; up; child = up, up = up.Parent) {
    if (query.kinds.is(up, 'PipeExpression') && up.GetChild(0) !== child) return up.GetChild(0) ?? undefined;
  }
  return undefined;
}

/** Names of the columns that a name at this place can mean. */
export function columnsInScope(node: SyntaxNode, query: Query): string[] {
  return toArray(rowsBefore(node, query)?.ResultType?.Columns).map((column) => column.Name);
}

/** The tables that the rows at this place come from, as far as they stand in the text. */
export function tablesBefore(node: SyntaxNode, query: Query): string[] {
  const rows = rowsBefore(node, query);
  const tables = new Set<string>();
  for (const inner of rows ? nodes(rows) : []) {
    const symbol = query.kinds.is(inner, 'NameReference') ? inner.ReferencedSymbol : undefined;
    if (symbol && query.isTableSymbol(symbol)) tables.add(symbol.Name);
  }
  return [...tables];
}

let builtIn: string[] | undefined;
/** Names of functions for did-you-mean: those of KQL, of Sentinel and the declared ones. */
export function functionNames(query: Query): string[] {
  const { Functions, Aggregates, PlugIns } = query.kusto.GlobalState.Default;
  builtIn ??= [Functions, Aggregates, PlugIns].flatMap((list) => toArray(list).map((symbol) => symbol.Name));
  return [
    ...builtIn,
    '_GetWatchlist',
    '_GetWatchlistAlias',
    ...asimHelperNames,
    ...query.symbols.functionNames(),
    ...query.variables(),
  ];
}
