import { existsSync } from 'node:fs';
import { answersFolder, Cache } from '../cache/cache';
import { defaultCacheFolder } from '../cache/cache-folder';
import { searchBounds } from '../catalog/bounds/searches';
import { serviceVersion } from './engine/language/kusto';
import type { Declarations } from './model/declarations';
import type { QueryFacts, QueryInput } from './model/facts';
import { analysisFailed, queryTooLong } from './model/problems';
import { Snapshot } from './snapshot/snapshot';
import { analyseInWorkers, startWorkers } from './workers/pool';

export interface AnalyseOptions {
  /** Where results are kept between runs; false: nowhere. @default node_modules/.cache/token-theft-kit, or the user's cache */
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
  const folder = options.cacheFolder ?? defaultCacheFolder();
  const cache = folder ? new Cache<QueryFacts>(folder, 'compiled query', [serviceVersion(), declarations]) : undefined;
  const asked = queries.map(({ text, parameters = [], period }) => ({ text, parameters, period }));
  const questions = asked.map((query) => JSON.stringify(query));
  const known = new Map<string, QueryFacts>();
  const missing = new Map<string, QueryInput>();
  questions.forEach((question, i) => {
    if (known.has(question) || missing.has(question)) return;
    const { length } = asked[i]!.text;
    if (length > searchBounds.query.max) {
      const problems = [queryTooLong({ start: 0, end: 1 }, { found: length })];
      known.set(question, {
        problems,
        analysis: { tables: [], functions: [], watchlists: [], columns: [] },
        openColumns: true,
      });
      return;
    }
    const facts = cache?.get(asked[i]);
    if (facts) known.set(question, facts);
    else missing.set(question, asked[i]!);
  });
  if (missing.size > 0) {
    const snapshot = new Snapshot(folder || defaultCacheFolder());
    const answers = await analyseInWorkers([...missing.values()], declarations, {
      snapshot: snapshot.path(),
      onBadSnapshot: () => snapshot.discard(),
    });
    [...missing].forEach(([question, query], i) => {
      const facts = answers[i]!;
      known.set(question, facts);
      // A failure may come from this machine or this moment, so it is not kept.
      if (!facts.problems.some(({ code }) => code === analysisFailed.definition.code)) cache?.put(query, facts);
    });
    snapshot.buildInBackground();
  }
  return questions.map((question) => known.get(question)!);
}

/** Fewer queries than this are analysed as soon as workers could be ready for them. */
const MANY = 20;

/**
 * Announces about how many queries will follow, before their files are read: workers start meanwhile. When answers are kept from
 * before, only few queries can be new, and one worker is enough; it is of no use without a start-up snapshot.
 */
export function expectQueries(count: number, options: AnalyseOptions = {}): void {
  if (count < MANY || process.env.NODE_ENV === 'test') return;
  const folder = options.cacheFolder ?? defaultCacheFolder();
  const snapshot = new Snapshot(folder || defaultCacheFolder()).path();
  if (!folder || !existsSync(answersFolder(folder))) startWorkers(2, snapshot);
  else if (snapshot) startWorkers(1, snapshot);
}
