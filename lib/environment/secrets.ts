import { pathText } from '../files/format/place';
import type { Location, Problem } from '../files/problem';
import type { Path } from '../files/source';
import { secretInFile } from './model/problems';

const SECRET_KEY =
  /secret|passw(or)?d|passphrase|connectionstring|accountkey|accesskey|privatekey|apikey|sastoken|bearer|credential|^token$|token$/i;

/** Forms that only secrets have; each with what it is. */
const SECRET_SHAPES: readonly (readonly [RegExp, string])[] = [
  [/-----BEGIN [A-Z ]*PRIVATE KEY-----/, 'a private key'],
  [/\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]*/, 'a token'],
  [/(^|[?&;])sig=[\w%+/=]{20,}/i, 'a shared access signature'],
  [/(AccountKey|SharedAccessKey)=[A-Za-z0-9+/=]{20,}/, 'a connection string'],
  [/^[A-Za-z0-9+/]{86}==$/, 'a storage or workspace key'],
  [/^[A-Za-z0-9_.~-]{3}\d?Q~[A-Za-z0-9_.~-]{31,34}$/, 'a client secret'],
  [/^(ghp|gho|ghs|github_pat|xox[bap]|atlasv1)[_-][\w-]{20,}/, 'an access token'],
];

/** Secrets in a file, by the name of a key that holds text or by the form of a value. */
export function secretProblems(value: unknown, locate: (path: Path) => Location, path: Path = []): Problem[] {
  if (typeof value === 'string') {
    const key = [...path].reverse().find((step): step is string => typeof step === 'string') ?? '';
    const shape = SECRET_SHAPES.find(([form]) => form.test(value.trim()));
    if (shape) return [secretInFile(locate(path), { key: pathText(path), why: `it has the form of ${shape[1]}` })];
    if (SECRET_KEY.test(key.replace(/[_\s-]/g, '')))
      return [secretInFile(locate(path), { key: pathText(path), why: 'by the name of its key' })];
    return [];
  }
  if (Array.isArray(value)) return value.flatMap((item, i) => secretProblems(item, locate, [...path, i]));
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([key, item]) => secretProblems(item, locate, [...path, key]));
  }
  return [];
}
