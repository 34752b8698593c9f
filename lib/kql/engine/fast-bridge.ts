/**
 * The language service is C# compiled to JavaScript; each access to a list of an interface type makes the name of the accessor anew, by
 * joining strings. These two helpers of its runtime do the same with names that are made once: a twentieth to a tenth less work.
 */
interface Runtime {
  readonly Bridge: { getTypeAlias(type: object): string };
  readonly System: {
    readonly Array: {
      getCount(list: unknown, type?: object): number;
      getItem(list: unknown, index: number, type?: object): unknown;
    };
  };
}

export function speedUp({ Bridge, System }: Runtime): void {
  const { getCount, getItem } = System.Array;
  const accessor = (kind: string, name: string) => {
    const names = new Map<object, string>();
    return (type: object): string => {
      let known = names.get(type);
      if (known === undefined) {
        known = `System$Collections$Generic$${kind}$1$${Bridge.getTypeAlias(type)}$${name}`;
        names.set(type, known);
      }
      return known;
    };
  };
  const countOf = accessor('ICollection', 'getCount');
  const itemOf = accessor('IList', 'getItem');
  System.Array.getCount = (list, type) => {
    if (Array.isArray(list)) return list.length;
    if (type) {
      const holder = list as Record<string, () => number>;
      const name = countOf(type);
      if (typeof holder[name] === 'function') return holder[name]!();
    }
    return getCount.call(System.Array, list, type);
  };
  System.Array.getItem = (list, index, type) => {
    if (!type) return getItem.call(System.Array, list, index, type);
    if (Array.isArray(list)) return list[index];
    const holder = list as Record<string, (index: number) => unknown>;
    const name = itemOf(type);
    return typeof holder[name] === 'function' ? holder[name]!(index) : getItem.call(System.Array, list, index, type);
  };
}
