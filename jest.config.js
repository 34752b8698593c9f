const { existsSync } = require('node:fs');
const { join } = require('node:path');

/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: '<rootDir>/test/environment.js',
  // What tests reach, too, so that jest knows which tests a changed file concerns.
  roots: ['cli', 'constructs', 'lib', 'test'].map((room) => join(__dirname, room)).filter(existsSync),
  testMatch: ['**/*.test.ts'],
  transform: {
    '\\.ts$': [
      '@swc/jest',
      { jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'commonjs' } },
    ],
  },
  testSequencer: '<rootDir>/test/sequencer.js',
  setupFiles: ['<rootDir>/test/setup.ts'],
  // jest leaves one core idle, which on two is half the machine.
  maxWorkers: '100%',
  // The language service takes seconds to start on a busy machine.
  testTimeout: 180_000,
};
