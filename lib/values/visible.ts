/**
 * Characters that move the cursor, colour, hide or reorder text, or end a line: control characters, line and paragraph separators,
 * directions, invisible marks, tags, halves of pairs and what is no character. What joins letters and emoji stays.
 */
const HIDDEN =
  /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\p{Noncharacter_Code_Point}\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;

const SHORT: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** A text on one line, in which nothing acts on what shows it: such characters are written as `\n`, `\u001b`, `\u{e0001}`. */
export const visible = (text: string): string => text.replace(HIDDEN, (sign) => SHORT[sign] ?? escaped(sign));

/** The same for text of several lines: line breaks and tabs stay. */
export const visibleLines = (text: string): string =>
  text.replace(HIDDEN, (sign) => (sign === '\n' || sign === '\t' ? sign : (SHORT[sign] ?? escaped(sign))));

function escaped(sign: string): string {
  const hex = sign.codePointAt(0)!.toString(16);
  return hex.length > 4 ? `\\u{${hex}}` : `\\u${hex.padStart(4, '0')}`;
}
