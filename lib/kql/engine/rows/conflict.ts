import { argumentsOf } from '../checks/time';
import type { SyntaxNode } from '../language/kusto';
import type { Query } from '../language/query';
import { children } from '../language/tree';
import type { Scalar, Scope } from './scope';
import { ordered, scalarOf, truthOf, VOLATILE } from './values';

/** The conditions that all have to hold: the parts of `a and b and c`. */
export function conjuncts(condition: SyntaxNode, query: Query): SyntaxNode[] {
  const found: SyntaxNode[] = [];
  const open = [condition];
  for (let node = open.pop(); node; node = open.pop()) {
    const parts = children(node);
    if (query.kinds.is(node, 'ParenthesizedExpression') && parts[1]) open.push(parts[1]);
    else if (query.kinds.is(node, 'AndExpression')) open.push(parts[2]!, parts[0]!);
    else found.push(node);
  }
  return found;
}

/** What conditions demand of one expression. */
interface Demand {
  /** It equals one of these. */
  readonly equals: { readonly values: readonly string[]; readonly foldsCase: boolean }[];
  /** It equals none of these. */
  readonly differs: { readonly values: readonly string[]; readonly foldsCase: boolean }[];
  /** Bounds: what it has to be compared with, and how. */
  readonly bounds: { readonly kind: string; readonly bound: Scalar }[];
  /** Whether it holds, for conditions that are not looked into. */
  readonly holds: boolean[];
}

/**
 * Whether conditions that all have to hold exclude each other: `A == "x" and A == "y"`, `A > 5 and A < 3`,
 * `isempty(A) and A == "x"`, `B and not(B)`. What is written differently counts as different.
 */
export function conflict(conditions: readonly SyntaxNode[], scope: Scope): boolean {
  const { query } = scope;
  const either = conditions.filter((condition) => query.kinds.is(condition, 'OrExpression'));
  const base = demandsOf(conditions, scope);
  if ([...base.values()].some(impossible)) return true;
  return either.some((condition) =>
    branches(condition, query).every((branch) => {
      if (truthOf(branch, scope) === false) return true;
      const own = demandsOf(conjuncts(branch, query), scope);
      return [...own].some(([key, demand]) => impossible(together(demand, base.get(key))));
    }),
  );
}

function demandsOf(conditions: readonly SyntaxNode[], scope: Scope): ReadonlyMap<string, Demand> {
  const demands = new Map<string, Demand>();
  for (const condition of conditions)
    if (!scope.query.kinds.is(condition, 'OrExpression')) demand(condition, scope, demands);
  return demands;
}

const together = (one: Demand, other: Demand | undefined): Demand => ({
  equals: [...one.equals, ...(other?.equals ?? [])],
  differs: [...one.differs, ...(other?.differs ?? [])],
  bounds: [...one.bounds, ...(other?.bounds ?? [])],
  holds: [...one.holds, ...(other?.holds ?? [])],
});

/** The parts of `a or b or c`. */
function branches(condition: SyntaxNode, query: Query): SyntaxNode[] {
  const found: SyntaxNode[] = [];
  const open = [condition];
  for (let node = open.pop(); node; node = open.pop()) {
    const parts = children(node);
    if (query.kinds.is(node, 'ParenthesizedExpression') && parts[1]) open.push(parts[1]);
    else if (query.kinds.is(node, 'OrExpression')) open.push(parts[2]!, parts[0]!);
    else found.push(node);
  }
  return found;
}

const EQUAL: Readonly<Record<string, { readonly same: boolean; readonly foldsCase: boolean }>> = {
  EqualExpression: { same: true, foldsCase: false },
  EqualTildeExpression: { same: true, foldsCase: true },
  NotEqualExpression: { same: false, foldsCase: false },
  BangTildeExpression: { same: false, foldsCase: true },
  InExpression: { same: true, foldsCase: false },
  InCsExpression: { same: true, foldsCase: true },
  NotInExpression: { same: false, foldsCase: false },
  NotInCsExpression: { same: false, foldsCase: true },
};
const ORDER = /^(?:Less|Greater)Than(?:OrEqual)?Expression$/;
const MIRRORED: Readonly<Record<string, string>> = {
  LessThanExpression: 'GreaterThanExpression',
  LessThanOrEqualExpression: 'GreaterThanOrEqualExpression',
  GreaterThanExpression: 'LessThanExpression',
  GreaterThanOrEqualExpression: 'LessThanOrEqualExpression',
};

