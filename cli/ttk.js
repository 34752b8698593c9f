#!/usr/bin/env node
process.env.CHECKPOINT_DISABLE ??= '1';
const { version } = require('../package.json');

/** Loads a command with its TypeScript only now: help and version never wait for a compiler. */
function load(name) {
  require('tsx/cjs');
  return require(`./commands/${name}.ts`).run;
}

/** What fails may name the input: it is printed like all that is. */
function complain(what) {
  require('tsx/cjs');
  const { printError } = require('../lib/report/print.ts');
  printError(what?.stack ?? String(what));
}

function main() {
  const { makeProgram } = require('./program.js');
  return makeProgram(version, load, complain).parseAsync();
}

// A promise, so that what fails while loading and what fails later end in one place.
Promise.resolve()
  .then(main)
  .catch((error) => {
    const exitCodes = require('../lib/report/exit-codes.json');
    if (error?.code === 'MODULE_NOT_FOUND' && !/cannot find module '\./i.test(error.message)) {
      console.error(`${error.message.split('\n')[0]}. Run 'npm ci' first.`);
      process.exitCode = exitCodes.unknown.code;
    } else {
      require('tsx/cjs');
      process.exitCode = require('../lib/report/failure.ts').reportFailure(error);
    }
  });
