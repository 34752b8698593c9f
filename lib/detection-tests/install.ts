import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { notOwn } from '../cache/own-folder';
import { isAlive } from '../files/write/lock';
import { EngineUnavailable } from './engine';

/** Versions and hashes of everything the local engine is made of. */
const REQUIREMENTS = join(__dirname, 'requirements.txt');

const OLDEST = [3, 11] as const;

/** Commands by which a Python may be found, the first that is new enough wins. `TTK_PYTHON` names another. */
const CANDIDATES: readonly (readonly string[])[] = [
  ['python3'],
  ['python3.13'],
  ['python3.12'],
  ['python3.11'],
  ['python'],
  ['py', '-3'],
];

/**
 * The Python of the local engine: a virtual environment of the kit's own with the pinned packages, made when it is not there yet.
 * Throws `EngineUnavailable` when there is no Python to make it with, or a package cannot be had.
 */
export function installedPython(cacheFolder: string, report: (what: string) => void): string {
  const base = findPython();
  const hash = createHash('sha256').update(readFileSync(REQUIREMENTS)).update(base.version).digest('hex').slice(0, 16);
  const folder = join(cacheFolder, `python-${hash}`);
  const foreign = notOwn(folder);
  if (foreign) throw new EngineUnavailable(`the local KQL engine in ${folder} is not run: ${foreign}`);
  if (isWhole(folder)) return pythonIn(folder);
  report('installing the local KQL engine (once)');
  // Made aside and moved into place when it is whole: an interrupted or a simultaneous installation leaves nothing half done.
  const aside = `${folder}.${process.pid}`;
  rmSync(aside, { recursive: true, force: true });
  mkdirSync(cacheFolder, { recursive: true, mode: 0o700 });
  removeInterrupted(cacheFolder);
  try {
    run(base.command, ['-m', 'venv', aside], 'the virtual environment cannot be made');
    const pip = ['-m', 'pip', 'install', '--quiet', '--no-input', '--disable-pip-version-check', '--no-deps'];
    run([pythonIn(aside)], [...pip, '--require-hashes', '-r', REQUIREMENTS], 'the packages cannot be installed');
    if (!isWhole(folder)) {
      rmSync(folder, { recursive: true, force: true });
      renameSync(aside, folder);
    }
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
  return pythonIn(folder);
}

const pythonIn = (folder: string): string =>
  process.platform === 'win32' ? join(folder, 'Scripts', 'python.exe') : join(folder, 'bin', 'python');

/** Every package is there to its last file: what was interrupted, or lost a part since, is made anew. */
function isWhole(folder: string): boolean {
  if (!existsSync(pythonIn(folder))) return false;
  const packages = packageFolders(folder).flatMap((site) =>
    readdirSync(site).filter((name) => existsSync(join(site, name, 'RECORD'))),
  );
  const there = new Set(packages.map(plainName));
  return requiredPackages().every(({ name, version }) => there.has(plainName(`${name}-${version}.dist-info`)));
}

const plainName = (name: string): string => name.toLowerCase().replace(/[-_.]+/g, '-');

/** Where a virtual environment keeps packages. */
function packageFolders(folder: string): string[] {
  const lib = join(folder, process.platform === 'win32' ? 'Lib' : 'lib');
  if (!existsSync(lib)) return [];
  return [lib, ...readdirSync(lib).map((name) => join(lib, name))]
    .map((around) => join(around, 'site-packages'))
    .filter((site) => existsSync(site));
}

const requiredPackages = () =>
  [...readFileSync(REQUIREMENTS, 'utf8').matchAll(/^([\w.-]+)==([\w.]+)/gm)].map(([, name, version]) => ({
    name,
    version,
  }));

/** What runs left that were stopped while they installed. */
function removeInterrupted(cacheFolder: string): void {
  for (const name of readdirSync(cacheFolder)) {
    const [, pid] = /^python-[0-9a-f]{16}\.(\d+)$/.exec(name) ?? [];
    if (pid && !isAlive(Number(pid))) rmSync(join(cacheFolder, name), { recursive: true, force: true });
  }
}

function findPython(): { command: readonly string[]; version: string } {
  const own = process.env.TTK_PYTHON;
  const seen: string[] = [];
  for (const command of own ? [[own]] : CANDIDATES) {
    const { stdout, status } = spawn(command, [
      '-c',
      'import sys; print("%d.%d %s" % (*sys.version_info[:2], sys.base_prefix))',
    ]);
    if (status !== 0) continue;
    const version = stdout.trim();
    const [major, minor] = version.split(/[. ]/).map(Number);
    if (major === OLDEST[0] && minor! >= OLDEST[1]) return { command, version };
    seen.push(`${command.join(' ')} is ${major}.${minor}`);
  }
  const found = seen.length > 0 ? seen.join(', ') : `${own ?? 'no Python'} ${own ? 'does not run' : 'was found'}`;
  throw new EngineUnavailable(
    `the local KQL engine needs Python ${OLDEST.join('.')} or newer on the PATH (or in TTK_PYTHON): ${found}`,
  );
}

function run(command: readonly string[], args: readonly string[], failure: string): void {
  const { status, stderr, stdout, error } = spawn(command, args);
  if (status === 0) return;
  const said = (error?.message ?? (stderr || stdout)).trim().split('\n').slice(-4).join(' ').slice(0, 500);
  throw new EngineUnavailable(`${failure} (${[...command, ...args.slice(0, 2)].join(' ')}): ${said}`);
}

function spawn(command: readonly string[], args: readonly string[]): SpawnSyncReturns<string> {
  return spawnSync(command[0]!, [...command.slice(1), ...args], { encoding: 'utf8', windowsHide: true });
}