function demand(condition: SyntaxNode, scope: Scope, demands: Map<string, Demand>): void {
  const { query } = scope;
  const of = (node: SyntaxNode): Demand => {
    const key = query.text(node).replace(/\s+/g, ' ');
    const known = demands.get(key) ?? { equals: [], differs: [], bounds: [], holds: [] };
    demands.set(key, known);
    return known;
  };
  if (VOLATILE.test(query.text(condition))) return;
  const kind = query.kinds.nameOf(condition);
  const [left, , right] = children(condition);
  const equality = EQUAL[kind];
  if (equality && left && right) {
    const values = textsOf(kind, right, scope);
    const swapped = values ? undefined : textsOf(kind, left, scope);
    const found = values ?? swapped;
    const { same, foldsCase } = equality;
    if (found)
      (same ? of(values ? left : right).equals : of(values ? left : right).differs).push({ values: found, foldsCase });
    if (kind === 'EqualExpression') bound(left, kind, right, scope, of);
    return;
  }
  if (ORDER.test(kind) && left && right) {
    bound(left, kind, right, scope, of);
    return;
  }
  if (kind === 'BetweenExpression' && left && right) {
    const [, first, , second] = children(right);
    if (first) bound(left, 'GreaterThanOrEqualExpression', first, scope, of);
    if (second) bound(left, 'LessThanOrEqualExpression', second, scope, of);
    return;
  }
  if (kind === 'FunctionCallExpression' && left) {
    const called = query.text(left);
    const [of_] = argumentsOf(children(condition)[1], query);
    if (of_ && called === 'not') of(of_).holds.push(false);
    if (of_ && called === 'isempty') of(of_).equals.push({ values: [''], foldsCase: false });
    if (of_ && called === 'isnotempty') of(of_).differs.push({ values: [''], foldsCase: false });
    if (['not', 'isempty', 'isnotempty'].includes(called)) return;
  }
  of(condition).holds.push(true);
}

/** Texts that are known; undefined when one of them is not. */
function textsOf(kind: string, node: SyntaxNode, scope: Scope): readonly string[] | undefined {
  const nodes = kind.includes('In') ? argumentsOf(node, scope.query) : [node];
  const found: string[] = [];
  for (const item of nodes) {
    const value = scalarOf(item, scope);
    if (value?.is === 'text') found.push(value.value);
    else if (value?.is === 'list') found.push(...value.items);
    else return undefined;
  }
  return found;
}

function bound(
  left: SyntaxNode,
  kind: string,
  right: SyntaxNode,
  scope: Scope,
  of: (node: SyntaxNode) => Demand,
): void {
  const [one, other] = [scalarOf(left, scope), scalarOf(right, scope)];
  if (other && isPoint(other)) of(left).bounds.push({ kind, bound: other });
  else if (one && isPoint(one)) of(right).bounds.push({ kind: MIRRORED[kind] ?? kind, bound: one });
}

const isPoint = (value: Scalar): boolean => 'low' in value && value.low === value.high;

function impossible({ equals, differs, bounds, holds }: Demand): boolean {
  if (holds.includes(true) && holds.includes(false)) return true;
  return noTextLeft(equals, differs) || boundsExclude(bounds);
}

function noTextLeft(equals: Demand['equals'], differs: Demand['differs']): boolean {
  // A list that tells small letters from capitals gives the candidates; of the others any spelling is one.
  const from = equals.find(({ foldsCase }) => !foldsCase) ?? equals[0];
  if (!from) return false;
  const fits = (text: string, { values, foldsCase }: Demand['equals'][number]) =>
    foldsCase || from.foldsCase
      ? values.some((value) => value.toLowerCase() === text.toLowerCase())
      : values.includes(text);
  const certain = differs.filter(({ foldsCase }) => foldsCase || !from.foldsCase);
  return !from.values.some((text) => equals.every((set) => fits(text, set)) && !certain.some((set) => fits(text, set)));
}

/** `A > 5` and `A < 3`: is one bound beyond the other? */
function boundsExclude(bounds: Demand['bounds']): boolean {
  return bounds.some((lower) =>
    bounds.some((upper) => {
      if (!/^Greater|^Equal/.test(lower.kind) || !/^Less|^Equal/.test(upper.kind) || lower === upper) return false;
      const strict = /Than(?!OrEqual)/.test(lower.kind) || /Than(?!OrEqual)/.test(upper.kind);
      return (
        ordered(strict ? 'GreaterThanOrEqualExpression' : 'GreaterThanExpression', lower.bound, upper.bound) === true
      );
    }),
  );
}
