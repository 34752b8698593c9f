const known = new Map<string, RegExp>();

/** Whether a glob matches a whole text: `*` any characters, `?` one; upper and lower case are the same. */
export function matches(glob: string, text: string): boolean {
  let pattern = known.get(glob);
  if (!pattern) {
    const body = glob
      .replace(/[.+^${}()|[\]\\]/g, '\\$&')
      .replace(/\*/g, '[\\s\\S]*')
      .replace(/\?/g, '[\\s\\S]');
    pattern = new RegExp(`^${body}$`, 'i');
    known.set(glob, pattern);
  }
  return pattern.test(text);
}
