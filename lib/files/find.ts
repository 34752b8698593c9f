import { readdirSync, realpathSync, type Stats, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { matches } from '../values/glob';
import { notRegular, systemReason } from './bytes';
import { displayPath, nothingFound, unreadableFile } from './file-problems';
import type { Problem } from './problem';

/** A folder of files without some of them. */
export interface FileSource {
  readonly path: string;
  /** Globs of paths from the folder on; one without a slash fits the name of a file or folder at any depth. */
  readonly exclude: readonly string[];
}

/** What a search for rule files found. */
export interface FoundFiles {
  /** Absolute or as given, each once, sorted so that every machine sees one order. */
  readonly files: readonly string[];
  readonly problems: readonly Problem[];
  /** Of the sources in which there was no file at all: a mistake where a person named them. */
  readonly empty: readonly Problem[];
}

const SKIPPED = new Set(['node_modules', '.git']);

/**
 * Every file below the given folders that is named so (as YAML, unless told otherwise); a path that names a file is taken as it is.
 * A path that does not exist is a problem, and so are a folder that cannot be listed and what is named like a file but is a pipe or a
 * device. Links are followed to files and folders, but not to the folder that they stand in or one around it: each real folder is listed once.
 */
export function findRuleFiles(sources: readonly (string | FileSource)[], named = /\.ya?ml$/i): FoundFiles {
  const problems: Problem[] = [];
  const empty: Problem[] = [];
  let seen = 0;
  const found = new Map<string, string>();
  const listed = new Set<string>();
  const refuse = (path: string, reason: string) =>
    problems.push(unreadableFile({ file: displayPath(path) }, { reason }));
  let before = 0;
  let isLeftOut = (_path: string): boolean => false;
  const visit = (path: string, isNamed: boolean, around: string | undefined) => {
    if (isLeftOut(path)) return;
    try {
      const stats = statSync(path);
      if (stats.isDirectory()) list(path, around);
      else if (isNamed) take(path, stats);
    } catch (error) {
      refuse(path, systemReason(error));
    }
  };
  const take = (path: string, stats: Stats) => {
    seen += 1;
    const reason = notRegular(stats);
    const real = realpathSync(path);
    if (reason) refuse(path, reason);
    else if (!found.has(real)) found.set(real, path);
  };
  const list = (path: string, around: string | undefined) => {
    const real = realpathSync(path);
    if (listed.has(real) || (around !== undefined && isWithin(around, real))) return;
    listed.add(real);
    for (const name of readdirSync(path).sort(compare))
      if (!SKIPPED.has(name)) visit(join(path, name), named.test(name), real);
  };
  for (const source of sources) {
    const { path, exclude } = typeof source === 'string' ? { path: source, exclude: [] } : source;
    isLeftOut = (file) => file !== path && isExcluded(relative(path, file).split(sep).join('/'), exclude);
    // What one source leaves out another may have.
    listed.clear();
    [seen, before] = [0, problems.length];
    visit(path, true, undefined);
    if (seen === 0 && problems.length === before)
      empty.push(nothingFound({ file: displayPath(path) }, { names: endings(named) }));
  }
  return { files: [...found.values()], problems, empty };
}

/** `*.yaml`, in words, of an expression for endings. */
const endings = (named: RegExp): string => (named.test('x.json') ? '*.yaml, *.yml or *.json' : '*.yaml or *.yml');

/** `*` fits slashes too, so `**` means no more; a slash at the end is that of a folder. */
function isExcluded(path: string, globs: readonly string[]): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return globs.some((written) => {
    const glob = written.replace(/^(?:\.\/)+/, '').replace(/\/(?:\*\*)?$/, '');
    return (
      matches(glob, path) ||
      (glob.startsWith('**/') && matches(glob.slice(3), path)) ||
      (!glob.includes('/') && matches(glob, name))
    );
  });
}

const isWithin = (folder: string, outer: string): boolean =>
  folder === outer || folder.startsWith(outer.endsWith(sep) ? outer : outer + sep);

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
