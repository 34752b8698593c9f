/** The value of a string literal, with the place of each of its characters in the source. */
export interface PlacedText {
  readonly value: string;
  /** Where each character of the value begins and ends in the source. */
  readonly places: readonly (readonly [start: number, end: number])[];
}

const ESCAPES: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

const FENCE = /^(?:```|~~~)/;
const ESCAPE = /\\(?:u([\da-fA-F]{4})|U([\da-fA-F]{8})|x([\da-fA-F]{2})|([0-7]{1,3})|([\s\S]))/y;

/** Reads a literal as Kusto does: `"..."`, `'...'`, `@"..."`, between fences, and each with `h` before it. */
export function readLiteral(text: string, offset: number): PlacedText {
  const hidden = /^[hH]/.test(text) ? 1 : 0;
  const verbatim = text[hidden] === '@';
  const start = hidden + (verbatim ? 1 : 0);
  const fence = FENCE.exec(text.slice(start))?.[0];
  const quote = fence ?? text[start] ?? '';
  const from = start + quote.length;
  const to = text.length > from && text.endsWith(quote) ? text.length - quote.length : text.length;
  const places: [number, number][] = [];
  let value = '';
  for (let at = from; at < to; ) {
    const [found, size] = fence ? [text[at]!, 1] : verbatim ? verbatimAt(text, at, quote) : escapeAt(text, at);
    for (let i = 0; i < found.length; i++) places.push([offset + at, offset + at + size]);
    value += found;
    at += size;
  }
  return { value, places };
}

const verbatimAt = (text: string, at: number, quote: string): [string, number] =>
  text[at] === quote && text[at + 1] === quote ? [quote, 2] : [text[at]!, 1];

function escapeAt(text: string, at: number): [string, number] {
  ESCAPE.lastIndex = at;
  const found = ESCAPE.exec(text);
  if (!found) return [text[at]!, 1];
  const [whole, short, long, byte, octal, letter = ''] = found;
  const code = short ?? long ?? byte;
  const number = code === undefined ? Number.parseInt(octal ?? '', 8) : Number.parseInt(code, 16);
  if (Number.isNaN(number)) return [ESCAPES[letter] ?? letter, whole.length];
  return [number > 0x10ffff ? whole : String.fromCodePoint(number), whole.length];
}

/** Several texts one behind the other. */
export const joined = (parts: readonly PlacedText[]): PlacedText => ({
  value: parts.map((part) => part.value).join(''),
  places: parts.flatMap((part) => part.places),
});

/** A text that stands for something written at one place. */
export const standing = (value: string, start: number, end: number): PlacedText => ({
  value,
  places: Array.from({ length: value.length }, () => [start, end] as const),
});
