/** Blocks are shared by identity: what is made for an object and a key is made once, as long as the object lives. */
export function memo<O extends object, K, A extends unknown[], R>(make: (object: O, key: K, ...rest: A) => R) {
  const known = new WeakMap<O, Map<K, R>>();
  return (object: O, key: K, ...rest: A): R => {
    let made = known.get(object);
    if (!made) {
      made = new Map();
      known.set(object, made);
    }
    let result = made.get(key);
    if (result === undefined) {
      result = make(object, key, ...rest);
      made.set(key, result);
    }
    return result;
  };
}
