import { readdirSync, realpathSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { displayPath, unreadableFile } from './file-problems';
import type { Problem } from './problem';

/** What a search for rule files found. */
export interface FoundFiles {
  /** Absolute or as given, each once, sorted so that every machine sees one order. */
  readonly files: readonly string[];
  readonly problems: readonly Problem[];
}

const SKIPPED = new Set(['node_modules', '.git']);

/**
 * Every file below the given folders that is named so (as YAML, unless told otherwise); a path that names a file is taken as it is.
 * A path that does not exist is a problem, and so is a folder that cannot be listed.
 */
export function findRuleFiles(paths: readonly string[], named = /\.ya?ml$/i): FoundFiles {
  const problems: Problem[] = [];
  const found = new Map<string, string>();
  const add = (path: string) => {
    const real = realpathSync(path);
    if (!found.has(real)) found.set(real, path);
  };
  const visit = (path: string, isRoot: boolean) => {
    try {
      if (!statSync(path).isDirectory()) {
        if (isRoot || named.test(path)) add(path);
        return;
      }
      for (const name of readdirSync(path).sort(compare)) if (!SKIPPED.has(name)) visit(join(path, name), false);
    } catch (error) {
      const reason = (error as NodeJS.ErrnoException).code ?? String(error);
      problems.push(unreadableFile({ file: displayPath(path) }, { reason: explain(reason) }));
    }
  };
  for (const path of paths) visit(path, true);
  return { files: [...found.values()], problems };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const explain = (code: string): string => (code === 'ENOENT' ? 'there is no such file or folder' : code);
