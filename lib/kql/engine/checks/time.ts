import type { SyntaxNode } from '../language/kusto';
import type { Query } from '../language/query';
import { children } from '../language/tree';

/** A value known when the query is written: a length of time, an instant so many seconds before now, or a number. */
export type Time = { readonly is: 'span' | 'age' | 'number'; readonly value: number };

const SECONDS: Readonly<Record<string, number>> = { second: 1, minute: 60, hour: 3600, day: 86_400, week: 604_800 };

function declarations(query: Query): ReadonlyMap<unknown, SyntaxNode> {
  const found = new Map<unknown, SyntaxNode>();
  for (const statement of query.all('LetStatement')) {
    const [, name, , value] = children(statement);
    if (name && value) found.set(name.ReferencedSymbol, value);
  }
  return found;
}

/** Reads the times and numbers that expressions give. */
export class Clock {
  /** What `let` gives, by symbol: the same name may be given twice in different scopes. */
  readonly lets: ReadonlyMap<unknown, SyntaxNode>;
  /** Each is read once: `let b = a + a; let c = b + b; ...` would take for ever. */
  private readonly known = new Map<SyntaxNode, Time | undefined>();

  /** @param exact false: an instant may be rounded to its day or bin, as is good enough for how far back a query looks */
  constructor(
    private readonly query: Query,
    private readonly exact: boolean,
  ) {
    this.lets = declarations(query);
  }

  read(node: SyntaxNode | undefined): Time | undefined {
    if (!node) return undefined;
    if (!this.known.has(node)) {
      // A name that means itself means nothing.
      this.known.set(node, undefined);
      this.known.set(node, this.evaluate(node));
    }
    return this.known.get(node);
  }

  private evaluate(node: SyntaxNode): Time | undefined {
    const parts = children(node);
    switch (this.query.kinds.nameOf(node)) {
      case 'ParenthesizedExpression':
        return this.read(parts[1]);
      case 'TimespanLiteralExpression':
        return span(node.LiteralValue);
      case 'LongLiteralExpression':
      case 'IntLiteralExpression':
      case 'RealLiteralExpression':
        return number(node.LiteralValue);
      case 'UnaryMinusExpression': {
        const value = this.read(parts[1]);
        return value && { ...value, value: -value.value };
      }
      case 'NameReference':
        return node.ReferencedSymbol ? this.read(this.lets.get(node.ReferencedSymbol)) : undefined;
      case 'FunctionCallExpression':
        return this.call(node);
      case 'AddExpression':
      case 'SubtractExpression':
      case 'MultiplyExpression':
      case 'DivideExpression': {
        const [left, right] = [this.read(parts[0]), this.read(parts[2])];
        return left && right && arithmetic(parts[1]?.Text ?? '', left, right);
      }
      default:
        return undefined;
    }
  }

  private call(node: SyntaxNode): Time | undefined {
    const [name, list] = children(node);
    const given = argumentsOf(list, this.query);
    switch (name ? this.query.text(name) : '') {
      case 'ago': {
        const ago = this.read(given[0]);
        return ago?.is === 'span' ? { is: 'age', value: ago.value } : undefined;
      }
      case 'now': {
        const offset = given.length > 0 ? this.read(given[0]) : { is: 'span' as const, value: 0 };
        return offset?.is === 'span' ? { is: 'age', value: 0 - offset.value } : undefined;
      }
      case 'startofday':
      case 'startofhour':
      case 'bin':
      case 'floor':
        return this.exact ? undefined : this.read(given[0]);
      case 'todatetime':
      case 'totimespan':
        return this.read(given[0]);
      case 'datetime_add': {
        const unit = SECONDS[String(given[0]?.LiteralValue ?? '').toLowerCase()];
        const [amount, from] = [this.read(given[1]), this.read(given[2])];
        if (!unit || amount?.is !== 'number' || from?.is !== 'age') return undefined;
        return { is: 'age', value: from.value - amount.value * unit };
      }
      default:
        return undefined;
    }
  }
}

function arithmetic(operator: string, left: Time, right: Time): Time | undefined {
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

/** The expressions in a list, whatever brackets and commas are around them. */
export function argumentsOf(list: SyntaxNode | undefined, query: Query): SyntaxNode[] {
  if (!list) return [];
  return children(list).flatMap((child) => {
    if (child.IsToken) return [];
    return query.kinds.is(child, 'List', 'SeparatedElement') ? argumentsOf(child, query) : [child];
  });
}

/** The service keeps a timespan as 100 ns ticks. */
const span = (literal: unknown): Time | undefined => {
  const seconds = (literal as { getTotalSeconds?: () => number } | null)?.getTotalSeconds?.();
  return seconds === undefined ? undefined : { is: 'span', value: seconds };
};

const number = (literal: unknown): Time | undefined => {
  const value = Number(String(literal));
  return Number.isFinite(value) ? { is: 'number', value } : undefined;
};
