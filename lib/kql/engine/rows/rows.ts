import { argumentsOf, Clock } from '../checks/time';
import type { SyntaxNode } from '../language/kusto';
import type { Query } from '../language/query';
import { children, nodes } from '../language/tree';
import { conflict, conjuncts } from './conflict';
import type { Scalar, Scope } from './scope';
import { eventsWithin, scalarOf, truthOf } from './values';

/** Why there are no rows, or always the same, and where that stands. */
interface Cause {
  readonly node: SyntaxNode;
  readonly reason: string;
}

/** What is known of the rows at one place of a query. */
interface Rows {
  /** There is none, whatever the tables hold. */
  readonly none?: Cause;
  /** They are the same whatever the tables hold. */
  readonly fixed?: Cause;
  readonly columns: ReadonlyMap<string, Scalar | undefined>;
  /** Conditions that every row meets, as long as the names in them mean the same. */
  readonly held: readonly SyntaxNode[];
}

const ANY: Rows = { columns: new Map(), held: [] };
const AT_LEAST_ONE: Scalar = { is: 'number', low: 1, high: Number.POSITIVE_INFINITY };
const COUNT: Scalar = { is: 'number', low: 0, high: Number.POSITIVE_INFINITY };
const ZERO: Scalar = { is: 'number', low: 0, high: 0 };

/** Operators through which rows come as they are, but for columns that they name. */
const KEEPS_ROWS = new Set([
  'ExtendOperator',
  'ProjectOperator',
  'ProjectAwayOperator',
  'ProjectKeepOperator',
  'ProjectRenameOperator',
  'ProjectReorderOperator',
  'SerializeOperator',
  'SortOperator',
  'AsOperator',
  'RenderOperator',
  'ParseOperator',
  'ParseWhereOperator',
  'ParseKvOperator',
  'DistinctOperator',
]);
const LIMITS = new Set([
  'TakeOperator',
  'TopOperator',
  'SampleOperator',
  'SampleDistinctOperator',
  'TopHittersOperator',
]);
/** Which side of a join may not be empty; an anti join only asks for its own side. */
const NEEDED: Readonly<Record<string, readonly ('left' | 'right')[]>> = {
  inner: ['left', 'right'],
  innerunique: ['left', 'right'],
  leftouter: ['left'],
  rightouter: ['right'],
  leftsemi: ['left', 'right'],
  rightsemi: ['left', 'right'],
  leftanti: ['left'],
  leftantisemi: ['left'],
  anti: ['left'],
  rightanti: ['right'],
  rightantisemi: ['right'],
};

/** Finds out what a query can give, by its text alone. */
export class RowReader {
  private readonly clock: Clock;
  private readonly events: Scalar;
  private readonly values = new Map<SyntaxNode, Scalar | undefined>();
  /** Each is read once: names that are used twice at every step would double the work at every step. */
  private readonly known = new Map<SyntaxNode, Rows>();

  constructor(
    private readonly query: Query,
    /** Why a declared function of the workspace gives no rows; undefined when it may give some. */
    private readonly inside: (name: string) => string | undefined,
    /** Seconds that the rule looks back. */
    period = query.input.period,
  ) {
    this.clock = new Clock(query, true);
    this.events = eventsWithin(period);
  }

  /** What the query as a whole gives. */
  result(): Pick<Rows, 'none' | 'fixed'> {
    const node = this.query.resultNode();
    return node ? this.rows(node) : ANY;
  }

  private rows(node: SyntaxNode): Rows {
    const known = this.known.get(node);
    if (known) return known;
    // A name that means itself means nothing.
    this.known.set(node, ANY);
    // A pipeline is a list that leans to the left: taken apart without recursion.
    const operators: SyntaxNode[] = [];
    let source = node;
    while (this.query.kinds.is(source, 'PipeExpression')) {
      operators.unshift(source.GetChild(2)!);
      source = source.GetChild(0)!;
    }
    const found = operators.reduce((rows, operator) => this.apply(rows, operator), this.source(source));
    this.known.set(node, found);
    return found;
  }

