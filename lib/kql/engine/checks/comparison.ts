import type { SyntaxNode } from '../language/kusto';
import type { Query } from '../language/query';
import { children } from '../language/tree';
import { argumentsOf } from './time';

/** `column == "text"`, `column in~ ("a", "b")`: an expression that must equal one of some texts. */
export interface Comparison {
  readonly node: SyntaxNode;
  readonly left: SyntaxNode;
  readonly values: readonly { readonly node: SyntaxNode; readonly text: string }[];
}

/** The comparisons for equality with strings that are known when the query is written. */
export function equalities(query: Query): Comparison[] {
  return [...pairs(query), ...lists(query)];
}

function pairs(query: Query): Comparison[] {
  return query.all('EqualExpression', 'EqualTildeExpression').flatMap((node) => {
    const [left, , right] = children(node);
    if (!left || !right) return [];
    const [side, other] = constant(right) === undefined ? [right, left] : [left, right];
    const text = constant(other);
    return text === undefined ? [] : [{ node, left: side, values: [{ node: other, text }] }];
  });
}

function lists(query: Query): Comparison[] {
  return query.all('InExpression', 'InCsExpression').flatMap((node) => {
    const [left, , list] = children(node);
    if (!left || !list) return [];
    const elements = argumentsOf(list, query);
    const values = elements.flatMap((element) => {
      const text = constant(element);
      return text === undefined ? [] : [{ node: element, text }];
    });
    return values.length > 0 && values.length === elements.length ? [{ node, left, values }] : [];
  });
}

const constant = (node: SyntaxNode): string | undefined => {
  const value = node.ConstantValue ?? node.LiteralValue;
  return typeof value === 'string' && node.ResultType?.Name === 'string' ? value : undefined;
};

/** Does a row pass only when this comparison holds: does it stand in `where a and b and ...`? */
export function mustHold(node: SyntaxNode, query: Query): boolean {
  for (let up = node.Parent; up; up = up.Parent) {
    if (query.kinds.is(up, 'FilterOperator')) return true;
    if (!query.kinds.is(up, 'AndExpression', 'ParenthesizedExpression')) return false;
  }
  return false;
}
