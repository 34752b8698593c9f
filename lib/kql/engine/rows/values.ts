import { workspaceBounds } from '../../../catalog/bounds/workspace';
import { DAY } from '../../../values/duration';
import { argumentsOf } from '../checks/time';
import type { SyntaxNode } from '../language/kusto';
import { children } from '../language/tree';
import type { Scalar, Scope } from './scope';

/** Nothing is older than what the longest retention keeps, or a rule looks at, and nothing arrives within a second of its event. */
export const eventsWithin = (period = Number.POSITIVE_INFINITY): Scalar => ({
  is: 'age',
  low: 1,
  high: Math.min(period, workspaceBounds.retentionDays.max * DAY),
});
/** Logs of a cloud are younger than the first, and nobody waits for the last. */
const FIRST_DAY = Date.UTC(2015, 0, 1);
const LAST_DAY = Date.UTC(2100, 0, 1);

const COUNTS = [
  'strlen',
  'array_length',
  'bag_keys',
  'countof',
  'count',
  'countif',
  'dcount',
  'dcountif',
  'count_distinct',
];

/** Functions that give another value each time. */
export const VOLATILE = /\b(?:rand|new_guid)\s*\(/;

/** The value of an expression, as far as it is known. */
export function scalarOf(node: SyntaxNode | undefined, scope: Scope, depth = 0): Scalar | undefined {
  if (!node || depth > 50) return undefined;
  const { query, clock } = scope;
  const again = (next: SyntaxNode | undefined) => scalarOf(next, scope, depth + 1);
  const parts = children(node);
  const kind = query.kinds.nameOf(node);
  switch (kind) {
    case 'ParenthesizedExpression':
      return again(parts[1]);
    case 'NameReference': {
      const declared = node.ReferencedSymbol ? clock.lets.get(node.ReferencedSymbol) : undefined;
      if (declared) return given(declared, scope, depth);
      const name = query.text(node);
      if (scope.columns.has(name)) return scope.columns.get(name);
      const ofTable = node.ReferencedSymbol && query.symbols.tableOfColumn.get(node.ReferencedSymbol);
      return ofTable && name === 'TimeGenerated' ? scope.events : undefined;
    }
    case 'FunctionCallExpression':
      return called(node, scope, depth) ?? timeOf(node, scope);
    case 'DynamicExpression':
      return listOf(node.LiteralValue);
  }
  const time = timeOf(node, scope);
  if (time) return time;
  if (kind.endsWith('LiteralExpression')) return literal(node);
  const truth = truthOf(node, scope, depth + 1);
  return truth === undefined ? undefined : { is: 'bool', value: truth };
}

/** What `let` gives a name; no column is known there. */
function given(declared: SyntaxNode, scope: Scope, depth: number): Scalar | undefined {
  const { values } = scope;
  if (!values.has(declared)) {
    values.set(declared, undefined);
    values.set(declared, scalarOf(declared, { ...scope, columns: new Map() }, depth + 1));
  }
  return values.get(declared);
}

function timeOf(node: SyntaxNode, { clock }: Scope): Scalar | undefined {
  const found = clock.read(node);
  return found && { is: found.is, low: found.value, high: found.value };
}

/** What the service itself knows of a literal; it boxes booleans. The default of a parameter it takes for a constant too, so names are not asked. */
function literal(node: SyntaxNode): Scalar | undefined {
  const value = node.ConstantValue ?? node.LiteralValue;
  if (value === undefined || value === null) return undefined;
  switch (node.ResultType?.Name) {
    case 'string':
      return { is: 'text', value: String(value) };
    case 'bool':
      return { is: 'bool', value: String(value).toLowerCase() === 'true' };
    default:
      return undefined;
  }
}

function listOf(json: unknown): Scalar | undefined {
  try {
    const items: unknown = JSON.parse(String(json));
    return Array.isArray(items) && items.every((item) => typeof item === 'string') ? { is: 'list', items } : undefined;
  } catch {
    return undefined;
  }
}

function called(node: SyntaxNode, scope: Scope, depth: number): Scalar | undefined {
  const [name, list] = children(node);
  const given = argumentsOf(list, scope.query);
  const value = (i: number) => scalarOf(given[i], scope, depth + 1);
  const truth = (i: number) => truthOf(given[i], scope, depth + 1);
  const bool = (found: boolean | undefined): Scalar | undefined =>
    found === undefined ? undefined : { is: 'bool', value: found };
  const text = (change: (value: string) => string): Scalar | undefined => {
    const found = value(0);
    return found?.is === 'text' ? { is: 'text', value: change(found.value) } : undefined;
  };
  const called = name ? scope.query.text(name) : '';
  if (COUNTS.includes(called)) return { is: 'number', low: 0, high: Number.POSITIVE_INFINITY };
  switch (called) {
    case 'rand':
      return given.length === 0 ? { is: 'number', low: 0, high: 1 } : undefined;
    case 'not':
      return bool(opposite(truth(0)));
    case 'iff':
    case 'iif': {
      const condition = truth(0);
      return condition === undefined ? undefined : value(condition ? 1 : 2);
    }
    case 'isempty':
    case 'isnotempty': {
      const found = value(0);
      if (!found) return undefined;
      const empty = found.is === 'text' && found.value === '';
      return bool(called === 'isempty' ? empty : !empty);
    }
    case 'isnull':
    case 'isnotnull': {
      const found = value(0);
      return found && bool(called === 'isnotnull');
    }
    case 'tobool':
    case 'toboolean': {
      const found = value(0);
      if (found?.is === 'bool') return found;
      return found?.is === 'text' && /^(?:true|false)$/i.test(found.value)
        ? { is: 'bool', value: /true/i.test(found.value) }
        : undefined;
    }
    case 'toint':
    case 'tolong':
    case 'todouble':
    case 'toreal': {
      const found = value(0);
      return found?.is === 'number' && Number.isInteger(found.low) ? found : undefined;
    }
    case 'tostring':
      return text((found) => found);
    case 'tolower':
      return text((found) => found.toLowerCase());
    case 'toupper':
      return text((found) => found.toUpperCase());
    default:
      return undefined;
  }
}

const opposite = (truth: boolean | undefined): boolean | undefined => (truth === undefined ? undefined : !truth);

/** Whether a condition holds for every row (true) or for none (false). What is null passes no filter. */
export function truthOf(node: SyntaxNode | undefined, scope: Scope, depth = 0): boolean | undefined {
  if (!node || depth > 50) return undefined;
  const { query } = scope;
  const parts = children(node);
  const kind = query.kinds.nameOf(node);
  const truth = (next: SyntaxNode | undefined) => truthOf(next, scope, depth + 1);
  switch (kind) {
    case 'ParenthesizedExpression':
      return truth(parts[1]);
    case 'AndExpression': {
      const both = [truth(parts[0]), truth(parts[2])];
      return both.includes(false) ? false : both.every((one) => one) ? true : undefined;
    }
    case 'OrExpression': {
      const either = [truth(parts[0]), truth(parts[2])];
      return either.includes(true) ? true : either.every((one) => one === false) ? false : undefined;
    }
    case 'InExpression':
    case 'InCsExpression':
    case 'HasAnyExpression':
      return within(parts, scope, kind !== 'InExpression', depth);
    case 'NotInExpression':
    case 'NotInCsExpression':
      return opposite(within(parts, scope, kind !== 'NotInExpression', depth));
    case 'BetweenExpression':
    case 'NotBetweenExpression': {
      const between = inside(parts, scope, depth);
      return kind === 'BetweenExpression' ? between : opposite(between);
    }
    case 'NameReference':
    case 'FunctionCallExpression':
    case 'BooleanLiteralExpression': {
      const found = kind === 'BooleanLiteralExpression' ? literal(node) : scalarOf(node, scope, depth + 1);
      return found?.is === 'bool' ? found.value : undefined;
    }
    default:
      return compare(kind, parts, scope, depth);
  }
}

/** `x in (...)`: false when the list is empty, or when nothing in it equals a known text. */
function within(parts: readonly SyntaxNode[], scope: Scope, foldsCase: boolean, depth: number): boolean | undefined {
  const items: (string | undefined)[] = [];
  for (const item of argumentsOf(parts[2], scope.query)) {
    const found = scalarOf(item, scope, depth + 1);
    if (found?.is === 'list') items.push(...found.items);
    else if (found?.is === 'text') items.push(found.value);
    else if (!scope.isEmpty(item)) items.push(undefined);
  }
  if (items.length === 0) return false;
  const left = scalarOf(parts[0], scope, depth + 1);
  if (left?.is !== 'text' || items.includes(undefined) || parts[1]?.Text?.startsWith('has')) return undefined;
  return items.some((item) => equal(item!, left.value, foldsCase));
}

function inside(parts: readonly SyntaxNode[], scope: Scope, depth: number): boolean | undefined {
  const [, first, , second] = parts[2] ? children(parts[2]) : [];
  const [value, low, high] = [parts[0], first, second].map((part) => scalarOf(part, scope, depth + 1));
  const above = ordered('GreaterThanOrEqualExpression', value, low);
  const below = ordered('LessThanOrEqualExpression', value, high);
  if (above === false || below === false) return false;
  // Bounds in the wrong order.
  if (ordered('LessThanOrEqualExpression', low, high) === false) return false;
  return above && below;
}

const equal = (a: string, b: string, foldsCase: boolean): boolean =>
  foldsCase ? a.toLowerCase() === b.toLowerCase() : a === b;

function compare(kind: string, parts: readonly SyntaxNode[], scope: Scope, depth: number): boolean | undefined {
  const [left, operator, right] = parts;
  if (!left || !operator?.IsToken || !right) return undefined;
  const never = ['NotEqualExpression', 'BangTildeExpression', 'LessThanExpression', 'GreaterThanExpression'];
  const { query } = scope;
  if (never.includes(kind) && query.text(left) === query.text(right) && !VOLATILE.test(query.text(left))) return false;
  const [one, other] = [scalarOf(left, scope, depth + 1), scalarOf(right, scope, depth + 1)];
  if (one?.is === 'age' && other === undefined) return beyondLogs(kind, right);
  if (!one || !other) return undefined;
  if (one.is === 'text' && other.is === 'text') return compareTexts(kind, one.value, other.value);
  if (one.is === 'bool' && other.is === 'bool') {
    if (kind === 'EqualExpression') return one.value === other.value;
    return kind === 'NotEqualExpression' ? one.value !== other.value : undefined;
  }
  return ordered(kind, one, other);
}

function compareTexts(kind: string, one: string, other: string): boolean | undefined {
  const [low, part] = [one.toLowerCase(), other.toLowerCase()];
  switch (kind) {
    case 'EqualExpression':
      return one === other;
    case 'NotEqualExpression':
      return one !== other;
    case 'EqualTildeExpression':
      return low === part;
    case 'BangTildeExpression':
      return low !== part;
    case 'ContainsExpression':
      return low.includes(part);
    case 'NotContainsExpression':
      return !low.includes(part);
    case 'StartsWithExpression':
      return low.startsWith(part);
    case 'EndsWithExpression':
      return low.endsWith(part);
    default:
      return undefined;
  }
}

/** An event compared with a day that no log can reach. */
function beyondLogs(kind: string, day: SyntaxNode): boolean | undefined {
  if (day.ResultType?.Name !== 'datetime' || day.LiteralValue === null || day.LiteralValue === undefined)
    return undefined;
  const found = Date.parse(`${String(day.LiteralValue)} UTC`);
  if (/^LessThan/.test(kind) || kind === 'EqualExpression') if (found <= FIRST_DAY) return false;
  if (/^GreaterThan/.test(kind) || kind === 'EqualExpression') if (found >= LAST_DAY) return false;
  return undefined;
}

/** The comparison of two quantities of one kind, known within bounds. */
export function ordered(kind: string, one: Scalar | undefined, other: Scalar | undefined): boolean | undefined {
  if (!one || !other || one.is !== other.is || !('low' in one) || !('low' in other)) return undefined;
  // The older instant is the smaller one.
  const [a, b] = one.is === 'age' ? [other, one] : [one, other];
  switch (kind) {
    case 'LessThanExpression':
      return a.high < b.low ? true : a.low >= b.high ? false : undefined;
    case 'LessThanOrEqualExpression':
      return a.high <= b.low ? true : a.low > b.high ? false : undefined;
    case 'GreaterThanExpression':
      return a.low > b.high ? true : a.high <= b.low ? false : undefined;
    case 'GreaterThanOrEqualExpression':
      return a.low >= b.high ? true : a.high < b.low ? false : undefined;
    case 'EqualExpression':
      if (a.low === a.high && b.low === b.high && a.low === b.low) return true;
      return a.high < b.low || b.high < a.low ? false : undefined;
    case 'NotEqualExpression':
      if (a.low === a.high && b.low === b.high && a.low === b.low) return false;
      return a.high < b.low || b.high < a.low ? true : undefined;
    default:
      return undefined;
  }
}
