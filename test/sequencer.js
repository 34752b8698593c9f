const { parse } = require('node:path');
const Sequencer = require('@jest/test-sequencer').default;

/**
 * What takes longest begins first, so that no core waits for it at the end. jest knows that from earlier runs; in a fresh clone it goes
 * by the size of the files, and these are small: most of their work is done by other processes.
 */
const LONGEST = ['detections', 'processes', 'additions', 'exit-codes', 'snapshot', 'package', 'local-engine'];

module.exports = class extends Sequencer {
  sort(tests) {
    const place = ({ path }) => {
      const at = LONGEST.indexOf(parse(path).name.replace('.test', ''));
      return at < 0 ? LONGEST.length : at;
    };
    return super.sort(tests).sort((a, b) => place(a) - place(b));
  }
};
