// The language service and the tools behind these tests must never phone home.
process.env.CHECKPOINT_DISABLE = '1';

/**
 * Queries are analysed in the process of the tests: each file of tests would start workers of its own. Whoever tests these calls
 * `jest.unmock`; commands that run as processes have them as well.
 */
jest.mock('../lib/kql/workers/pool', () => require('./in-process-pool'));
