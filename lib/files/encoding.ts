import { isUtf8 } from 'node:buffer';

/** A text, or the place of the first byte that is none (1-based) with what the bytes look like. */
export type Decoded =
  | { readonly text: string }
  | {
      readonly line: number;
      readonly column: number;
      readonly likely: string;
      /** No text at all. */
      readonly isBinary?: boolean;
    };

/** Text of UTF-8, or of UTF-16 with a byte-order mark as older PowerShell writes it; without that mark. Never a replacement character. */
export function decode(bytes: Buffer): Decoded {
  const other = OTHER_FORMS.find(({ begin }) => bytes.subarray(0, begin.length).equals(Buffer.from(begin)));
  if (other) return { line: 1, column: 1, ...other.seen };
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decodeUtf16(bytes.subarray(2));
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decodeUtf16(swapped(bytes.subarray(2)));
  const wide = wideWithoutMark(bytes);
  if (wide) return { line: 1, column: 1, likely: wide };
  if (isUtf8(bytes)) return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  const offset = firstBadByte(bytes);
  return { ...placeBehind(withoutMark(bytes.toString('utf8', 0, offset))), likely: likelyEncoding(bytes, offset) };
}

/** Begin of files that are no text, or a text that nobody writes by hand. */
const OTHER_FORMS: readonly {
  readonly begin: readonly number[];
  readonly seen: { likely: string; isBinary?: boolean };
}[] = [
  { begin: [0xff, 0xfe, 0, 0], seen: { likely: 'UTF-32' } },
  { begin: [0, 0, 0xfe, 0xff], seen: { likely: 'UTF-32' } },
  { begin: [0x50, 0x4b, 3, 4], seen: { likely: 'a ZIP archive', isBinary: true } },
  { begin: [0x1f, 0x8b], seen: { likely: 'a gzip archive', isBinary: true } },
  { begin: [0x25, 0x50, 0x44, 0x46, 0x2d], seen: { likely: 'a PDF document', isBinary: true } },
];

function decodeUtf16(bytes: Buffer): Decoded {
  const text = bytes.toString('utf16le');
  const lone = text.search(LONE_SURROGATE);
  if (bytes.length % 2 === 0 && lone < 0) return { text };
  return { ...placeBehind(lone < 0 ? text : text.slice(0, lone)), likely: 'UTF-16 that is damaged or cut off' };
}

const LONE_SURROGATE = /\p{Cs}/u;

/** Big endian as little endian; a half character at the end stays one. */
const swapped = (bytes: Buffer): Buffer => {
  const whole = bytes.length - (bytes.length % 2);
  return Buffer.concat([Buffer.from(bytes.subarray(0, whole)).swap16(), bytes.subarray(whole)]);
};

/** Plain characters of UTF-16 have a zero as every other byte. */
function wideWithoutMark(bytes: Buffer): string | undefined {
  const sample = bytes.subarray(0, 4096);
  if (!sample.includes(0)) return undefined;
  const zeros = [0, 0];
  for (const [i, byte] of sample.entries()) if (byte === 0) zeros[i % 2]! += 1;
  const [even, odd] = zeros as [number, number];
  const half = sample.length / 2;
  if (odd > 0.7 * half && even < 0.3 * half) return 'UTF-16 (little endian) without a byte-order mark';
  if (even > 0.7 * half && odd < 0.3 * half) return 'UTF-16 (big endian) without a byte-order mark';
  return undefined;
}

/** Where valid UTF-8 ends. */
function firstBadByte(bytes: Buffer): number {
  for (let at = 0; at < bytes.length; ) {
    const length = sequenceLength(bytes[at]!);
    if (length === 1) {
      at += 1;
      continue;
    }
    const sequence = bytes.subarray(at, at + length);
    if (length === 0 || sequence.length < length || !isUtf8(sequence)) return at;
    at += length;
  }
  return bytes.length;
}

/** Bytes of the character that begins with this one; 0 when none does. */
const sequenceLength = (lead: number): number =>
  lead < 0x80 ? 1 : lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;

/** Bytes that mean nothing in Windows-1252. */
const NOT_IN_1252: ReadonlySet<number> = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d]);

/** By the bytes above 127: single ones are accented letters and typographic quotes, long runs another script. */
function likelyEncoding(bytes: Buffer, offset: number): string {
  if (sequenceLength(bytes[offset]!) > bytes.length - offset && bytes.length - offset < 4)
    return 'UTF-8 that is cut off';
  const high = [...bytes.subarray(offset, offset + 65_536).entries()].filter(([, byte]) => byte >= 0x80);
  const inRuns = high.filter(([at], i) => high[i - 1]?.[0] === at - 1 || high[i + 1]?.[0] === at + 1).length;
  if (high.length > 1 && inRuns > 0.7 * high.length)
    return 'a code page of another script, such as Windows-1251, GB 18030 or Shift JIS';
  if (high.some(([, byte]) => NOT_IN_1252.has(byte))) return 'code page 850 or 437, as of a Windows console';
  const isMixed = bytes.subarray(0, offset).some((byte) => byte >= 0x80);
  return `Windows-1252${isMixed ? ' behind a part in UTF-8' : ', or ISO 8859-1'}`;
}

function placeBehind(text: string): { line: number; column: number } {
  const lines = text.split('\n');
  return { line: lines.length, column: lines.at(-1)!.length + 1 };
}

const withoutMark = (text: string): string => text.replace(/^\uFEFF/, '');
