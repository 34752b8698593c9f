import { accessSync, constants } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { kitRoot } from '../files/root';
import { WritingError } from '../files/write/writing-error';
import { makeOwnFolder, notOwn } from './own-folder';

/**
 * Where the kit keeps what it can make again: the folder that TTK_CACHE names, else one beside the installed packages, or in the
 * user's own cache when that is not writable or is another user's. What lies there is run and believed: a folder that another user owns
 * or can write to is refused.
 */
export function defaultCacheFolder(): string {
  const { TTK_CACHE: named, XDG_CACHE_HOME: caches } = process.env;
  if (named) return checked(named);
  const near = join(kitRoot, 'node_modules', '.cache', 'token-theft-kit');
  return isWritable(near) && !foreign(near)
    ? near
    : checked(join(caches || join(homedir(), '.cache'), 'token-theft-kit'));
}

function checked(folder: string): string {
  // One that cannot be made, or not be written to, only makes runs take longer.
  isWritable(folder);
  const reason = foreign(folder);
  if (reason)
    throw new WritingError(folder, `${reason}, and what the kit keeps there is run; name another folder in TTK_CACHE`);
  return folder;
}

/** Makes the folder when it is not there. */
function isWritable(folder: string): boolean {
  try {
    makeOwnFolder(folder);
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** A path below a file leads nowhere. */
function foreign(folder: string): string | undefined {
  try {
    return notOwn(folder);
  } catch {
    return undefined;
  }
}
