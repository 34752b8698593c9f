import { randomUUID } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { writing } from './writing-error';

/** Writes a file so that it has the old text or the new one whatever happens meanwhile; makes its folder. */
export function replaceFile(path: string, content: string | Iterable<string>): void {
  const pieces = typeof content === 'string' ? [content] : content;
  writing(path, () => {
    mkdirSync(dirname(path), { recursive: true });
    const there = statSync(path, { throwIfNoEntry: false });
    // A device or a pipe, such as /dev/stdout, is written to; only a file can be replaced.
    if (there && !there.isFile()) return writeAll(path, pieces);
    // The file behind a link is replaced, not the link.
    const target = there ? realpathSync(path) : path;
    const aside = join(dirname(target), `.${basename(target).slice(0, 100)}.${randomUUID()}`);
    try {
      writeAll(aside, pieces, there && there.mode & 0o777, true);
      renameSync(aside, target);
    } catch (error) {
      rmSync(aside, { force: true });
      throw error;
    }
  });
}

/** In slices: a piece may have a hundred megabytes, and would be held once more as bytes. */
const SLICE = 1 << 20;

function writeAll(path: string, pieces: Iterable<string>, mode?: number, kept = false): void {
  const file = openSync(path, 'w', mode);
  try {
    for (const text of pieces) {
      for (let at = 0; at < text.length; ) {
        // A character of two units is not cut in half.
        const end = at + SLICE + (isFirstHalf(text.charCodeAt(at + SLICE - 1)) ? 1 : 0);
        writeFileSync(file, text.slice(at, end));
        at = end;
      }
    }
    if (kept) fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

const isFirstHalf = (unit: number): boolean => unit >= 0xd800 && unit < 0xdc00;
