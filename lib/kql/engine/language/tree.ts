import type { Kusto, List, SyntaxNode } from './kusto';

/** Every node and token of a tree, parents first; no recursion, so that no depth is too deep. */
export function* nodes(root: SyntaxNode): Generator<SyntaxNode> {
  const stack: SyntaxNode[] = [root];
  for (let node = stack.pop(); node; node = stack.pop()) {
    yield node;
    for (let i = node.ChildCount - 1; i >= 0; i--) {
      const child = node.GetChild(i);
      if (child) stack.push(child);
    }
  }
}

/** Some lists of the service are lists of C#, some are arrays. */
export function toArray<T>(list: List<T> | readonly T[] | null | undefined): readonly T[] {
  if (!list) return [];
  return 'getItem' in list ? Array.from({ length: list.Count }, (_, i) => list.getItem(i)) : list;
}

/** The names of syntax kinds, so that checks can write `is(node, 'FilterOperator')`. */
export class Kinds {
  private readonly names = new Map<number, string>();
  constructor(kusto: Kusto) {
    for (const [name, value] of Object.entries(kusto.Syntax.SyntaxKind)) {
      if (typeof value === 'number') this.names.set(value, name);
    }
  }
  nameOf(node: SyntaxNode): string {
    return this.names.get(node.Kind) ?? '';
  }
  is(node: SyntaxNode | null | undefined, ...kinds: readonly string[]): boolean {
    return !!node && kinds.includes(this.nameOf(node));
  }
}

export const children = (node: SyntaxNode): SyntaxNode[] =>
  Array.from({ length: node.ChildCount }, (_, i) => node.GetChild(i)).filter((child) => child !== null);

/** The nearest ancestor of one of the kinds. */
export function ancestor(node: SyntaxNode, kinds: Kinds, ...searched: readonly string[]): SyntaxNode | undefined {
  for (let up = node.Parent; up; up = up.Parent) if (kinds.is(up, ...searched)) return up;
  return undefined;
}
