import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { kitRoot } from '../../lib/files/root';
import { printError, shown } from '../../lib/report/print';
import { fuzz } from './fuzz';
import { HELP, options } from './options';
import { WatchedReader } from './watched-reader';

/** What one input may take on a busy machine. */
const BOUNDS = { seconds: 60, megabytes: 600 };

async function main(): Promise<number> {
  const given = options(process.argv.slice(2));
  if (given === 'help') {
    console.log(HELP);
    return 0;
  }
  if ('wrong' in given) {
    printError(`${given.wrong}\n\n${HELP}`);
    return 2;
  }
  const { readers, seconds, seed } = given;
  console.log(`--seed ${seed}`);
  let failed = false;
  for (const name of readers) {
    const reader = new WatchedReader(name, BOUNDS);
    const outcome = await fuzz(reader, { seed, seconds: seconds / readers.length });
    await reader.stop();
    console.log(`${name}: ${outcome.tried} inputs in ${outcome.seconds.toFixed(1)} s`);
    if (!outcome.failure) continue;
    failed = true;
    const { fault, smallest, shrunk } = outcome.failure;
    const folder = join(kitRoot, '.ttk', 'fuzz');
    mkdirSync(folder, { recursive: true });
    const path = join(folder, `${name}-${seed}`);
    writeFileSync(path, smallest);
    const text = smallest.toString('utf8');
    const cut = text.length > 3000 ? `${text.slice(0, 3000)}\n… (${smallest.length} bytes in all)` : text;
    console.log(
      shown(`\n${name} FAILED: ${fault}\n\nThe smallest input (made smaller ${shrunk} times), ${path}:\n${cut}`),
    );
    console.log(`\nAgain: npm run fuzz -- ${name} --seed ${seed} --seconds ${Math.ceil(seconds / readers.length)}\n`);
  }
  return failed ? 1 : 0;
}

main().then(
  (code) => process.exit(code),
  (error) => {
    printError(error instanceof Error ? (error.stack ?? error.message) : String(error));
    process.exit(70);
  },
);
