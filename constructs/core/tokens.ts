/** Where cdktf keeps every token that was ever made, with all that it refers to, for as long as the process lives. */
interface TokenMap {
  readonly stringTokenMap: Map<string, unknown>;
  readonly numberTokenMap: Map<number, unknown>;
}

/** Gives back what cdktf remembers of an app that is made, synthesized and thrown away; tokens from before stay. */
export function forgettingTokens<T>(make: () => T): T {
  const before = tokenMap();
  const [strings, numbers] = [new Set(before?.stringTokenMap.keys()), new Set(before?.numberTokenMap.keys())];
  try {
    return make();
  } finally {
    const after = tokenMap();
    forget(after?.stringTokenMap, strings);
    forget(after?.numberTokenMap, numbers);
  }
}

const tokenMap = (): TokenMap | undefined => (globalThis as { __cdktfTokenMap?: TokenMap }).__cdktfTokenMap;

function forget<Key>(tokens: Map<Key, unknown> | undefined, kept: ReadonlySet<Key>): void {
  for (const key of tokens?.keys() ?? []) if (!kept.has(key)) tokens!.delete(key);
}
