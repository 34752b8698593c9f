/** Characters that surely stand in a line of the summary as it is printed; fonts differ. */
const LINE = 92;

/** Lines that a text takes on paper, `share` of the width of the page being its own. */
export const linesOf = (text: string, share = 1): number => Math.max(1, Math.ceil(text.length / (LINE * share)));

/** As many of the items as stand in so many lines; `left` are the others. */
export function within<T>(
  items: readonly T[],
  lines: number,
  height: (item: T) => number,
): { readonly shown: readonly T[]; readonly left: readonly T[]; readonly used: number } {
  let used = 0;
  let n = 0;
  for (; n < items.length; n++) {
    const next = used + height(items[n]!);
    if (next > lines) break;
    used = next;
  }
  return { shown: items.slice(0, n), left: items.slice(n), used };
}
