#!/usr/bin/env node
process.env.CHECKPOINT_DISABLE ??= '1';
const { version } = require('../package.json');

/** Loads a command with its TypeScript only now: help and version never wait for a compiler. */
function load(name) {
  require('tsx/cjs');
  return require(`./commands/${name}.ts`).run;
}

function main() {
  const { makeProgram } = require('./program.js');
  return makeProgram(version, load).parseAsync();
}

// A promise, so that what fails while loading and what fails later end in one place.
Promise.resolve()
  .then(main)
  .catch((error) => {
    const missing = error?.code === 'MODULE_NOT_FOUND' && !/cannot find module '\./i.test(error.message);
    // Anything else is a defect of ours, not of the input: bad input is reported by the commands themselves.
    console.error(missing ? `${error.message.split('\n')[0]}. Run 'npm ci' first.` : error);
    process.exitCode = missing ? 1 : 70;
  });
