import type { Range } from '../../model/query-problem';
import type { SyntaxNode } from '../language/kusto';
import type { Query } from '../language/query';
import { children } from '../language/tree';
import { Clock } from './time';

const COMPARISONS = [
  'GreaterThanExpression',
  'GreaterThanOrEqualExpression',
  'LessThanExpression',
  'LessThanOrEqualExpression',
];

/** How far back a query looks: the oldest instant with which it compares TimeGenerated. */
export function findLookback(query: Query): { readonly seconds: number; readonly at: Range } | undefined {
  const clock = new Clock(query, false);
  let farthest: { seconds: number; at: Range } | undefined;
  const consider = (bound: SyntaxNode): void => {
    const found = clock.read(bound);
    if (found?.is === 'age' && found.value > (farthest?.seconds ?? 0))
      farthest = { seconds: found.value, at: query.at(bound) };
  };
  for (const comparison of query.all(...COMPARISONS)) {
    const [left, , right] = children(comparison);
    if (!left || !right) continue;
    if (isEventTime(left, query)) consider(right);
    else if (isEventTime(right, query)) consider(left);
  }
  for (const between of query.all('BetweenExpression')) {
    const [left, , couple] = children(between);
    if (!left || !couple || !isEventTime(left, query)) continue;
    const bounds = children(couple).filter((child) => !child.IsToken);
    for (const bound of bounds) consider(bound);
  }
  return farthest;
}

const isEventTime = (node: SyntaxNode, query: Query): boolean =>
  /^(?:TimeGenerated|ingestion_time\s*\(\s*\))$/.test(query.text(node));
