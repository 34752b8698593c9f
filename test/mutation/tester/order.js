const { relative } = require('node:path');
const Sequencer = require('@jest/test-sequencer').default;

/** Tests run as they were asked for. */
module.exports = class Order extends Sequencer {
  static tests = [];

  sort(tests) {
    const place = ({ path, context }) =>
      Order.tests.indexOf(relative(context.config.rootDir, path).replaceAll('\\', '/'));
    return [...tests].sort((a, b) => place(a) - place(b));
  }
};
