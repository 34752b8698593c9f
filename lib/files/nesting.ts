import { fileLimits } from './limits';

/** The place where brackets of a JSON text stand deeper than is read, or undefined. What stands in quotes does not count. */
export function tooDeepAt(json: string, most = fileLimits.nesting): number | undefined {
  let depth = 0;
  let quoted = false;
  for (let at = 0; at < json.length; at++) {
    const code = json.charCodeAt(at);
    if (quoted) {
      if (code === BACKSLASH) at += 1;
      else if (code === QUOTE) quoted = false;
    } else if (code === QUOTE) quoted = true;
    // Behind `[` and `]` with the next bit set stand `{` and `}`.
    else if ((code | 0x20) === 0x7b) {
      depth += 1;
      if (depth > most) return at;
    } else if ((code | 0x20) === 0x7d) depth -= 1;
  }
  return undefined;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/** Why a value made of parts that may stand in it several times is not used: walks over it would not end. */
export function excessOf(root: unknown): string | undefined {
  if (isTooDeep(root)) return NESTS_TOO_DEEP;
  return sizeOf(root, new Map()) > fileLimits.values ? 'its aliases make it too large' : undefined;
}

export const NESTS_TOO_DEEP = `it nests deeper than ${fileLimits.nesting} levels`;

function isTooDeep(root: unknown): boolean {
  const deepest = new Map<object, number>();
  const open: [unknown, number][] = [[root, 1]];
  for (let next = open.pop(); next; next = open.pop()) {
    const [value, depth] = next;
    if (typeof value !== 'object' || value === null) continue;
    if (depth > fileLimits.nesting) return true;
    if ((deepest.get(value) ?? 0) >= depth) continue;
    deepest.set(value, depth);
    for (const item of Object.values(value)) open.push([item, depth + 1]);
  }
  return false;
}

/** With every part counted as often as it stands there. */
function sizeOf(value: unknown, known: Map<object, number>): number {
  if (typeof value !== 'object' || value === null) return 1;
  let size = known.get(value);
  if (size === undefined) {
    size = 1;
    for (const item of Object.values(value)) size += sizeOf(item, known);
    known.set(value, size);
  }
  return size;
}

/** Line and column of an offset; both 1-based. */
export function placeOf(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length, column: before.at(-1)!.length + 1 };
}
