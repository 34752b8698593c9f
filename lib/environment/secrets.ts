import { isSecretName, secretShape } from '../catalog/secrets';
import { pathText } from '../files/format/place';
import type { Location, Problem } from '../files/problem';
import type { Path } from '../files/source';
import { secretInFile } from './model/problems';

/** Secrets in a file, by the name of a key that holds text or by the form of a value or of a key. */
export function secretProblems(value: unknown, locate: (path: Path) => Location, path: Path = []): Problem[] {
  if (typeof value === 'string') {
    const key = [...path].reverse().find((step): step is string => typeof step === 'string') ?? '';
    const shape = secretShape(value);
    if (shape) return [secretInFile(locate(path), { key: pathText(path), why: `it has the form of ${shape}` })];
    if (value.trim() !== '' && isSecretName(key))
      return [secretInFile(locate(path), { key: pathText(path), why: 'by the name of its key' })];
    return [];
  }
  if (Array.isArray(value)) return value.flatMap((item, i) => secretProblems(item, locate, [...path, i]));
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([key, item]) => secretProblems(item, locate, [...path, key]));
  }
  return [];
}
