import type { Analyser } from '../lib/kql/engine/analyser';
import type { Declarations } from '../lib/kql/model/declarations';
import type { QueryInput } from '../lib/kql/model/facts';

/** Stands in for lib/kql/workers/pool: queries are analysed in this process, where the service is warm. */

const analysers = new Map<string, Analyser>();

function analyserFor(declarations: Declarations): Analyser {
  const key = JSON.stringify(declarations);
  const known = analysers.get(key);
  if (known) return known;
  // Only who analyses waits for the engine to be loaded.
  const { Analyser } = require('../lib/kql/engine/analyser') as typeof import('../lib/kql/engine/analyser');
  const analyser = new Analyser(declarations);
  // Each holds a workspace of its own.
  if (analysers.size >= MOST) analysers.delete(analysers.keys().next().value!);
  analysers.set(key, analyser);
  return analyser;
}

const MOST = 20;

export const startWorkers = (): void => undefined;

export const analyseInWorkers = async (queries: readonly QueryInput[], declarations: Declarations) =>
  queries.map((query) => JSON.parse(JSON.stringify(analyserFor(declarations).analyse(query))));
