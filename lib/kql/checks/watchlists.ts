import { didYouMean } from '../../text';
import type { SyntaxNode } from '../engine/kusto';
import type { Query } from '../engine/query';
import { children, nodes } from '../engine/tree';
import type { QueryProblem } from '../facts';
import { unknownWatchlist } from '../problems';

/** The aliases that a query passes to `_GetWatchlist` in so many words. */
export function watchlistCalls(query: Query): { readonly alias: string; readonly node: SyntaxNode }[] {
  return query.all('FunctionCallExpression').flatMap((call) => {
    const [name, list] = children(call);
    if (!name || !list || query.text(name) !== '_GetWatchlist') return [];
    for (const node of nodes(list)) {
      const alias = node.IsToken ? undefined : (node.ConstantValue ?? node.LiteralValue);
      if (typeof alias === 'string') return [{ alias, node }];
    }
    return [];
  });
}

/** Reading an undeclared watchlist works in a workspace that has it, but nothing can be said of its columns. */
export function checkWatchlists(query: Query): QueryProblem[] {
  return watchlistCalls(query)
    .filter(({ alias }) => !query.symbols.isWatchlist(alias))
    .map(({ alias, node }) =>
      unknownWatchlist(query.at(node), { alias, near: didYouMean(alias, query.symbols.watchlistAliases()) }),
    );
}
