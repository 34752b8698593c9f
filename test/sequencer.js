const { parse } = require('node:path');
const Sequencer = require('@jest/test-sequencer').default;

/**
 * What takes longest begins first, so that no core waits for it at the end. jest knows that from earlier runs; in a fresh clone it goes
 * by the size of the files, and these are small: most of their work is done by other processes.
 */
const LONGEST = ['kit', 'exit-codes', 'additions', 'package', 'processes'];

module.exports = class extends Sequencer {
  sort(tests) {
    const isLong = ({ path }) => LONGEST.some((name) => parse(path).name === `${name}.test`);
    const sorted = super.sort(tests);
    return [...sorted.filter(isLong), ...sorted.filter((test) => !isLong(test))];
  }
};
