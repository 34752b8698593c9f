import { createHash, type Hash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { defaultCacheFolder } from '../cache/cache-folder';
import { isError } from '../files/problem';
import { kitRoot } from '../files/root';
import { findRuleFiles } from '../rules/read/files';
import type { Inputs, Plan } from './plan';

/**
 * The plan of a folder of environments, from an earlier run when nothing it rests on has changed: not one byte of an
 * environment, rule or watchlist file, no file more or less, and not the kit itself. Then neither YAML nor rules nor
 * the language service have to be loaded. A plan with an error is never kept.
 */
export async function planKit(folder: string, patterns: readonly string[]): Promise<Plan> {
  const file = join(defaultCacheFolder(), `plan-${keyOf(folder, patterns)}.bin`);
  const kept = load(file);
  if (kept) return kept;
  const { makePlan } = require('./plan') as typeof import('./plan');
  const plan = await makePlan(folder, patterns);
  if (!plan.problems.some(isError)) save(file, plan);
  return plan;
}

function keyOf(folder: string, patterns: readonly string[]): string {
  const hash = createHash('sha1').update(JSON.stringify([folder, process.cwd(), patterns, process.version]));
  for (const part of ['lib', 'package-lock.json']) addStats(hash, join(kitRoot, part));
  return hash.digest('hex').slice(0, 20);
}

/** Names, sizes and times of the kit's own files: a change of the code makes another key. */
function addStats(hash: Hash, path: string): void {
  const stat = statSync(path);
  if (!stat.isDirectory()) {
    hash.update(`${path} ${stat.size} ${stat.mtimeMs}\n`);
    return;
  }
  for (const name of readdirSync(path).sort()) addStats(hash, join(path, name));
}

interface Kept {
  /** Of everything the plan rests on. */
  readonly fingerprint: string;
  readonly plan: Plan;
}

function load(file: string): Plan | undefined {
  try {
    const bytes = readFileSync(file);
    const body = bytes.subarray(20);
    if (!createHash('sha1').update(body).digest().equals(bytes.subarray(0, 20))) return undefined;
    const { fingerprint, plan } = deserialize(body) as Kept;
    return fingerprint === fingerprintOf(plan.inputs) ? plan : undefined;
  } catch {
    // Absent, damaged or half removed: as good as none.
    return undefined;
  }
}

/** Written aside and moved, so that two runs at once never see half a file. */
function save(file: string, plan: Plan): void {
  const temporary = `${file}.${process.pid}`;
  try {
    const body = serialize({ fingerprint: fingerprintOf(plan.inputs), plan } satisfies Kept);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(temporary, Buffer.concat([createHash('sha1').update(body).digest(), body]));
    renameSync(temporary, file);
    removeOld(dirname(file), file);
  } catch {
    rmSync(temporary, { force: true });
  }
}

/** The plans of the last few ways to call are enough. */
function removeOld(folder: string, kept: string): void {
  const plans = readdirSync(folder)
    .filter((name) => /^plan-[0-9a-f]+\.bin$/.test(name))
    .map((name) => join(folder, name))
    .filter((path) => path !== kept)
    .map((path) => ({ path, time: statSync(path).mtimeMs }))
    .sort((a, b) => b.time - a.time);
  for (const { path } of plans.slice(15)) rmSync(path, { force: true });
}

function fingerprintOf({ environments, files, ruleSources }: Inputs): string {
  const hash = createHash('sha1');
  const add = (path: string) =>
    hash
      .update(`${path}\n`)
      .update(existsSync(path) ? readFileSync(path) : '')
      .update('\n');
  hash.update(readdirSync(environments).sort().join('\n'));
  for (const path of files) add(path);
  for (const path of findRuleFiles(ruleSources).files) add(path);
  return hash.digest('hex');
}
