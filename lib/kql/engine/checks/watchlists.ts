import { didYouMean } from '../../../values/text';
import type { QueryProblem } from '../../model/facts';
import { unknownWatchlist } from '../../model/problems';
import type { SyntaxNode } from '../language/kusto';
import type { Query } from '../language/query';
import { children, nodes } from '../language/tree';

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
