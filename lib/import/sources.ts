import { readBytes } from '../files/bytes';
import { displayPath } from '../files/file-problems';
import { findRuleFiles } from '../files/find';
import { fileLimits } from '../files/limits';
import type { Problem } from '../files/problem';

/** A file to import from. */
export interface ImportSource {
  /** As a person would type it. */
  readonly file: string;
  /** Named on the command line, not found in a folder. */
  readonly isNamed: boolean;
  /** Undefined when it cannot be read: see `reason`. */
  readonly bytes?: Buffer;
  readonly reason?: string;
}

/** The files of the given paths: files as they are, folders with all their YAML and JSON at any depth, sorted. */
export function importSources(paths: readonly string[]): { sources: ImportSource[]; empty: readonly Problem[] } {
  const { files, problems, empty } = findRuleFiles(paths, /\.(ya?ml|json)$/i);
  const missing = problems.map(({ file, message }) => ({ file, isNamed: true, reason: message }));
  return { sources: [...missing, ...files.map((path) => read(path, paths.includes(path)))], empty };
}

function read(path: string, isNamed: boolean): ImportSource {
  const file = displayPath(path);
  const bytes = readBytes(path, fileLimits.generated);
  return typeof bytes === 'string' ? { file, isNamed, reason: `cannot read it: ${bytes}` } : { file, isNamed, bytes };
}

export const isJson = (file: string, text: string): boolean =>
  /\.json$/i.test(file) || (!/\.ya?ml$/i.test(file) && /^\s*[[{]/.test(text));
