import { existsSync } from 'node:fs';
import { answersFolder, Cache } from '../cache/cache';
import { defaultCacheFolder } from '../cache/cache-folder';
import { searchBounds } from '../catalog/bounds/searches';
import { serviceVersion } from './engine/language/kusto';
import type { Declarations } from './model/declarations';
import type { QueryFacts, QueryInput, QueryProblem } from './model/facts';
import type { Analysis } from './model/model';
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
    const refused = refusal(asked[i]!.text);
    if (refused) {
      known.set(question, { problems: [refused], analysis: NOTHING, openColumns: true });
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

const NOTHING: Analysis = { tables: [], functions: [], watchlists: [], columns: [] };

/** The language service takes a minute for thousands of brackets within each other, and refuses more than some hundreds anyway. */
const NESTING = 500;

/** Why a query is not given to the language service. */
function refusal(text: string): QueryProblem | undefined {
  if (text.length > searchBounds.query.max) return queryTooLong({ start: 0, end: 1 }, { found: text.length });
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    if ('([{'.includes(text[at]!)) depth += 1;
    else if (')]}'.includes(text[at]!)) depth -= 1;
    if (depth > NESTING)
      return analysisFailed({ start: at, end: at + 1 }, { reason: `its brackets nest deeper than ${NESTING} levels` });
  }
  return undefined;
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
