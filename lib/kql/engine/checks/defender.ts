import type { QueryProblem } from '../../model/facts';
import { defenderOnly, xdrTimestamp } from '../../model/problems';
import { DEFENDER_FUNCTIONS } from '../language/defender';
import type { Query } from '../language/query';

/** Names that only the Defender portal knows: `Timestamp` of XDR tables, and functions such as FileProfile. */
export function checkDefenderNames(query: Query): QueryProblem[] {
  return query.all('NameReference').flatMap((node) => {
    const symbol = node.ReferencedSymbol;
    if (!symbol) return [];
    const table = query.symbols.portalColumns.get(symbol);
    if (table) return [xdrTimestamp(query.at(node), { table })];
    return query.isMember(symbol) && Object.hasOwn(DEFENDER_FUNCTIONS, symbol.Name)
      ? [defenderOnly(query.at(node), { name: symbol.Name })]
      : [];
  });
}