  private source(node: SyntaxNode): Rows {
    const parts = children(node);
    const kind = this.query.kinds.nameOf(node);
    switch (kind) {
      case 'ParenthesizedExpression':
        return this.rows(parts[1]!);
      case 'MaterializeExpression':
      case 'ToTableExpression':
        return parts[2] ? this.rows(parts[2]) : ANY;
      case 'NameReference':
        return this.named(node, node);
      case 'FunctionCallExpression':
        return parts[0] ? this.named(parts[0], node) : ANY;
      case 'FunctionDeclaration':
        return this.body(node);
      case 'DataTableExpression': {
        const values = parts.filter((part) => this.query.kinds.is(part, 'List')).at(-1);
        const cause = { node, reason: 'the datatable has no rows' };
        return values && values.ChildCount === 0 ? { ...ANY, none: cause } : { ...ANY, fixed: readsNothing(node) };
      }
      case 'PrintOperator':
        return { columns: this.assigned(node, ANY), held: [], fixed: readsNothing(node) };
      case 'RangeOperator':
        return { ...ANY, fixed: readsNothing(node), ...this.range(node, parts) };
      case 'UnionOperator':
        return this.union(undefined, parts);
      case 'FindOperator':
        return this.find(node);
      default:
        // The first operator of a subquery takes the rows of the operator around it.
        return kind.endsWith('Operator') && kind !== 'SearchOperator' ? this.apply(ANY, node) : ANY;
    }
  }

  /** A table, a function of the workspace, or what `let` calls so. */
  private named(name: SyntaxNode, node: SyntaxNode): Rows {
    const symbol = name.ReferencedSymbol;
    if (!symbol) return ANY;
    const declared = this.clock.lets.get(symbol);
    if (declared) return this.rows(declared);
    if (!this.query.isMember(symbol)) return ANY;
    const reason = this.inside(symbol.Name);
    return reason === undefined ? ANY : { ...ANY, none: { node, reason: `${symbol.Name} gives no rows: ${reason}` } };
  }

  private body(declaration: SyntaxNode): Rows {
    const body = children(declaration).find((part) => this.query.kinds.is(part, 'FunctionBody'));
    const result =
      body &&
      children(body)
        .filter((part) => !part.IsToken && !this.query.kinds.is(part, 'List'))
        .at(-1);
    return result ? this.rows(result) : ANY;
  }

  private apply(rows: Rows, operator: SyntaxNode): Rows {
    const parts = children(operator);
    const kind = this.query.kinds.nameOf(operator);
    if (kind === 'FilterOperator') return this.filter(rows, parts.at(-1)!);
    if (LIMITS.has(kind)) return this.limited(rows, operator, parts);
    if (KEEPS_ROWS.has(kind)) return this.kept(rows, operator, kind);
    switch (kind) {
      case 'TopNestedOperator': {
        const [clause] = [...nodes(operator)].filter((node) => this.query.kinds.is(node, 'TopNestedClause'));
        return clause ? this.limited(rows, operator, children(clause)) : passing(rows);
      }
      case 'CountOperator':
        return { ...single(rows), columns: new Map([['Count', rows.none ? ZERO : COUNT]]), held: [] };
      case 'SummarizeOperator':
        return this.summarized(rows, parts);
      case 'JoinOperator':
      case 'LookupOperator':
        return this.joined(rows, operator, parts);
      case 'UnionOperator':
        return this.union(rows, parts);
      case 'MvApplyOperator':
      case 'PartitionOperator': {
        const subquery = parts.find((part) =>
          this.query.kinds.is(part, 'MvApplySubqueryExpression', 'PartitionSubquery'),
        );
        const inner = subquery && children(subquery).find((part) => !part.IsToken);
        const none = rows.none ?? (inner ? this.rows(inner).none : undefined);
        return { ...passing(rows), ...(none ? { none } : {}) };
      }
      case 'MvExpandOperator':
      case 'ScanOperator':
        return passing(rows);
      case 'InvokeOperator': {
        const call = parts.find((part) => this.query.kinds.is(part, 'FunctionCallExpression'));
        const none = call ? this.source(call).none : undefined;
        return none ? { ...ANY, none } : ANY;
      }
      case 'EvaluateOperator':
        return /^evaluate\s+bag_unpack\b/.test(this.query.text(operator)) ? passing(rows) : ANY;
      default:
        return ANY;
    }
  }

