import type { Declarations } from './declarations';
import type { QueryFacts, QueryInput } from './facts';

export interface AnalyseOptions {
  /** Where results are kept between runs; false: nowhere. @default node_modules/.cache/token-theft-kit */
  readonly cacheFolder?: string | false;
}

/** Proves queries against the workspace's tables, functions and watchlists. Gives one answer per query, in their order; never throws for a bad query. */
export async function analyseQueries(
  queries: readonly QueryInput[],
  declarations: Declarations,
  _options: AnalyseOptions = {},
): Promise<readonly QueryFacts[]> {
  const { Analyser } = require('./engine/analyser') as typeof import('./engine/analyser');
  const analyser = new Analyser(declarations);
  return queries.map((query) => analyser.analyse(query));
}
