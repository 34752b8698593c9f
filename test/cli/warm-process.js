// The command line of a kit, one command after the other in one process: `node warm-process.js <kit>`, then each command's arguments as a
// message. A command has ended when nothing is left to do, as it is for a process of its own; then its code and its text are sent back.
const { join } = require('node:path');

const [, , kit] = process.argv;
const ttk = join(kit, 'cli', 'ttk.js');
const listen = () => process.channel.ref();
let text;

const record = (chunk) => {
  text += chunk;
  return true;
};
process.stdout.write = record;
process.stderr.write = record;

process.on('message', (args) => {
  process.channel.unref();
  text = '';
  process.exitCode = undefined;
  process.argv = [process.execPath, ttk, ...args];
  delete require.cache[ttk];
  require(ttk);
});
process.on('beforeExit', (code) => {
  listen();
  process.send({ code, text });
});
process.on('disconnect', () => process.exit());
listen();
