import { systemReason } from '../bytes';
import { displayPath } from '../file-problems';

/** What the file system refused, as one line: the path and the reason. */
export class WritingError extends Error {
  override readonly name = 'WritingError';

  constructor(path: string, reason: string) {
    super(`${displayPath(path)} cannot be written: ${reason}`);
  }
}

/** Says of what the file system refuses which path it was; of a write to an open file the system names none. */
export function writing<T>(path: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    const { syscall, path: named = path, dest = named } = error as NodeJS.ErrnoException & { dest?: string };
    throw syscall === undefined ? error : new WritingError(dest.replace(ASIDE, ''), systemReason(error));
  }
}

/** Folders of this name hold what is on its way to the folder around them. */
const ASIDE = /[/\\]\.ttk-[^/\\]*/;
