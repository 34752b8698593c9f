const { relative } = require('node:path');
const { runCLI } = require('jest');
const order = require('./order');
const environment = require('./environment');

/**
 * Runs tests of a copy of the kit, one request after the other, in a process that stays warm: jest and the language service start once.
 * A request: the `root` of the copy, its `tests` in the order in which they run, and the folder `covering` whose run lines are wanted.
 */
process.on('message', async ({ root, tests, covering }) => {
  order.tests = tests;
  environment.hasFailed = false;
  const coverage = covering && {
    coverage: true,
    coverageProvider: 'v8',
    collectCoverageFrom: [`${covering}/**/*.ts`],
    coverageReporters: ['none'],
  };
  const options = {
    $0: 'jest',
    _: tests,
    runTestsByPath: true,
    runInBand: true,
    silent: true,
    reporters: [],
    // Snapshots that are new would be written otherwise, and no mutant could fail them.
    ci: true,
    watchman: false,
    cacheDirectory: `${root}/.jest`,
    testSequencer: require.resolve('./order'),
    testEnvironment: require.resolve('./environment'),
    ...coverage,
  };
  const { results } = await runCLI(options, [root]);
  process.send({ passed: results.success, lines: covering ? runLines(root, results.coverageMap) : {} });
});
process.on('disconnect', () => process.exit());

/** The lines of each file that ran; a line that ran in part is one of them. */
function runLines(root, map) {
  const linesOf = (file) =>
    Object.entries(map.fileCoverageFor(file).getLineCoverage()).flatMap(([line, hits]) => (hits > 0 ? [+line] : []));
  return Object.fromEntries(map.files().map((file) => [relative(root, file).replaceAll('\\', '/'), linesOf(file)]));
}
