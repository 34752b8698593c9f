/** Whether a text is a glob rather than a name. */
export const isGlob = (text: string): boolean => /[*?]/.test(text);

/**
 * Whether a glob matches a whole text: `*` any characters, `?` one; upper and lower case are the same. A `*` takes as
 * little as it can and is never gone back to behind a later one, so many of them cost no more than one.
 */
export function matches(glob: string, text: string): boolean {
  const [pattern, found] = [glob.toLowerCase(), text.toLowerCase()];
  let [at, star, next] = [0, -1, 0];
  for (let i = 0; i < found.length; ) {
    if (pattern[at] === '*') [star, at, next] = [at, at + 1, i];
    else if (pattern[at] === '?' || pattern[at] === found[i]) [at, i] = [at + 1, i + 1];
    else if (star >= 0) [at, next, i] = [star + 1, next + 1, next + 1];
    else return false;
  }
  return /^\**$/.test(pattern.slice(at));
}
