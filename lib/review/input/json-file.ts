import { displayPath } from '../../files/file-problems';
import { parseJson } from '../../files/json';
import { fileLimits } from '../../files/limits';
import type { Problem } from '../../files/problem';
import { readText } from '../../files/text-file';
import { notJson } from './problems';

export interface JsonFile {
  readonly file: string;
  readonly text: string;
  readonly value: Record<string, unknown>;
}

/** Reads a JSON object. Why it is none quotes nothing of the text: it may hold secrets. */
export function readJsonFile(path: string): JsonFile | Problem {
  const read = readText(path, fileLimits.generated);
  const file = displayPath(path);
  // What Terraform writes as a plan is an archive.
  if ('problem' in read) return read.isBinary ? notJson({ file }, { reason: read.reason }) : read.problem;
  const { text } = read;
  const json = parseJson(text);
  if (!('value' in json)) return notJson({ file, line: json.line, column: json.column }, { reason: json.reason });
  const { value } = json;
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? { file, text, value: value as Record<string, unknown> }
    : notJson({ file }, { reason: 'an object is expected' });
}

let last: { readonly of: object; readonly text: string } | undefined;

/** The same for a file that is read anew when somebody asks: to keep the texts of many would cost more. */
export function linesIn(file: string): (address: string) => number {
  const own = {};
  return (address) => {
    if (last?.of !== own) {
      const read = readText(file, fileLimits.generated);
      last = { of: own, text: 'text' in read ? read.text : '' };
    }
    return resourceLine(last.text, address);
  };
}

/** Line of a resource in pretty-printed Terraform JSON; 1 when it is not found. */
export function resourceLine(text: string, address: string): number {
  const [type, name] = address.split('.') as [string, string?];
  const typeAt = text.search(new RegExp(`^\\s{2,8}"${type.replace(/\W/g, '\\$&')}": [{[]`, 'm'));
  if (typeAt < 0 || !name) return 1;
  const nameAt = text.indexOf(`"${name}": `, typeAt);
  return text.slice(0, nameAt < 0 ? typeAt : nameAt).split('\n').length + (nameAt < 0 ? 1 : 0);
}
