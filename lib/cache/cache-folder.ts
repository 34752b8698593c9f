import { accessSync, constants, existsSync, mkdirSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { dirname, join } from 'node:path';

/**
 * Where the kit keeps what it can make again: the folder that TTK_CACHE names, else one beside the installed packages, or among the
 * temporary files when that is not writable.
 */
export function defaultCacheFolder(): string {
  if (process.env.TTK_CACHE) return process.env.TTK_CACHE;
  const root = packageRoot(__dirname);
  const near = root && join(root, 'node_modules', '.cache', 'token-theft-kit');
  if (near && isWritable(near)) return near;
  return join(tmpdir(), `token-theft-kit-${userName()}`);
}

function packageRoot(from: string): string | undefined {
  for (let folder = from; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'package.json'))) return folder;
    if (folder === dirname(folder)) return undefined;
  }
}

/** Makes the folder when it is not there. */
export function isWritable(folder: string): boolean {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

const userName = (): string => {
  try {
    return userInfo().username;
  } catch {
    return 'user';
  }
};
