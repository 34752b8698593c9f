import { closeSync, constants, fstatSync, openSync, readSync, type Stats, statSync } from 'node:fs';
import { mebibytes } from './limits';

/** Without it the opening of a pipe that nobody writes to never ends. */
const { O_RDONLY, O_NONBLOCK = 0 } = constants;

/** The bytes of a regular file, or in words why there are none: devices, pipes and endless files are not read. */
export function readBytes(path: string, most: number): Buffer | string {
  let file: number | undefined;
  try {
    // Before it is opened: the opening of a device may do something.
    const reason = notRegular(statSync(path));
    if (reason) return reason;
    file = openSync(path, O_RDONLY | O_NONBLOCK);
    const stats = fstatSync(file);
    return notRegular(stats) ?? (stats.size > most ? tooLarge(most) : readAll(file, stats.size, most));
  } catch (error) {
    return systemReason(error);
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

/** What was said of the size may change meanwhile, and some file systems say 0. */
function readAll(file: number, size: number, most: number): Buffer | string {
  let bytes = Buffer.allocUnsafe(size + 1);
  for (let length = 0; ; ) {
    const read = readSync(file, bytes, length, bytes.length - length, null);
    length += read;
    if (length > most) return tooLarge(most);
    if (read === 0) return bytes.subarray(0, length);
    if (length === bytes.length) bytes = Buffer.concat([bytes], Math.min(most + 1, 2 * length + 4096));
  }
}

const tooLarge = (most: number): string => `it is larger than ${mebibytes(most)}`;

/** Why something is no file to read; undefined for a regular file. */
export function notRegular(stats: Stats): string | undefined {
  if (stats.isFile()) return undefined;
  const kind = stats.isDirectory()
    ? 'a folder'
    : stats.isFIFO()
      ? 'a pipe'
      : stats.isSocket()
        ? 'a socket'
        : 'a device';
  return `it is ${kind}, not a regular file`;
}

/** What the operating system says, in words. */
export function systemReason(error: unknown): string {
  const { code } = error as NodeJS.ErrnoException;
  return code === undefined ? String(error) : (MEANINGS.get(code) ?? code);
}

const MEANINGS = new Map([
  ['ENOENT', 'there is no such file or folder'],
  ['ENOTDIR', 'there is no such file or folder'],
  ['EACCES', 'permission is denied'],
  ['EPERM', 'permission is denied'],
  ['ELOOP', 'it is a link that leads back to itself'],
  ['ENAMETOOLONG', 'its name is too long'],
  ['EEXIST', 'something else is there'],
  ['EISDIR', 'it is a folder'],
  ['ENOSPC', 'no space is left'],
  ['EDQUOT', 'no space is left'],
  ['EROFS', 'the file system is read-only'],
]);
