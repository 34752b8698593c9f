import { existsSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { kitRoot } from './root';

const roots = new Map<string, string | undefined>();

/** The folder with the `.git` of a file; undefined outside of any repository. */
function repositoryOf(folder: string): string | undefined {
  if (roots.has(folder)) return roots.get(folder);
  const parent = dirname(folder);
  const found = existsSync(join(folder, '.git')) ? folder : parent === folder ? undefined : repositoryOf(parent);
  roots.set(folder, found);
  return found;
}

/** A file as code hosting names it: from the root of its repository, else of the kit, with forward slashes. */
export function repositoryPath(path: string): string {
  const file = resolve(path);
  return relative(repositoryOf(dirname(file)) ?? kitRoot, file)
    .split(sep)
    .join('/');
}
