import child, { type SpawnSyncReturns } from 'node:child_process';
import fs, { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { installedPython } from '../../lib/detection-tests/install';
import { freshFolder } from '../environment/workbench';

const packages = [
  ...readFileSync(join(__dirname, '../../lib/detection-tests/requirements.txt'), 'utf8').matchAll(
    /^([\w.-]+)==([\w.]+)/gm,
  ),
].map(([, name, version]) => `${name!.replaceAll('-', '_')}-${version}.dist-info`);

/** A Python that installs without a network; `most` packages, then it is stopped. */
function python(most = Number.POSITIVE_INFINITY) {
  const calls: string[] = [];
  jest.spyOn(child, 'spawnSync').mockImplementation(((command: string, args: string[]) => {
    calls.push(args.slice(0, 3).join(' '));
    if (args.includes('venv')) {
      const folder = args.at(-1)!;
      mkdirSync(join(folder, 'bin'), { recursive: true });
      writeFileSync(join(folder, 'bin', 'python'), '');
    } else if (args.includes('pip')) {
      const site = join(command, '../../lib/python3.12/site-packages');
      for (const name of packages.slice(0, most)) {
        mkdirSync(join(site, name), { recursive: true });
        writeFileSync(join(site, name, 'RECORD'), '');
      }
      if (most < packages.length) throw new Error('stopped');
    }
    return { status: 0, stdout: '3.12 /usr', stderr: '' } as SpawnSyncReturns<string>;
  }) as typeof child.spawnSync);
  return calls;
}

const installs = (calls: readonly string[]) => calls.filter((call) => call.includes('pip')).length;
const silent = () => {};
afterEach(() => jest.restoreAllMocks());

test('the engine is installed once', () => {
  const cache = freshFolder();
  const calls = python();
  const path = installedPython(cache, silent);
  expect(installedPython(cache, silent)).toBe(path);
  expect(existsSync(path)).toBe(true);
  expect(installs(calls)).toBe(1);
});

test('an installation that was interrupted leaves nothing, and the next one heals what is left of a killed one', () => {
  const cache = freshFolder();
  python(1);
  expect(() => installedPython(cache, silent)).toThrow('stopped');
  expect(readdirSync(cache)).toEqual([]);
  mkdirSync(join(cache, 'python-0123456789abcdef.999999999'));
  python();
  const path = installedPython(cache, silent);
  expect(readdirSync(cache)).toEqual([path.slice(cache.length + 1).split('/')[0]]);
});

test('an installation that lost a package is made anew', () => {
  const cache = freshFolder();
  const calls = python();
  const path = installedPython(cache, silent);
  rmSync(join(path, '../../lib/python3.12/site-packages', packages.at(-1)!), { recursive: true });
  installedPython(cache, silent);
  expect(installs(calls)).toBe(2);
});

test('what another user installed is not run', () => {
  const cache = freshFolder();
  python();
  const folder = join(installedPython(cache, silent), '../..');
  const { lstatSync } = fs;
  jest
    .spyOn(fs, 'lstatSync')
    .mockImplementation(((path: string, options: object) =>
      Object.assign(lstatSync(path, options)!, path === folder ? { uid: 4711 } : {})) as typeof lstatSync);
  expect(() => installedPython(cache, silent)).toThrow(`${folder} is not run: it belongs to another user (uid 4711)`);
});
