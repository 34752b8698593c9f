import type { Analyser } from '../lib/kql/engine/analyser';
import type { Declarations } from '../lib/kql/model/declarations';
import type { QueryInput } from '../lib/kql/model/facts';

// The language service and the tools behind these tests must never phone home.
process.env.CHECKPOINT_DISABLE = '1';

/**
 * Queries are analysed in the process of the tests, where the service is warm: each file of tests would start workers of its own.
 * Whoever tests these calls `jest.unmock`; commands that run as processes have them as well.
 */
jest.mock('../lib/kql/workers/pool', () => {
  const analysers = new Map<string, Analyser>();
  const analyserFor = (declarations: Declarations) => {
    const key = JSON.stringify(declarations);
    const { Analyser } = require('../lib/kql/engine/analyser') as typeof import('../lib/kql/engine/analyser');
    const analyser = analysers.get(key) ?? new Analyser(declarations);
    analysers.set(key, analyser);
    return analyser;
  };
  return {
    startWorkers: () => undefined,
    analyseInWorkers: async (queries: readonly QueryInput[], declarations: Declarations) =>
      queries.map((query) => JSON.parse(JSON.stringify(analyserFor(declarations).analyse(query)))),
  };
});
