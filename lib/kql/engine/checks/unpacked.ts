import type { QueryProblem } from '../../model/facts';
import { unpackedColumn } from '../../model/problems';
import type { SyntaxNode } from '../language/kusto';
import type { Query } from '../language/query';
import { rowsBefore } from '../language/scope';
import { children } from '../language/tree';
import { argumentsOf, Clock } from './time';

/** `evaluate bag_unpack(Bag) | where Key == "a"`: the column is there only while some row has the key; without it the query fails. */
export function checkUnpacked(query: Query): QueryProblem[] {
  if (!query.all('EvaluateOperator').some((operator) => unpacks(operator, query))) return [];
  const { lets } = new Clock(query, false);
  const reported = new Set<string>();
  return query.all('NameReference').flatMap((node) => {
    const name = query.text(node);
    if (node.ResultType?.Name !== 'unknown' || !node.ReferencedSymbol || reported.has(name)) return [];
    const rows = rowsBefore(node, query);
    if (!rows || !comesUnpacked(rows, query, lets)) return [];
    reported.add(name);
    return [unpackedColumn(query.at(node), { name })];
  });
}

/** Do the rows have columns that are not known because a bag was unpacked, and for no other reason? */
function comesUnpacked(rows: SyntaxNode, query: Query, lets: Clock['lets']): boolean {
  let node: SyntaxNode | undefined = rows;
  for (let steps = 0; node && steps < 1000; steps++) {
    if (query.kinds.is(node, 'PipeExpression')) {
      const before: SyntaxNode = node.GetChild(0)!;
      if (unpacks(node.GetChild(2)!, query)) return before.ResultType?.IsOpen !== true;
      node = before;
    } else if (query.kinds.is(node, 'ParenthesizedExpression')) node = node.GetChild(1) ?? undefined;
    else if (query.kinds.is(node, 'MaterializeExpression')) node = node.GetChild(2) ?? undefined;
    else node = node.ReferencedSymbol ? lets.get(node.ReferencedSymbol) : undefined;
  }
  return false;
}

/** An `evaluate bag_unpack(...)` that does not say which columns come out. */
function unpacks(operator: SyntaxNode, query: Query): boolean {
  if (!query.kinds.is(operator, 'EvaluateOperator')) return false;
  const call = children(operator).find((part) => query.kinds.is(part, 'FunctionCallExpression'));
  const [name] = call ? children(call) : [];
  const says = children(operator).some((part) => query.kinds.is(part, 'EvaluateRowSchema', 'EvaluateSchemaClause'));
  return name !== undefined && query.text(name) === 'bag_unpack' && argumentsOf(call, query).length > 0 && !says;
}
