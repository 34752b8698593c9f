/** As a person counts: tenant-2 before tenant-10. */
export const inNaturalOrder = <T extends { readonly name: string }>(named: readonly T[]): readonly T[] =>
  [...named].sort((a, b) => naturally(a.name, b.name));

export const naturally = (a: string, b: string): number =>
  a.localeCompare(b, 'en', { numeric: true }) || (a < b ? -1 : Number(a > b));
