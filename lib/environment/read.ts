import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { effectiveLicences } from '../catalog/licences';
import { displayPath, unreadableFile } from '../files/file-problems';
import { type Problem, sortProblems } from '../files/problem';
import type { Path } from '../files/source';
import { matches } from '../values/glob';
import { didYouMean } from '../values/text';
import { environmentChecks } from './checks/all';
import { sharedThings } from './duplicates';
import type { EnvironmentInput } from './format/schema';
import { type Environment, makeEnvironment } from './model/environment';
import { type LayeredFile, LayerReader, withoutNulls } from './model/layers';
import { makeNames, type Names, nameProblems } from './model/names';
import { invalidName, unknownEnvironment } from './model/problems';
import { repair } from './repair';
import { secretProblems } from './secrets';
import { schemaProblems } from './validate';

export interface Environments {
  /** The chosen ones, by name; only those without a mistake. */
  readonly environments: readonly Environment[];
  /** Mistakes of every file, chosen or not: a broken base breaks what is built on it. */
  readonly problems: readonly Problem[];
}

/** Files of the folder that are not environments. */
const RESERVED = new Set(['suppressions']);
const NAME = /^[a-z]([a-z0-9-]{0,38}[a-z0-9])?$/;

/**
 * Reads every environment of a folder; never throws on what is in the files.
 * @param patterns names or globs of the environments wanted; default all
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
  for (const file of reader.touched()) {
    problems.push(...file.problems);
    if (!file.value) continue;
    const locate = file.source.at.bind(file.source);
    problems.push(...schemaProblems(withoutNulls(file.value), locate, false), ...secretProblems(file.value, locate));
  }
  problems.push(...sharedThings(found));
  const chosen = choose(names, patterns, folder, problems);
  return {
    environments: found.filter((e) => chosen.has(e.name)),
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

function readOne(name: string, file: LayeredFile, problems: Problem[]): Environment | undefined {
  if (!file.merged) return undefined;
  if (!NAME.test(name)) {
    const allowed =
      '1 to 40 lower-case letters, digits and hyphens, starting with a letter and not ending with a hyphen';
    problems.push(
      invalidName({ file: file.source.file }, { what: 'environment', name, allowed, from: 'the name of the file' }),
    );
    return undefined;
  }
  const { value, locate } = file.merged;
  const refused = schemaProblems(value, locate, true);
  problems.push(...refused);
  const repaired = repair(value);
  if (!repaired) return undefined;
  const { input, holds } = repaired;
  const paths = new Map<string, Path>();
  const remember = (path: Path, part?: 'key' | 'value') => {
    const place = locate(path, part);
    paths.set(`${place.file}:${place.line}:${place.column}`, path);
    return place;
  };
  const resourceNames = makeNames(input, name);
  const licences = effectiveLicences(input.tenant.licences);
  const context = { input, names: resourceNames, licences, locate: remember };
  const own = [
    ...environmentChecks.flatMap((check) => check(context)),
    ...nameProblems(resourceNames, input, usedNames(input), remember),
  ];
  problems.push(...own.filter((p) => holds(p, paths.get(`${p.file}:${p.line}:${p.column}`) ?? [])));
  if (refused.length > 0 || own.length > 0) return undefined;
  return makeEnvironment(name, file.source.file, input, file.merged);
}

/** Names of things that this environment really makes or refers to. */
function usedNames(input: EnvironmentInput): (keyof Names)[] {
  const used: (keyof Names)[] = ['resourceGroup', 'workbook'];
  if (!input.workspace.existing) used.push('workspace');
  if (input.diagnostics.enabled) used.push('diagnosticSetting');
  if (input.diagnostics.archive.enabled) used.push('archiveDiagnosticSetting', 'archiveStorageAccount');
  if (input.diagnostics.stream.enabled)
    used.push('streamDiagnosticSetting', 'streamNamespace', 'streamHub', 'streamAuthorizationRule');
  return used;
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
        unknownEnvironment({ file: displayPath(folder) }, { pattern, names, nearest: didYouMean(pattern, names) }),
      );
    }
  }
  return chosen;
}

/** A base is read with each environment built on it: its mistakes are told once. */
function unique(problems: readonly Problem[]): Problem[] {
  const seen = new Set<string>();
  return problems.filter((p) => {
    const key = JSON.stringify([p.file, p.line, p.column, p.code, p.message]);
    return !seen.has(key) && seen.add(key);
  });
}
