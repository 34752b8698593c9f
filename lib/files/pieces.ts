import { closeSync, constants, fstatSync, openSync, readSync, statSync } from 'node:fs';
import { TextDecoder } from 'node:util';
import { notRegular, systemReason } from './bytes';
import { decode } from './encoding';
import { displayPath, invalidEncoding, unreadableFile } from './file-problems';
import type { Problem } from './problem';

const PIECE = 1024 * 1024;

/**
 * Hands over the text of a file piece by piece, so that a file may be larger than memory. UTF-8, or UTF-16 with a byte-order mark. What
 * cannot be read, or is no text, is a problem; pieces before it were handed over.
 */
export function readInPieces(path: string, take: (piece: string) => void): Problem | undefined {
  const file = displayPath(path);
  const unreadable = (reason: string) => unreadableFile({ file }, { reason });
  let opened: number | undefined;
  try {
    const reason = notRegular(statSync(path));
    if (reason) return unreadable(reason);
    const { O_RDONLY, O_NONBLOCK = 0 } = constants;
    opened = openSync(path, O_RDONLY | O_NONBLOCK);
    const changed = notRegular(fstatSync(opened));
    return changed ? unreadable(changed) : readOpen(file, opened, take);
  } catch (error) {
    return unreadable(systemReason(error));
  } finally {
    if (opened !== undefined) closeSync(opened);
  }
}

function readOpen(file: string, opened: number, take: (piece: string) => void): Problem | undefined {
  const bytes = Buffer.allocUnsafe(PIECE);
  const place = { line: 1, column: 1 };
  let held = Buffer.alloc(0);
  let wide: TextDecoder | undefined;
  const moveOver = (text: string) => {
    const lines = text.split('\n');
    place.column = (lines.length > 1 ? 1 : place.column) + lines.at(-1)!.length;
    place.line += lines.length - 1;
  };
  for (let isFirst = true, isLast = false; !isLast; isFirst = false) {
    const length = readSync(opened, bytes, 0, PIECE, null);
    isLast = length === 0;
    const piece = Buffer.concat([held, bytes.subarray(0, length)]);
    if (isFirst) wide = wideDecoder(piece);
    if (wide) {
      try {
        const text = wide.decode(piece, { stream: !isLast });
        moveOver(text);
        take(text);
      } catch {
        return invalidEncoding({ file, ...place }, { likely: 'UTF-16 that is damaged or cut off' });
      }
      continue;
    }
    const whole = isLast ? piece.length : wholeCharacters(piece);
    held = Buffer.from(piece.subarray(whole));
    const decoded = decode(piece.subarray(0, whole));
    if (!('text' in decoded)) {
      const { line, column, likely } = decoded;
      const at = { line: place.line + line - 1, column: line > 1 ? column : place.column + column - 1 };
      return invalidEncoding({ file, ...at }, { likely });
    }
    moveOver(decoded.text);
    take(decoded.text);
  }
  return undefined;
}

/** A reader of UTF-16 with a byte-order mark, as older PowerShell writes it. */
function wideDecoder(begin: Buffer): TextDecoder | undefined {
  const isWide = (begin[0] === 0xff && begin[1] === 0xfe) || (begin[0] === 0xfe && begin[1] === 0xff);
  // Four bytes of this kind are UTF-32, which `decode` knows.
  if (!isWide || (begin[0] === 0xff && begin[2] === 0 && begin[3] === 0)) return undefined;
  return new TextDecoder(begin[0] === 0xff ? 'utf-16le' : 'utf-16be', { fatal: true });
}

/** How many bytes make whole characters of UTF-8: the last one may be cut. */
function wholeCharacters(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back]!;
    if (byte < 0x80) return bytes.length;
    if (byte >= 0xc0) return (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) > back ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}
