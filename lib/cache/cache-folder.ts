import { accessSync, constants, mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { kitRoot } from '../files/root';

/**
 * Where the kit keeps what it can make again: the folder that TTK_CACHE names, else one beside the installed packages, or in the
 * user's own cache when that is not writable.
 */
export function defaultCacheFolder(): string {
  if (process.env.TTK_CACHE) return process.env.TTK_CACHE;
  const near = join(kitRoot, 'node_modules', '.cache', 'token-theft-kit');
  return isWritable(near) ? near : join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'token-theft-kit');
}

/** Makes the folder when it is not there. */
function isWritable(folder: string): boolean {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
