import { jsonFault } from './json-fault';
import { NESTS_TOO_DEEP, placeOf, tooDeepAt } from './nesting';

/** A JSON document, or why it is none. The reason quotes nothing of the text: it may hold secrets. */
export type Json =
  | { readonly value: unknown }
  | { readonly reason: string; readonly line: number; readonly column: number };

/** Reads JSON, with comments too: ARM templates may have them. */
export function parseJson(text: string): Json {
  const deep = tooDeepAt(text);
  if (deep !== undefined) return { reason: NESTS_TOO_DEEP, ...placeOf(text, deep) };
  try {
    return { value: JSON.parse(text) };
  } catch {
    const bare = withoutComments(text);
    return bare === text ? malformed(text) : parseBare(bare);
  }
}

function parseBare(text: string): Json {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return malformed(text);
  }
}

function malformed(text: string): Json {
  const offset = jsonFault(text);
  return { reason: offset >= text.length ? 'it ends too early' : 'it is malformed here', ...placeOf(text, offset) };
}

/** Blanks take the place of comments, so that all else keeps its own. */
function withoutComments(text: string): string {
  const parts: string[] = [];
  let from = 0;
  for (let at = 0; at < text.length; ) {
    const sign = text[at];
    if (sign === '"') at = behindText(text, at);
    else if (sign === '/' && (text[at + 1] === '/' || text[at + 1] === '*')) {
      const end = behindComment(text, at);
      parts.push(text.slice(from, at), text.slice(at, end).replace(/[^\r\n]/g, ' '));
      from = at = end;
    } else at += 1;
  }
  return from === 0 ? text : parts.join('') + text.slice(from);
}

function behindText(text: string, quote: number): number {
  for (let at = quote + 1; at < text.length; at++) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === '"') return at + 1;
  }
  return text.length;
}

function behindComment(text: string, from: number): number {
  const isLine = text[from + 1] === '/';
  const end = text.indexOf(isLine ? '\n' : '*/', from + 2);
  return end < 0 ? text.length : isLine ? end : end + 2;
}
