const TestEnvironment = require('../../environment');

/** Once a test has failed, the mutant is noticed: nothing else runs. (jest's own `bail` would end the process.) */
module.exports = class FirstFailure extends TestEnvironment {
  static hasFailed = false;

  async setup() {
    if (FirstFailure.hasFailed) throw new Error('A test before has failed.');
    await super.setup();
  }

  handleTestEvent({ name, test }) {
    if (name === 'test_start' && FirstFailure.hasFailed) test.mode = 'skip';
    if (name === 'test_done' && test.errors.length > 0) FirstFailure.hasFailed = true;
    if (name === 'run_finish') this.isFinished = true;
  }

  /** A file that cannot even be loaded never finishes its run. */
  async teardown() {
    if (!this.isFinished) FirstFailure.hasFailed = true;
    await super.teardown();
  }
};
