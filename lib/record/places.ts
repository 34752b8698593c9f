import type { SourcePlace } from '../catalog/source-places';

/** Where what is deployed was written. A place is `file:line:column`, the file as it lies in the repository. */
export interface Places {
  /** Key path of the environment (`lock.enabled`) -> where it is written, in the file or in one that it extends; `''`: its top. */
  readonly keys: Readonly<Record<string, string>>;
  /** Address of a resource -> the key path that it comes from, written or not. */
  readonly resources: Readonly<Record<string, string>>;
  /** Address of a resource that a rule file makes -> key of that file -> place; `''`: its top. */
  readonly files: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

export const placeText = ({ file, line, column = 1 }: SourcePlace): string => `${file}:${line}:${column}`;

function readPlace(text: string): SourcePlace | undefined {
  const [, file, line, column] = /^(.+):(\d+):(\d+)$/.exec(text) ?? [];
  return file === undefined ? undefined : { file, line: Number(line), column: Number(column) };
}

/** Of a key path that is not written: that of the nearest section around it, or the top of the file. */
export function nearestPlace(places: Readonly<Record<string, string>>, path: string): SourcePlace | undefined {
  const steps = path === '' ? [] : path.split('.');
  for (let n = steps.length; n >= 0; n--) {
    const here = steps.slice(0, n).join('.');
    if (Object.hasOwn(places, here)) return readPlace(places[here]!);
  }
  return undefined;
}
