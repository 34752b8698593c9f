// A reader with mistakes, by which the search for mistakes is tested.
const { parentPort } = require('node:worker_threads');

const held = [];
parentPort.on('message', ({ target, bytes }) => {
  if (target) return parentPort.postMessage({ bases: ['one: [1, 2, 3]\ntwo: { three: four }\n'] });
  const text = Buffer.from(bytes).toString('utf8');
  if (target === undefined && text.includes('constructor')) parentPort.postMessage({ fault: 'it threw' });
  else if (text.startsWith('hang')) for (;;);
  else if (text.startsWith('hold')) for (;;) held.push(new Array(100_000).fill(held.length));
  else if (text.startsWith('leave')) process.exit(3);
  else if (text.startsWith('throw')) throw new Error('uncaught');
  else parentPort.postMessage({});
});
