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
export function replaceFile(path: string, text: string): void {
  writing(path, () => {
    mkdirSync(dirname(path), { recursive: true });
    const there = statSync(path, { throwIfNoEntry: false });
    // A device or a pipe, such as /dev/stdout, is written to; only a file can be replaced.
    if (there && !there.isFile()) return writeFileSync(path, text);
    // The file behind a link is replaced, not the link.
    const target = there ? realpathSync(path) : path;
    const aside = join(dirname(target), `.${basename(target).slice(0, 100)}.${randomUUID()}`);
    try {
      writeAll(aside, text, there && there.mode & 0o777);
      renameSync(aside, target);
    } catch (error) {
      rmSync(aside, { force: true });
      throw error;
    }
  });
}

function writeAll(path: string, text: string, mode?: number): void {
  const file = openSync(path, 'w', mode);
  try {
    writeFileSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
