import { systemReason } from '../files/bytes';
import { displayPath } from '../files/file-problems';
import { WritingError } from '../files/write/writing-error';
import { BAD, DEFECT, UNKNOWN } from './exit-code';
import { printError } from './print';

/** What ends a command before its end: of the file system one line, of the kit itself everything that is known. */
export function reportFailure(error: unknown, write = printError): number {
  const { syscall, path, code } = error as NodeJS.ErrnoException;
  if (error instanceof WritingError) write(error.message);
  else if (syscall !== undefined && path !== undefined)
    write(`${displayPath(path)} cannot be used: ${systemReason(error)}`);
  else if (code === 'MODULE_NOT_FOUND' && !/'[./\\]/.test((error as Error).message)) {
    // A package, not a file of the kit.
    write(`${(error as Error).message.split('\n')[0]}. Run 'npm ci' first.`);
    return UNKNOWN;
  } else {
    write(error instanceof Error ? (error.stack ?? error.message) : String(error));
    return DEFECT;
  }
  return BAD;
}
