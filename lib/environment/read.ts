import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { environmentForms } from '../catalog/bounds/environment';
import { displayPath, unreadableFile } from '../files/file-problems';
import { guarded } from '../files/format/guard';
import { readFormat, readValue } from '../files/format/read';
import { type Problem, sortProblems } from '../files/problem';
import { matches } from '../values/glob';
import { didYouMean } from '../values/text';
import { combinationProblems } from './checks/all';
import { settingsWithoutEffect } from './checks/effect';
import { sharedThings } from './duplicates';
import { environmentArea, environmentFormat } from './format/environment';
import { type Environment, makeEnvironment } from './model/environment';
import { type LayeredFile, LayerReader } from './model/layers';
import { invalidName, unknownEnvironment } from './model/problems';
import { secretProblems } from './secrets';

export interface Environments {
  /** The chosen ones, by name; only those without a mistake. */
  readonly environments: readonly Environment[];
  /** All that have a file, chosen or not, with mistakes or not. */
  readonly names: readonly string[];
  /** The chosen ones among them. */
  readonly chosen: readonly string[];
  /** Mistakes of every file, chosen or not: a broken base breaks what is built on it. */
  readonly problems: readonly Problem[];
}

/** Files of the folder that are not environments. */
const RESERVED = new Set(['suppressions']);

/**
 * Reads every environment of a folder; never throws on what is in the files.
 * @param patterns names or globs of the environments to read; default all
 */
export function readEnvironments(folder: string, patterns: readonly string[] = []): Environments {
  const reader = new LayerReader();
  const problems: Problem[] = [];
  const found: Environment[] = [];
  const names: string[] = [];
  for (const path of environmentFiles(folder, problems)) {
    const file = reader.read(path);
    problems.push(...file.problems);
    if (file.value?.abstract === true) continue;
    const name = basename(path, extname(path));
    names.push(name);
    const environment = readOne(name, file, problems);
    if (environment) found.push(environment);
  }
  for (const file of reader.touched()) problems.push(...file.problems, ...ownProblems(file));
  problems.push(...sharedThings(found));
  const chosen = choose(names, patterns, folder, problems);
  return {
    environments: found.filter((e) => chosen.has(e.name)),
    names,
    chosen: names.filter((name) => chosen.has(name)),
    problems: unique(sortProblems(problems)),
  };
}

function environmentFiles(folder: string, problems: Problem[]): string[] {
  if (!existsSync(folder) || !statSync(folder).isDirectory()) {
    problems.push(unreadableFile({ file: displayPath(folder) }, { reason: 'there is no such folder' }));
    return [];
  }
  return readdirSync(folder)
    .filter((name) => /\.ya?ml$/i.test(name) && !RESERVED.has(basename(name, extname(name))))
    .sort()
    .map((name) => join(folder, name));
}

/** What is wrong with one file by itself; what is missing in it may stand in another. */
function ownProblems({ source, value }: LayeredFile): Problem[] {
  if (!value) return [];
  const { code } = environmentArea.problems.missingValue.definition;
  const { problems } = readFormat(environmentFormat, source, environmentArea);
  return [...problems.filter((problem) => problem.code !== code), ...secretProblems(value, source.at.bind(source))];
}

function readOne(
  name: string,
  { source, merged, value: own }: LayeredFile,
  problems: Problem[],
): Environment | undefined {
  if (!merged) return undefined;
  const { pattern, form: allowed } = environmentForms.name;
  if (!pattern.test(name)) {
    problems.push(
      invalidName(
        { file: source.file },
        { what: 'environment', name, allowed, from: 'the name of the file', cure: renameTo(source.file, name) },
      ),
    );
    return undefined;
  }
  const { locate } = merged;
  const { value, problems: ofForm, refused } = readValue(environmentFormat, merged.value, environmentArea, locate);
  if (!value) return undefined;
  const input = guarded(value, refused);
  const all = [...ofForm, ...combinationProblems({ input, environment: name, locate })];
  problems.push(...all);
  if (all.length > 0) return undefined;
  problems.push(...settingsWithoutEffect(value, own, source));
  return makeEnvironment(name, source.file, value, merged);
}

function renameTo(file: string, name: string): string {
  const fitting = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '');
  return `Rename ${file}${environmentForms.name.pattern.test(fitting) ? `, for example to ${fitting}.yaml` : ''}.`;
}

function choose(
  names: readonly string[],
  patterns: readonly string[],
  folder: string,
  problems: Problem[],
): Set<string> {
  if (patterns.length === 0) return new Set(names);
  const chosen = new Set<string>();
  for (const pattern of patterns) {
    const fitting = names.filter((name) => matches(pattern, name));
    for (const name of fitting) chosen.add(name);
    if (fitting.length === 0) {
      problems.push(
        unknownEnvironment({ file: displayPath(folder) }, { pattern, names, suggestion: didYouMean(pattern, names) }),
      );
    }
  }
  return chosen;
}

/** A base is read with each environment built on it: its mistakes are reported once. */
function unique(problems: readonly Problem[]): Problem[] {
  const seen = new Set<string>();
  return problems.filter((p) => {
    const key = JSON.stringify([p.file, p.line, p.column, p.code, p.message]);
    return !seen.has(key) && seen.add(key);
  });
}
