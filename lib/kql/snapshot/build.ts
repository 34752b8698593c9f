// Makes a start-up snapshot of the workers: `node -r tsx/cjs build.ts <file>`. Runs in the background, of the lowest priority; when
// anything goes wrong there is no snapshot, and nobody notices but the clock.
import { spawnSync } from 'node:child_process';
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { constants, setPriority } from 'node:os';
import { dirname, join } from 'node:path';
import { TABLES_FILE } from '../../catalog/tables';
import { workerEnvironment } from '../workers/worker';
import { WARM_UP } from './warm-up';

/** Writes the snapshot to `file`, in one step at the end. Throws when that fails. */
export function buildSnapshot(file: string): void {
  const temporary = `${file}.${process.pid}`;
  const entry = `${temporary}.js`;
  mkdirSync(dirname(file), { recursive: true });
  try {
    writeFileSync(entry, entryScript());
    run(['--snapshot-blob', temporary, '--build-snapshot', entry]);
    const answer = run(['--snapshot-blob', temporary], `${TRIAL.map((line) => JSON.stringify(line)).join('\n')}\n`);
    if (!answer.includes('kql/unknown-column'))
      throw new Error(`the snapshot does not answer: ${answer.slice(0, 200)}`);
    renameSync(temporary, file);
  } finally {
    for (const left of [temporary, entry, `${file}.building`]) rmSync(left, { force: true });
  }
}

/** The snapshot must answer this before it is put in place. */
const TRIAL = [
  { declarations: { tables: [], functions: [], watchlists: [] } },
  { id: 0, query: { text: 'SigninLogs | where NoSuchColumn == 1' } },
];

function run(args: readonly string[], input = ''): string {
  const { status, stdout, stderr, error } = spawnSync(process.execPath, args, {
    input,
    encoding: 'utf8',
    env: workerEnvironment(),
    windowsHide: true,
    timeout: 120_000,
  });
  if (status !== 0) throw error ?? new Error(stderr.slice(0, 1000));
  return stdout;
}

/**
 * A snapshot is made by one script that can require nothing but Node's own modules, so it holds the worker's code as one bundle (made by
 * the bundler that tsx brings) and reads the service's two scripts itself.
 */
function entryScript(): string {
  const service = ['bridge.min.js', 'Kusto.Language.Bridge.min.js'].map((name) =>
    require.resolve(`@kusto/language-service-next/${name}`),
  );
  return `
const vm = require('node:vm');
const { readFileSync } = require('node:fs');
for (const file of ${JSON.stringify(service)}) vm.runInThisContext(readFileSync(file, 'utf8'), { filename: file });
const worker = { exports: {} };
vm.runInThisContext(${JSON.stringify(`(function (require, module, exports) {${bundle()}\n})`)}, { filename: 'worker.js' })(require, worker, worker.exports);
worker.exports.warmUp(${JSON.stringify(WARM_UP)});
require('node:v8').startupSnapshot.setDeserializeMainFunction(() => worker.exports.serve());
`;
}

interface Bundler {
  buildSync(options: object): { readonly outputFiles: readonly { readonly text: string }[] };
}

function bundle(): string {
  const bundler = createRequire(require.resolve('tsx'))('esbuild') as Bundler;
  const { outputFiles } = bundler.buildSync({
    entryPoints: [join(__dirname, '..', 'workers', 'serve.ts')],
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    write: false,
    logLevel: 'silent',
    external: ['@kusto/*'],
    // The only file that the engine reads is the catalog, and the warm-up has read it.
    define: { __dirname: JSON.stringify(dirname(dirname(TABLES_FILE))) },
  });
  return outputFiles[0]!.text;
}

if (require.main === module) {
  const [, , file] = process.argv;
  try {
    setPriority(constants.priority.PRIORITY_LOW);
  } catch {
    // Some systems do not let a process be modest.
  }
  try {
    buildSnapshot(file!);
  } catch (error) {
    // For whoever looks into the cache folder to find out why there is no snapshot.
    writeFileSync(`${file}.bad`, String((error as Error).stack ?? error));
  }
}
