import { existsSync } from 'node:fs';
import { isAbsolute, join, relative, sep } from 'node:path';
import { type FileSource, findRuleFiles } from '../files/find';
import { kitRoot } from '../files/root';
import { readText } from '../files/text-file';
import { fingerprint } from '../values/fingerprint';

/** The files that a stack was made from. */
export interface Inputs {
  /** Name, from the folder of the kit -> fingerprint of the text. */
  readonly files: Readonly<Record<string, string>>;
  /** Folders of rule files: one more in them is another input. */
  readonly folders: readonly (string | FileSource)[];
}

export interface ChangedInput {
  readonly file: string;
  readonly what: 'changed' | 'added' | 'removed';
}

/** What is there now, as paths. */
export function recordInputs(files: readonly string[], folders: readonly FileSource[]): Inputs {
  const all = [...files, ...findRuleFiles(folders).files];
  const named = all.map((path) => [nameOf(path), textFingerprint(path) ?? ''] as const);
  return {
    files: Object.fromEntries(named.sort(([a], [b]) => (a < b ? -1 : 1))),
    folders: folders.map(({ path, exclude }) => (exclude.length ? { path: nameOf(path), exclude } : nameOf(path))),
  };
}

/** Compares with what is there now; undefined when none of it is there, as beside an output that was carried elsewhere. */
export function changedInputs({ files, folders }: Inputs, seen = new Map<string, string | undefined>()) {
  const now = (name: string): string | undefined => {
    if (!seen.has(name)) seen.set(name, textFingerprint(join(kitRoot, name)));
    return seen.get(name);
  };
  const names = Object.keys(files);
  if (names.every((name) => now(name) === undefined)) return undefined;
  const there = folders
    .map((folder) => (typeof folder === 'string' ? { path: folder, exclude: [] } : folder))
    .map(({ path, exclude }) => ({ path: join(kitRoot, path), exclude }))
    .filter(({ path }) => existsSync(path));
  const added = findRuleFiles(there)
    .files.map(nameOf)
    .filter((name) => !Object.hasOwn(files, name));
  return [
    ...names.flatMap((file): ChangedInput[] => {
      const found = now(file);
      if (found === undefined) return [{ file, what: 'removed' }];
      return found === files[file] ? [] : [{ file, what: 'changed' }];
    }),
    ...added.map((file): ChangedInput => ({ file, what: 'added' })),
  ];
}

/** Alike on every machine; of a file on another drive only its name remains. */
function nameOf(path: string): string {
  const name = relative(kitRoot, path);
  return isAbsolute(name) ? name.split(sep).at(-1)! : name.split(sep).join('/');
}

/** Without what an editor or Git may change by itself: byte-order mark and line ends. */
function textFingerprint(path: string): string | undefined {
  const read = readText(path);
  return 'text' in read ? fingerprint(read.text.replace(/\r\n/g, '\n')) : undefined;
}
