// Where strangers' input is read: a thread that can be stopped, and whose memory is bounded.
require('tsx/cjs');
const { Module } = require('node:module');

// Queries are analysed in this thread, which the one that asks watches over.
const pool = require.resolve('../../lib/kql/workers/pool.ts');
require.cache[pool] = Object.assign(new Module(pool), { exports: require('../in-process-pool.ts'), loaded: true });
require('./thread.ts');
