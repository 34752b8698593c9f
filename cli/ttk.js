#!/usr/bin/env node
process.env.CHECKPOINT_DISABLE ??= '1';
const { makeProgram } = require('./program.js');
const { version } = require('../package.json');

/** Loads a command with its TypeScript only now: help and version never wait for a compiler. */
function load(name) {
  require('tsx/cjs');
  return require(`./commands/${name}.ts`).run;
}

makeProgram(version, load)
  .parseAsync()
  .catch((error) => {
    // A defect of ours, not of the input: bad input is reported by the commands themselves.
    console.error(error);
    process.exitCode = 70;
  });
