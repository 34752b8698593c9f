#!/usr/bin/env node
process.env.CHECKPOINT_DISABLE ??= '1';
const { makeProgram } = require('./program.js');
const { version } = require('../package.json');

/** Loads a command with its TypeScript only now: help and version never wait for a compiler. */
function load(name) {
  // A command lives too short for V8's optimizing compiler to earn back what it costs.
  require('node:v8').setFlagsFromString('--interrupt-budget=1000000');
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