  private filter(rows: Rows, condition: SyntaxNode): Rows {
    if (rows.none) return rows;
    const scope = this.scope(rows);
    const parts = conjuncts(condition, this.query);
    const untrue = parts.find((part) => truthOf(part, scope) === false);
    if (untrue) return { ...rows, none: { node: untrue, reason: `'${this.short(untrue)}' is never true` } };
    const held = [...rows.held, ...parts];
    if (conflict(held, scope)) {
      return {
        ...rows,
        none: { node: condition, reason: `'${this.short(condition)}' contradicts itself, or a filter before it` },
      };
    }
    return { ...rows, held };
  }

  private limited(rows: Rows, operator: SyntaxNode, parts: readonly SyntaxNode[]): Rows {
    if (rows.none) return rows;
    const number = parts.find((part) => !part.IsToken && !this.query.kinds.is(part, 'List'));
    const found = scalarOf(number, this.scope(rows));
    const none = found?.is === 'number' && found.high <= 0;
    if (none) return { ...rows, none: { node: operator, reason: `'${this.short(operator)}' lets no row pass` } };
    return this.query.kinds.is(operator, 'TakeOperator', 'TopOperator', 'SampleOperator') ? rows : passing(rows);
  }

  /** Columns that are named anew mean something else from here. */
  private kept(rows: Rows, operator: SyntaxNode, kind: string): Rows {
    const renamed = [...nodes(operator)].filter((node) =>
      this.query.kinds.is(node, 'NameDeclaration', 'WildcardedName'),
    );
    const names = renamed.map((node) => this.query.text(node));
    if (kind === 'ProjectRenameOperator') names.push(...this.namesIn(operator));
    const columns = new Map(kind === 'ProjectOperator' || kind === 'DistinctOperator' ? [] : rows.columns);
    const keeps = kind === 'ProjectOperator' || kind === 'DistinctOperator' ? this.namesIn(operator) : [];
    for (const name of keeps) if (rows.columns.has(name)) columns.set(name, rows.columns.get(name));
    for (const name of names) columns.set(name, undefined);
    for (const [name, value] of this.assigned(operator, rows)) columns.set(name, value);
    return { ...rows, columns, held: rows.held.filter((condition) => !this.mentions(condition, names)) };
  }

  private summarized(rows: Rows, parts: readonly SyntaxNode[]): Rows {
    const by = parts.find((part) => this.query.kinds.is(part, 'SummarizeByClause'));
    const groups = by ? argumentsOf(by, this.query) : [];
    const columns = new Map<string, Scalar | undefined>();
    for (const expression of argumentsOf(
      parts.filter((part) => this.query.kinds.is(part, 'List')).at(-1),
      this.query,
    )) {
      const [name, , value] = this.query.kinds.is(expression, 'SimpleNamedExpression') ? children(expression) : [];
      const aggregate = value ?? expression;
      const called = this.query.kinds.is(aggregate, 'FunctionCallExpression') && children(aggregate)[0];
      const of = called ? this.query.text(called) : '';
      const found =
        of === 'count' ? (by ? AT_LEAST_ONE : COUNT) : /^(?:countif|dcount|dcountif)$/.test(of) ? COUNT : undefined;
      columns.set(name ? this.query.text(name) : `${of}_`, found && rows.none && !by ? ZERO : found);
    }
    // Groups of rows that are not there are not there either; without groups there is one row, whatever comes in.
    if (!by) return { ...single(rows), columns, held: [] };
    const plain = groups
      .filter((group) => this.query.kinds.is(group, 'NameReference'))
      .map((group) => this.query.text(group));
    const held = rows.held.filter((condition) => this.namesIn(condition).every((name) => plain.includes(name)));
    for (const name of plain) columns.set(name, rows.columns.get(name));
    return { ...(rows.none ? { none: rows.none } : {}), ...(rows.fixed ? { fixed: rows.fixed } : {}), columns, held };
  }

