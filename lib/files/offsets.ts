import type { Scalar } from 'yaml';

/**
 * For each character of a scalar's value (and the place just behind the last) its offset in the file.
 * Walks value and source side by side: what YAML drops (indentation, folds, escapes) is skipped in the source.
 */
export function scalarOffsets(text: string, node: Scalar<string>): number[] {
  const value = node.value;
  const end = node.range![1];
  const quoted = node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE';
  const block = node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED';
  let at = node.range![0];
  if (quoted) at += 1;
  if (block) at = text.indexOf('\n', at) + 1;
  const indent = block ? blockIndent(text, at, end) : 0;
  const offsets: number[] = [];
  let lineStart = block;
  for (let i = 0; i < value.length; i++) {
    const expected = value[i]!;
    if (lineStart) {
      at += leadingSpaces(text, at, indent);
      lineStart = false;
    }
    if (node.type === 'QUOTE_DOUBLE' && text[at] === '\\') {
      const escaped = ESCAPE.exec(text.slice(at, at + 10));
      if (escaped?.[0].startsWith('\\\n') || escaped?.[0].startsWith('\\\r\n')) {
        at += escaped[0].length;
        i -= 1;
        continue;
      }
      offsets.push(at);
      at += escaped?.[0].length ?? 2;
      continue;
    }
    if (text[at] === '\r' && expected !== '\r') at += 1;
    if (node.type === 'QUOTE_SINGLE' && expected === "'" && text.startsWith("''", at)) {
      offsets.push(at);
      at += 2;
      continue;
    }
    if (expected === '\n' || (expected === ' ' && text[at] !== ' ')) {
      // A line break of the value, or a fold (one break became a space, n+1 breaks became n).
      offsets.push(Math.min(at, end));
      if (text[at] === '\n') {
        at += 1;
        if (block) lineStart = true;
        else at = skipFold(text, at, expected === '\n' ? value[i + 1] : undefined);
      }
      continue;
    }
    if (!block && text[at] !== expected && /\s/.test(text[at] ?? '')) {
      while (at < end && /\s/.test(text[at]!) && text[at] !== expected) at += 1;
    } else if (node.type === 'BLOCK_FOLDED' && text[at] !== expected) {
      while (at < end && /\s/.test(text[at]!) && text[at] !== expected) at += 1;
    }
    offsets.push(Math.min(at, end));
    at += 1;
  }
  offsets.push(Math.min(at, end));
  return offsets;
}

const ESCAPE = /^\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|\r?\n[ \t]*|[\s\S])/;

/** Only blanks indent: a tab is content. */
const leadingSpaces = (text: string, from: number, max: number): number => {
  let n = 0;
  while (n < max && text[from + n] === ' ') n += 1;
  return n;
};

const skipFold = (text: string, from: number, next: string | undefined): number => {
  let at = from;
  while (/\s/.test(text[at] ?? '') && text[at] !== next) at += 1;
  return at;
};

/** The indentation of a block scalar's content: that of its first line that is not blank. */
function blockIndent(text: string, from: number, end: number): number {
  for (let at = from; at < end; ) {
    const spaces = leadingSpaces(text, at, Number.POSITIVE_INFINITY);
    const next = text.indexOf('\n', at);
    if (text[at + spaces] !== '\n' && text[at + spaces] !== '\r') return spaces;
    if (next < 0) break;
    at = next + 1;
  }
  return 0;
}
