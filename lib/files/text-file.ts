import { readBytes } from './bytes';
import { decode } from './encoding';
import { displayPath, invalidEncoding, unreadableFile } from './file-problems';
import { fileLimits } from './limits';
import type { Problem } from './problem';

/** A file as text, or why it is none. */
export type TextFile =
  | { readonly text: string }
  | {
      readonly problem: Problem;
      /** Without the place. */
      readonly reason: string;
      readonly isBinary?: boolean;
    };

/** The one way from a file to its text; `most` bytes are read. */
export function readText(path: string, most = fileLimits.written): TextFile {
  const file = displayPath(path);
  const bytes = readBytes(path, most);
  return typeof bytes === 'string'
    ? { problem: unreadableFile({ file }, { reason: bytes }), reason: bytes }
    : textOf(file, bytes);
}

/** The text of bytes that were read. */
export function textOf(file: string, bytes: Buffer): TextFile {
  const decoded = decode(bytes);
  if ('text' in decoded) return decoded;
  const { likely, isBinary, ...place } = decoded;
  const problem = invalidEncoding({ file, ...place }, { likely });
  return { problem, reason: problem.message, isBinary };
}
