import { readFileSync } from 'node:fs';
import { displayPath } from '../../files/file-problems';
import type { Problem } from '../../files/problem';
import { notJson, unreadableInput } from './problems';

export interface JsonFile {
  readonly file: string;
  readonly text: string;
  readonly value: Record<string, unknown>;
}

/** Reads a JSON object; also as PowerShell 5 redirects it, in UTF-16 with a byte-order mark. */
export function readJsonFile(path: string): JsonFile | Problem {
  const file = displayPath(path);
  let text: string;
  try {
    text = decode(readFileSync(path));
  } catch (error) {
    return unreadableInput({ file }, { reason: (error as NodeJS.ErrnoException).code ?? String(error) });
  }
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      return notJson({ file }, { reason: 'an object is expected' });
    return { file, text, value: value as Record<string, unknown> };
  } catch (error) {
    // The message quotes the text, which may hold secrets and control characters of a binary plan.
    const place = /position (\d+)/.exec((error as Error).message)?.[1];
    return notJson({ file, ...lineAt(text, place) }, { reason: place ? 'it is malformed here' : 'it is malformed' });
  }
}

function decode(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return bytes.subarray(2).toString('utf16le');
  return bytes.toString('utf8').replace(/^\uFEFF/, '');
}

function lineAt(text: string, place: string | undefined): { line?: number; column?: number } {
  if (place === undefined) return {};
  const before = text.slice(0, Number(place)).split('\n');
  return { line: before.length, column: before.at(-1)!.length + 1 };
}

/** Line of a resource in pretty-printed Terraform JSON; 1 when it is not found. */
export function resourceLine(text: string, address: string): number {
  const [type, name] = address.split('.') as [string, string?];
  const typeAt = text.search(new RegExp(`^\\s{2,8}"${type}": [{[]`, 'm'));
  if (typeAt < 0 || !name) return 1;
  const nameAt = text.indexOf(`"${name}": `, typeAt);
  return text.slice(0, nameAt < 0 ? typeAt : nameAt).split('\n').length + (nameAt < 0 ? 1 : 0);
}
