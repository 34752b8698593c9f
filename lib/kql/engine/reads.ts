import type { FuzzyUnion, Operand, OwnReads, Reads } from '../model/model';
import { isFunction, tableNames } from './analysis';
import { holds, isFuzzy, operandsOf } from './checks/fuzzy-unions';
import type { KustoSymbol, SyntaxNode } from './language/kusto';
import type { Query } from './language/query';
import { ancestor, children } from './language/tree';

/** A part of a query that can be left out: the text of an operand, or of the `let` that it names. */
interface Region {
  readonly operand: SyntaxNode;
  readonly holds: SyntaxNode;
  readonly statement?: SyntaxNode;
  readonly into: Collected;
}

/** A union that is fuzzy, with the regions of its operands; one without a region cannot be left out. */
interface Union {
  readonly node: SyntaxNode;
  readonly operands: readonly { readonly node: SyntaxNode; readonly region?: Region }[];
}

interface Collected {
  readonly tables: Set<string>;
  readonly functions: Set<string>;
  readonly unions: Union[];
}

const nothing = (): Collected => ({ tables: new Set(), functions: new Set(), unions: [] });

/** What a query reads by itself, each name in the innermost operand of a fuzzy union that holds it. */
export function ownReads(query: Query): OwnReads {
  const references = query.all('NameReference').filter((node) => node.ReferencedSymbol);
  const lets = letsUsedOnce(query, references);
  const unions = query
    .all('UnionOperator')
    .filter((union) => isFuzzy(union, query))
    .map((node) => ({ node, operands: operandsOf(node, query).map((operand) => withRegion(operand, query, lets)) }));
  // The smallest first, so that the first that holds a node is the innermost.
  const regions = unions
    .flatMap(({ operands }) => operands.flatMap(({ region }) => region ?? []))
    .sort((a, b) => size(a.holds) - size(b.holds));
  const top = nothing();
  const placeOf = (node: SyntaxNode) => regions.find((region) => holds(region.holds, node))?.into ?? top;
  for (const union of unions) placeOf(union.node).unions.push(union);
  const calls: SyntaxNode[] = [];
  for (const node of references) {
    for (const name of tableNames(node, query)) placeOf(node).tables.add(name);
    if (!isFunction(node.ReferencedSymbol!, query)) continue;
    placeOf(node).functions.add(node.ReferencedSymbol!.Name);
    calls.push(node);
  }
  return {
    calls: calls.map((node) => ({ name: node.ReferencedSymbol!.Name, ...query.at(node) })),
    must: readsOf(top, query),
  };
}

const size = ({ TextStart, End }: SyntaxNode): number => End - TextStart;

/** The statements of names that stand for rows and are used once, by their symbols. */
function letsUsedOnce(query: Query, references: readonly SyntaxNode[]): ReadonlyMap<KustoSymbol, SyntaxNode> {
  const uses = new Map<unknown, number>();
  for (const { ReferencedSymbol: symbol } of references) uses.set(symbol, (uses.get(symbol) ?? 0) + 1);
  return new Map(
    query.all('LetStatement').flatMap((statement) => {
      const symbol = children(statement)[1]?.ReferencedSymbol;
      return symbol && uses.get(symbol) === 1 ? [[symbol, statement] as const] : [];
    }),
  );
}

/** An operand in brackets, a table, or a name of a `let` that nothing else uses; what a wildcard means stands elsewhere. */
function withRegion(
  operand: SyntaxNode,
  query: Query,
  lets: ReadonlyMap<KustoSymbol, SyntaxNode>,
): Union['operands'][number] {
  if (query.text(operand).includes('*') && !query.kinds.is(operand, 'ParenthesizedExpression'))
    return { node: operand };
  const symbol = query.kinds.is(operand, 'NameReference') ? operand.ReferencedSymbol : undefined;
  const statement = symbol ? lets.get(symbol) : undefined;
  // One within a function's body goes with the function, not with the statement.
  const isOutside = statement && !ancestor(statement, query.kinds, 'FunctionBody');
  const region: Region = isOutside
    ? { operand, holds: statement, statement, into: nothing() }
    : { operand, holds: operand, into: nothing() };
  return { node: operand, region };
}

function readsOf({ tables, functions, unions }: Collected, query: Query): Reads {
  return {
    tables: [...tables].sort(),
    functions: [...functions].sort(),
    unions: unions.map((union): FuzzyUnion => ({ operands: union.operands.map(toOperand) })),
  };

  function toOperand({ node, region }: Union['operands'][number]): Operand {
    return {
      ...query.at(node),
      reads: readsOf(region?.into ?? nothing(), query),
      ...(region?.statement ? { statement: query.at(region.statement) } : {}),
    };
  }
}
