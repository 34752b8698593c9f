import type { QueryProblem } from '../../model/facts';
import { nothingLeft } from '../../model/problems';
import type { Diagnostic, SyntaxNode } from '../language/kusto';
import type { Query } from '../language/query';
import { children } from '../language/tree';
import { argumentsOf } from './time';

/** `union isfuzzy=true` leaves out what is not there; that something is there it demands. */
export function emptyUnions(query: Query, diagnostics: readonly Diagnostic[]): readonly SyntaxNode[] {
  const missing = diagnostics.filter(({ Code }) => Code === 'KS205');
  const empty = new Set<SyntaxNode>();
  const unions = query.all('UnionOperator').filter((union) => isFuzzy(union, query));
  // Inner ones first: an operand of which nothing is left is not there either.
  for (const union of unions.toReversed()) {
    const operands = operandsOf(union, query);
    const isGone = (operand: SyntaxNode) =>
      missing.some(
        ({ Start, End }) => holds(operand, { TextStart: Start, End }) && ownerOf(operand, Start, query) === undefined,
      ) ||
      [...empty].some((inner) => holds(operand, inner)) ||
      isWildcardOfNothing(operand, query);
    if (operands.length > 0 && !isPiped(union, query) && operands.every(isGone)) empty.add(union);
  }
  return [...empty].filter((union) => ![...empty].some((outer) => outer !== union && holds(outer, union)));
}

/** The empty unions as problems; what is missing in them is then no news. */
export const emptyUnionProblems = (
  query: Query,
  unions: readonly SyntaxNode[],
  diagnostics: readonly Diagnostic[],
): QueryProblem[] =>
  unions.map((union) => {
    const missing = diagnostics.filter(
      ({ Code, Start, End }) => Code === 'KS205' && holds(union, { TextStart: Start, End }),
    );
    const wildcards = operandsOf(union, query).filter((operand) => isWildcardOfNothing(operand, query));
    const names = [
      ...missing.map(({ Start, End }) => query.source.slice(Start, End)),
      ...wildcards.map((operand) => query.text(operand)),
    ];
    return nothingLeft(query.at(union), { names: [...new Set(names)] });
  });

interface Span {
  readonly TextStart: number;
  readonly End: number;
}

export const holds = (outer: Span, inner: Span): boolean =>
  inner.TextStart >= outer.TextStart && inner.End <= outer.End;

/** Its settings are its first list, its operands the last. */
export const isFuzzy = (union: SyntaxNode, query: Query): boolean => {
  const settings = children(union).find((part) => query.kinds.is(part, 'List'));
  return settings !== undefined && /\bisfuzzy\s*=\s*true\b/i.test(query.text(settings));
};

export const operandsOf = (union: SyntaxNode, query: Query): SyntaxNode[] =>
  argumentsOf(
    children(union).findLast((part) => query.kinds.is(part, 'List')),
    query,
  );

/** The fuzzy union inside of an operand that a place belongs to. */
function ownerOf(operand: SyntaxNode, at: number, query: Query): SyntaxNode | undefined {
  return query
    .all('UnionOperator')
    .find((union) => holds(operand, union) && union.TextStart <= at && at < union.End && isFuzzy(union, query));
}

/** `T | union ...` has T. */
const isPiped = (union: SyntaxNode, query: Query): boolean =>
  query.kinds.is(union.Parent, 'PipeExpression') && union.Parent!.GetChild(0) !== union;

const isWildcardOfNothing = (operand: SyntaxNode, query: Query): boolean =>
  query.text(operand).includes('*') && operand.ResultType?.Name === 'error';
