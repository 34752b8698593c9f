/** As a person counts: tenant-2 before tenant-10. */
export const inNaturalOrder = <T extends { readonly name: string }>(named: readonly T[]): readonly T[] =>
  [...named].sort((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }) || (a.name < b.name ? -1 : 1));
