import type { Range } from '../../model/query-problem';
import type { SyntaxNode } from '../language/kusto';
import type { Query } from '../language/query';
import { children } from '../language/tree';

/** A value known when the query is written: a length of time, an instant so many seconds before now, or a number. */
type Value = { readonly is: 'span' | 'age' | 'number'; readonly value: number };

const COMPARISONS = [
  'GreaterThanExpression',
  'GreaterThanOrEqualExpression',
  'LessThanExpression',
  'LessThanOrEqualExpression',
];
const SECONDS: Readonly<Record<string, number>> = { second: 1, minute: 60, hour: 3600, day: 86_400, week: 604_800 };

/** How far back a query looks: the oldest instant with which it compares TimeGenerated. */
export function findLookback(query: Query): { readonly seconds: number; readonly at: Range } | undefined {
  const lets = declarations(query);
  let farthest: { seconds: number; at: Range } | undefined;
  const consider = (bound: SyntaxNode): void => {
    const found = evaluate(bound, query, lets, 0);
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

/** What `let` gives, by symbol: the same name may be given twice in different scopes. */
function declarations(query: Query): ReadonlyMap<unknown, SyntaxNode> {
  const found = new Map<unknown, SyntaxNode>();
  for (const statement of query.all('LetStatement')) {
    const [, name, , value] = children(statement);
    if (name && value) found.set(name.ReferencedSymbol, value);
  }
  return found;
}

function evaluate(
  node: SyntaxNode,
  query: Query,
  lets: ReadonlyMap<unknown, SyntaxNode>,
  depth: number,
): Value | undefined {
  if (depth > 50) return undefined;
  const again = (next: SyntaxNode | undefined) => (next ? evaluate(next, query, lets, depth + 1) : undefined);
  const parts = children(node);
  switch (query.kinds.nameOf(node)) {
    case 'ParenthesizedExpression':
      return again(parts[1]);
    case 'TimespanLiteralExpression':
      return span(node.LiteralValue);
    case 'LongLiteralExpression':
    case 'IntLiteralExpression':
    case 'RealLiteralExpression':
      return number(node.LiteralValue);
    case 'UnaryMinusExpression': {
      const value = again(parts[1]);
      return value && { ...value, value: -value.value };
    }
    case 'NameReference':
      return node.ReferencedSymbol ? again(lets.get(node.ReferencedSymbol)) : undefined;
    case 'FunctionCallExpression':
      return call(node, query, again);
    case 'AddExpression':
    case 'SubtractExpression':
    case 'MultiplyExpression':
    case 'DivideExpression': {
      const [left, right] = [again(parts[0]), again(parts[2])];
      return left && right && arithmetic(parts[1]?.Text ?? '', left, right);
    }
    default:
      return undefined;
  }
}

function arithmetic(operator: string, left: Value, right: Value): Value | undefined {
  if (operator === '*') {
    if (left.is === 'number' && right.is !== 'age') return { is: right.is, value: left.value * right.value };
    if (right.is === 'number' && left.is === 'span') return { is: 'span', value: left.value * right.value };
    return undefined;
  }
  if (operator === '/')
    return right.is === 'number' && left.is !== 'age' ? { is: left.is, value: left.value / right.value } : undefined;
  const sign = operator === '-' ? -1 : 1;
  if (left.is === right.is && left.is !== 'age') return { is: left.is, value: left.value + sign * right.value };
  // An instant plus a length is younger, so its age is less.
  if (left.is === 'age' && right.is === 'span') return { is: 'age', value: left.value - sign * right.value };
  if (left.is === 'age' && right.is === 'age' && sign < 0) return { is: 'span', value: right.value - left.value };
  return undefined;
}

function call(
  node: SyntaxNode,
  query: Query,
  again: (node: SyntaxNode | undefined) => Value | undefined,
): Value | undefined {
  const [name, list] = children(node);
  const given = args(list, query);
  const first = () => again(given[0]);
  switch (name ? query.text(name) : '') {
    case 'ago': {
      const ago = first();
      return ago?.is === 'span' ? { is: 'age', value: ago.value } : undefined;
    }
    case 'now': {
      const offset = given.length > 0 ? first() : { is: 'span' as const, value: 0 };
      return offset?.is === 'span' ? { is: 'age', value: 0 - offset.value } : undefined;
    }
    case 'startofday':
    case 'startofhour':
    case 'bin':
    case 'floor':
    case 'todatetime':
    case 'totimespan':
      return first();
    case 'datetime_add': {
      const unit = SECONDS[String(given[0]?.LiteralValue ?? '').toLowerCase()];
      const [amount, from] = [again(given[1]), again(given[2])];
      if (!unit || amount?.is !== 'number' || from?.is !== 'age') return undefined;
      return { is: 'age', value: from.value - amount.value * unit };
    }
    default:
      return undefined;
  }
}

function args(list: SyntaxNode | undefined, query: Query): SyntaxNode[] {
  if (!list) return [];
  return children(list).flatMap((child) => {
    if (child.IsToken) return [];
    return query.kinds.is(child, 'List', 'SeparatedElement') ? args(child, query) : [child];
  });
}

/** The service keeps a timespan as 100 ns ticks. */
const span = (literal: unknown): Value | undefined => {
  const seconds = (literal as { getTotalSeconds?: () => number } | null)?.getTotalSeconds?.();
  return seconds === undefined ? undefined : { is: 'span', value: seconds };
};

const number = (literal: unknown): Value | undefined => {
  const value = Number(String(literal));
  return Number.isFinite(value) ? { is: 'number', value } : undefined;
};
