import { chmodSync, lstatSync, mkdirSync } from 'node:fs';

const OTHERS_WRITE = 0o022;

/** Makes a folder that only this user can enter. Throws what the file system says. */
export function makeOwnFolder(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const stats = lstatSync(folder);
  if (stats.isDirectory() && belongsToUser(stats.uid) && (stats.mode & OTHERS_WRITE) !== 0) chmodSync(folder, 0o700);
}

/**
 * Why what lies at a path is not to be trusted: another user put it there, or could put something else in its place. Undefined for what
 * is this user's own or not there, and where the system knows no owners.
 */
export function notOwn(path: string): string | undefined {
  const stats = lstatSync(path, { throwIfNoEntry: false });
  if (!stats) return undefined;
  if (stats.isSymbolicLink()) return 'it is a link';
  if (!belongsToUser(stats.uid)) return `it belongs to another user (uid ${stats.uid})`;
  return process.getuid && (stats.mode & OTHERS_WRITE) !== 0 ? 'others may write to it' : undefined;
}

const belongsToUser = (uid: number): boolean => process.getuid === undefined || process.getuid() === uid;
