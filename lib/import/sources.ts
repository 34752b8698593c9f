import { readFileSync } from 'node:fs';
import { displayPath } from '../files/file-problems';
import { findRuleFiles } from '../files/find';

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
export function importSources(paths: readonly string[]): ImportSource[] {
  const { files, problems } = findRuleFiles(paths, /\.(ya?ml|json)$/i);
  const missing = problems.map(({ file, message }) => ({ file, isNamed: true, reason: message }));
  return [...missing, ...files.map((path) => readBytes(path, paths.includes(path)))];
}

function readBytes(path: string, isNamed: boolean): ImportSource {
  const file = displayPath(path);
  try {
    return { file, isNamed, bytes: readFileSync(path) };
  } catch (error) {
    return { file, isNamed, reason: `cannot read it: ${(error as NodeJS.ErrnoException).code ?? error}` };
  }
}

/** Text of UTF-8, or of UTF-16 as older PowerShell writes it; without a byte-order mark. */
export function decode(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return bytes.toString('utf16le', 2);
  return bytes.toString('utf8').replace(/^\uFEFF/, '');
}

/** Reads JSON, with comments too: ARM templates may have them. @throws SyntaxError */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const bare = text.replace(/"(?:[^"\\]|\\.)*"|\/\/[^\r\n]*|\/\*[\s\S]*?\*\//g, (part) =>
      part[0] === '"' ? part : '',
    );
    if (bare === text) throw error;
    return JSON.parse(bare);
  }
}

export const isJson = (file: string, text: string): boolean =>
  /\.json$/i.test(file) || (!/\.ya?ml$/i.test(file) && /^\s*[[{]/.test(text));