  private joined(rows: Rows, operator: SyntaxNode, parts: readonly SyntaxNode[]): Rows {
    const lookup = this.query.kinds.is(operator, 'LookupOperator');
    const kind = /\bkind\s*=\s*(\w+)/.exec(this.query.text(operator))?.[1] ?? (lookup ? 'leftouter' : 'innerunique');
    const needed = NEEDED[kind] ?? [];
    const other = parts.find((part, i) => i > 0 && !part.IsToken && !this.query.kinds.is(part, 'List'));
    const right = other ? this.rows(other) : ANY;
    const fixed = rows.fixed && right.fixed ? { fixed: rows.fixed } : {};
    if (rows.none && (needed.includes('left') || right.none)) return { ...ANY, none: rows.none };
    if (right.none && needed.includes('right')) {
      const reason = `nothing can be joined: ${right.none.reason}`;
      return { ...ANY, none: { node: right.none.node, reason } };
    }
    // The names of the left side go on to mean the same; of the right side nothing is known.
    const keepsLeft = /^(?:inner|innerunique|leftouter|leftsemi|leftanti|leftantisemi|anti)$/.test(kind);
    return keepsLeft ? { columns: rows.columns, held: rows.held, ...fixed } : { ...ANY, ...fixed };
  }

  /** Empty when all of its parts are. */
  private union(piped: Rows | undefined, parts: readonly SyntaxNode[]): Rows {
    const list = parts.filter((part) => this.query.kinds.is(part, 'List')).at(-1);
    const all = [...(piped ? [piped] : []), ...argumentsOf(list, this.query).map((part) => this.rows(part))];
    const [first] = all;
    if (!first) return ANY;
    const none = all.every((rows) => rows.none) ? first.none : undefined;
    const fixed = all.every((rows) => rows.fixed ?? rows.none) ? all.find((rows) => rows.fixed)?.fixed : undefined;
    return { ...ANY, ...(none ? { none } : {}), ...(fixed ? { fixed } : {}) };
  }

  private find(node: SyntaxNode): Rows {
    const parts = children(node);
    const at = parts.findIndex((part) => part.IsToken && part.Text === 'where');
    const condition = at < 0 ? undefined : parts[at + 1];
    return condition ? { ...ANY, ...pick(this.filter(ANY, condition).none) } : ANY;
  }

  private range(node: SyntaxNode, parts: readonly SyntaxNode[]): Pick<Rows, 'none'> {
    const [, , , from, , to, , step] = parts;
    const [first, last, by] = [from, to, step].map((part) => scalarOf(part, this.scope(ANY)));
    if (first?.is !== 'number' || last?.is !== 'number' || by?.is !== 'number') return {};
    return by.low > 0 && first.low > last.high ? { none: { node, reason: 'the range has no values' } } : {};
  }

  /** Columns that an operator gives a value that is known. */
  private assigned(operator: SyntaxNode, rows: Rows): ReadonlyMap<string, Scalar | undefined> {
    const columns = new Map<string, Scalar | undefined>();
    const scope = this.scope(rows);
    for (const expression of argumentsOf(operator, this.query)) {
      if (!this.query.kinds.is(expression, 'SimpleNamedExpression')) continue;
      const [name, , value] = children(expression);
      if (name) columns.set(this.query.text(name), scalarOf(value, scope));
    }
    return columns;
  }

  private scope({ columns }: Rows): Scope {
    const isEmpty = (subquery: SyntaxNode): boolean =>
      !this.query.kinds.is(subquery, 'ToScalarExpression') && this.rows(subquery).none !== undefined;
    return { query: this.query, clock: this.clock, values: this.values, columns, isEmpty, events: this.events };
  }

  private namesIn(node: SyntaxNode): string[] {
    return [...nodes(node)]
      .filter((inner) => this.query.kinds.is(inner, 'NameReference'))
      .map((inner) => this.query.text(inner));
  }

  private mentions(condition: SyntaxNode, names: readonly string[]): boolean {
    return names.length > 0 && this.namesIn(condition).some((name) => names.includes(name));
  }

  private short(node: SyntaxNode): string {
    const text = this.query.text(node).replace(/\s+/g, ' ');
    return text.length > 80 ? `${text.slice(0, 79)}…` : text;
  }
}

const readsNothing = (node: SyntaxNode): Cause => ({ node, reason: 'it reads no table' });

/** Rows go on, in another form. */
const passing = ({ none, fixed }: Rows): Rows => ({ ...ANY, ...pick(none), ...(fixed ? { fixed } : {}) });

/** One row always comes out; over nothing, or over what is always the same, it is always the same. */
function single({ none, fixed }: Rows): Rows {
  const same = fixed ?? none;
  return { ...ANY, ...(same ? { fixed: same } : {}) };
}

const pick = (none: Cause | undefined): Pick<Rows, 'none'> => (none ? { none } : {});
