/** Names or globs in TTK_ENVIRONMENTS, separated by commas or spaces; empty when it is not set: all environments. */
export function chosenByVariable(value = process.env.TTK_ENVIRONMENTS): string[] {
  return (value ?? '').split(/[\s,]+/).filter((name) => name !== '');
}
