/** As a person counts: tenant-2 before tenant-10, A.5.9 before A.5.17. */
export const { compare: naturally } = new Intl.Collator('en', { numeric: true });

export const inNaturalOrder = <T extends { readonly name: string }>(named: readonly T[]): readonly T[] =>
  [...named].sort((a, b) => naturally(a.name, b.name) || (a.name < b.name ? -1 : 1));
