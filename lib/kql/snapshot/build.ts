// Makes a start-up snapshot of the workers: `node -r tsx/cjs build.ts <cache folder>`. Runs in the background, of the lowest priority; when
// anything goes wrong there is no snapshot, and workers start the slow way.
import { spawnSync } from 'node:child_process';
import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { constants, setPriority } from 'node:os';
import { dirname, join } from 'node:path';
import { TABLES_FILE } from '../../catalog/tables';
import { workerEnvironment } from '../workers/worker';
import { Snapshot } from './snapshot';

/** Writes the snapshot to `file`, in one step at the end. Throws when that fails. */
export function buildSnapshot(file: string): void {
  const aside = `${file}.${process.pid}`;
  const entry = `${aside}.js`;
  mkdirSync(dirname(file), { recursive: true });
  try {
    bundle(entry);
    run(['--snapshot-blob', aside, '--build-snapshot', entry]);
    const answer = run(['--snapshot-blob', aside], TRIAL);
    if (!answer.includes('kql/unknown-column')) throw new Error(`the snapshot answers: ${answer.slice(0, 200)}`);
    renameSync(aside, file);
  } finally {
    for (const left of [aside, entry]) rmSync(left, { force: true });
  }
}

/** The snapshot must answer this before it is put in place. */
const TRIAL = `{"declarations":{"tables":[],"functions":[],"watchlists":[]}}
{"id":0,"query":{"text":"SigninLogs | where NoSuchColumn == 1"}}
`;

function run(args: readonly string[], input = ''): string {
  const options = { input, encoding: 'utf8', env: workerEnvironment(), windowsHide: true, timeout: 120_000 } as const;
  const { status, stdout, stderr, error } = spawnSync(process.execPath, args, options);
  if (status !== 0) throw error ?? new Error(stderr.slice(0, 1000));
  return stdout;
}

interface Bundler {
  buildSync(options: object): void;
}

/** A snapshot is made by one script that can require nothing but Node's own modules; tsx brings the bundler that makes it. */
function bundle(outfile: string): void {
  const bundler = createRequire(require.resolve('tsx'))('esbuild') as Bundler;
  bundler.buildSync({
    entryPoints: [join(__dirname, 'entry.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    logLevel: 'silent',
    // The only file that the engine reads is the catalog's, and the warm-up has read it.
    define: { __dirname: JSON.stringify(dirname(dirname(TABLES_FILE))) },
  });
}

if (require.main === module) {
  try {
    setPriority(constants.priority.PRIORITY_LOW);
  } catch {
    // Some systems do not let a process lower its priority.
  }
  // Named by this process, whose code it holds: the kit may have been upgraded since another asked for it.
  buildSnapshot(new Snapshot(process.argv[2]!).file);
}
