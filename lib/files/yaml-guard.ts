import { CST, type Document, isAlias, isMap, isNode, isPair, isScalar, isSeq, type Node, visit } from 'yaml';
import { fileLimits } from './limits';
import { NESTS_TOO_DEEP } from './nesting';

/** Of aliases in a file: the library looks up each by a walk. */
export const mostReferences = 1000;

export class NestsTooDeep extends Error {
  constructor(readonly offset: number) {
    super(NESTS_TOO_DEEP);
  }
}

/**
 * Looks through tokens before the library makes nodes of them by recursion: whether something in them refers to something else.
 * @throws NestsTooDeep
 */
export function lookThrough(tokens: readonly CST.Token[]): boolean {
  let refers = false;
  const open: [CST.Token | null | undefined, number][] = tokens.map((token) => [token, 0]);
  for (let next = open.pop(); next; next = open.pop()) {
    const [token, depth] = next;
    if (!token) continue;
    if (depth > fileLimits.nesting) throw new NestsTooDeep(token.offset);
    if (token.type === 'document') open.push([token.value, depth]);
    else if (CST.isCollection(token)) {
      for (const { key, value } of token.items) open.push([key, depth + 1], [value, depth + 1]);
    } else refers ||= token.type === 'alias' || (token.type === 'scalar' && token.source === '<<');
  }
  return refers;
}

/** Aliases of nothing, or of what they stand in, and merges of what is no map. */
export function wrongReferences(document: Document.Parsed): { readonly node: Node; readonly reason: string }[] {
  const wrong: { node: Node; reason: string }[] = [];
  const named = new Map<string, Node>();
  let references = 0;
  visit(document, (_key, node, parents) => {
    if (isAlias(node)) {
      references += 1;
      const target = named.get(node.source);
      if (references > mostReferences) wrong.push({ node, reason: `it has more than ${mostReferences} aliases` });
      else if (!target)
        wrong.push({ node, reason: `nothing above is named &${node.source}, so *${node.source} means nothing` });
      else if (parents.includes(target)) wrong.push({ node, reason: 'an alias stands inside of what it refers to' });
    } else if (isNode(node) && node.anchor) named.set(node.anchor, node);
    else if (isPair(node) && isScalar(node.key) && node.key.source === '<<' && node.key.type === 'PLAIN') {
      const sources = isSeq(node.value) ? node.value.items : [node.value];
      const refused = sources.find((source) => !isMap(isAlias(source) ? named.get(source.source) : source));
      if (isNode(refused) && !(isAlias(refused) && !named.has(refused.source)))
        wrong.push({ node: refused, reason: 'only a map, or aliases of maps, can be merged with <<' });
    }
    return references > mostReferences ? visit.BREAK : undefined;
  });
  return wrong;
}
