import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { displayPath } from '../files/file-problems';

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

const SKIPPED = new Set(['node_modules', '.git']);

/** The files of the given paths: files as they are, folders with all their YAML and JSON at any depth, sorted. */
export function importSources(paths: readonly string[]): ImportSource[] {
  const found: ImportSource[] = [];
  const visit = (path: string, isNamed: boolean) => {
    const file = displayPath(path);
    try {
      if (statSync(path).isDirectory()) {
        const names = readdirSync(path).filter((name) => !SKIPPED.has(name));
        for (const name of names.sort()) visit(join(path, name), false);
      } else if (isNamed || /\.(ya?ml|json)$/i.test(path)) {
        found.push({ file, isNamed, bytes: readFileSync(path) });
      }
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      const reason = code === 'ENOENT' ? 'there is no such file or folder' : `cannot read it: ${code ?? error}`;
      found.push({ file, isNamed, reason });
    }
  };
  for (const path of paths) visit(path, true);
  return found;
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
