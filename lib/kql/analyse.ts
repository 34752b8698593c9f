import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { defaultCacheFolder, isWritable } from '../cache/cache-folder';
import { engineFingerprint } from './fingerprint';
import type { Declarations } from './model/declarations';
import type { QueryFacts, QueryInput } from './model/facts';
import { ResultCache, resultFile } from './result-cache';
import { Snapshot } from './snapshot/snapshot';
import { analyseInWorkers, startWorkers } from './workers/pool';

export interface AnalyseOptions {
  /** Where results are kept between runs; false: nowhere. @default node_modules/.cache/token-theft-kit, or a temporary folder */
  readonly cacheFolder?: string | false;
}

/**
 * Proves queries against the workspace's tables, functions and watchlists. Gives one answer per query, in their order; never throws for a
 * bad query: what cannot be analysed has the problem `kql/analysis-failed`. The work is done in processes of its own, so that no query
 * can take this one down.
 */
export async function analyseQueries(
  queries: readonly QueryInput[],
  declarations: Declarations,
  options: AnalyseOptions = {},
): Promise<readonly QueryFacts[]> {
  if (queries.length === 0) return [];
  const folder = cacheFolder(options.cacheFolder);
  const cache = folder && new ResultCache(folder, engineFingerprint());
  const declared = JSON.stringify(declarations);
  const keyOf = queries.map(({ text, parameters = [] }) =>
    createHash('sha1')
      .update(JSON.stringify([text, parameters, declared]))
      .digest('base64url'),
  );
  const known = new Map<string, QueryFacts>();
  const missing = new Map<string, QueryInput>();
  queries.forEach((query, i) => {
    const key = keyOf[i]!;
    if (known.has(key) || missing.has(key)) return;
    const facts = cache ? cache.get(key) : undefined;
    if (facts) known.set(key, facts);
    else missing.set(key, query);
  });
  const snapshot = new Snapshot(folder || cacheFolder());
  const answers = await analyseInWorkers([...missing.values()], declarations, {
    snapshot: missing.size > 0 ? snapshot.path() : undefined,
    onBadSnapshot: () => snapshot.remove(),
  });
  [...missing.keys()].forEach((key, i) => {
    const facts = answers[i]!;
    known.set(key, facts);
    if (cache && !facts.problems.some((problem) => problem.code === 'kql/analysis-failed')) cache.set(key, facts);
  });
  if (cache) cache.save();
  if (missing.size > 0) snapshot.buildInBackground();
  return keyOf.map((key) => known.get(key)!);
}

/** Fewer queries than this are analysed as soon as workers could be ready for them. */
const MANY = 20;

/**
 * Says that about so many queries will be asked for, before their files are read: workers start meanwhile. When results are kept from
 * before, only few queries can be new, and one worker is enough; it is of no use without a start-up snapshot.
 */
export function expectQueries(count: number, options: AnalyseOptions = {}): void {
  if (count < MANY || process.env.NODE_ENV === 'test') return;
  const folder = cacheFolder(options.cacheFolder);
  const snapshot = new Snapshot(folder ?? cacheFolder()).path();
  const kept = folder !== undefined && existsSync(resultFile(folder, engineFingerprint()));
  if (!kept) startWorkers(2, snapshot);
  else if (snapshot) startWorkers(1, snapshot);
}

const cacheFolder = (wanted?: string | false): string | undefined => {
  if (wanted === false) return undefined;
  const folder = wanted ?? defaultCacheFolder();
  return isWritable(folder) ? folder : undefined;
};
