/**
 * The columns that a union gives in the place of one that its operands have in different types: `Alg_string` and `Alg_dynamic` for `Alg`.
 * Empty for any other name.
 */
export function splitByType(name: string, columns: Iterable<string>): readonly string[] {
  const found = [...columns].filter((column) => column.startsWith(`${name}_`) && TYPE.test(column.slice(name.length)));
  return found.length > 1 ? found : [];
}

const TYPE = /^_(?:string|dynamic|datetime|timespan|bool|int|long|real|decimal|guid)$/;

/** What to do about it. */
export const splitCure = (name: string, [first, ...others]: readonly string[]): string =>
  `The operands of a union have '${name}' in different types, so that it comes out as ${[first, ...others].join(' and ')}. Give it one type in each operand (\`extend ${name} = tostring(${name})\`), or name one of these.`;
