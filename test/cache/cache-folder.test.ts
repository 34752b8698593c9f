import fs, { chmodSync, mkdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import { dirname, join } from 'node:path';
import { defaultCacheFolder } from '../../lib/cache/cache-folder';
import * as root from '../../lib/files/root';
import { Snapshot } from '../../lib/kql/snapshot/snapshot';
import { freshFolder } from '../environment/workbench';

jest.mock('../../lib/files/root', () => ({
  __esModule: true,
  kitRoot: jest.requireActual('../../lib/files/root').kitRoot,
}));
const mocked = jest.spyOn(os, 'homedir');

/** Where the kit lies, and what the user says of caches. */
function given(kitRoot: string, said: { TTK_CACHE?: string; XDG_CACHE_HOME?: string } = {}): string {
  Object.assign(root, { kitRoot });
  for (const name of ['TTK_CACHE', 'XDG_CACHE_HOME'] as const) {
    if (said[name] === undefined) delete process.env[name];
    else process.env[name] = said[name];
  }
  return defaultCacheFolder();
}

/** A kit in whose folder nothing can be made. */
function unwritable(): string {
  const file = join(freshFolder(), 'a file');
  writeFileSync(file, '');
  return file;
}

test('the folder that TTK_CACHE names comes first, and is made so that only its owner can enter it', () => {
  const named = join(freshFolder(), 'named');
  expect(given(freshFolder(), { TTK_CACHE: named, XDG_CACHE_HOME: '/else' })).toBe(named);
  expect(statSync(named).mode & 0o777).toBe(0o700);
});

test('else the cache lies beside the installed packages, in a folder that is made', () => {
  const kit = freshFolder();
  const folder = given(kit, { TTK_CACHE: '', XDG_CACHE_HOME: '/else' });
  expect(folder).toBe(join(kit, 'node_modules', '.cache', 'token-theft-kit'));
  expect(statSync(folder).mode & 0o777).toBe(0o700);
});

test('where that is not possible it lies in the cache of the user, writable or not', () => {
  const caches = freshFolder();
  expect(given(unwritable(), { XDG_CACHE_HOME: caches })).toBe(join(caches, 'token-theft-kit'));
  const nowhere = unwritable();
  expect(given(unwritable(), { XDG_CACHE_HOME: nowhere })).toBe(join(nowhere, 'token-theft-kit'));
  mocked.mockReturnValue(caches);
  for (const said of [{}, { XDG_CACHE_HOME: '' }])
    expect(given(unwritable(), said)).toBe(join(caches, '.cache', 'token-theft-kit'));
});

describe('on a machine that others use', () => {
  const near = (kit: string) => join(kit, 'node_modules', '.cache', 'token-theft-kit');
  /** As if another user had made what lies at these paths. */
  const foreign = (...paths: string[]) => {
    const { lstatSync } = fs;
    jest
      .spyOn(fs, 'lstatSync')
      .mockImplementation(((path: string, options: object) =>
        Object.assign(lstatSync(path, options)!, paths.includes(path) ? { uid: 4711 } : {})) as typeof lstatSync);
  };
  afterEach(() => jest.restoreAllMocks());

  test('a folder beside the packages that another user owns is passed over', () => {
    const [kit, caches] = [freshFolder(), freshFolder()];
    foreign(near(kit));
    expect(given(kit, { XDG_CACHE_HOME: caches })).toBe(join(caches, 'token-theft-kit'));
  });

  test.each(['TTK_CACHE', 'XDG_CACHE_HOME'] as const)(
    'a folder of another user in %s is refused with the reason',
    (name) => {
      const caches = freshFolder();
      const folder = name === 'TTK_CACHE' ? caches : join(caches, 'token-theft-kit');
      foreign(folder);
      expect(() => given(unwritable(), { [name]: caches })).toThrow(
        `${folder} cannot be written: it belongs to another user (uid 4711), and what the kit keeps there is run`,
      );
    },
  );

  test('a link is refused, wherever it leads', () => {
    const folder = join(freshFolder(), 'link');
    symlinkSync(freshFolder(), folder);
    expect(() => given(freshFolder(), { TTK_CACHE: folder })).toThrow('it is a link');
  });

  test('a folder of the user that others may write to is closed', () => {
    const folder = freshFolder();
    chmodSync(folder, 0o777);
    expect(given(freshFolder(), { TTK_CACHE: folder })).toBe(folder);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
  });

  test('a start-up snapshot of another user is not started from', () => {
    Object.assign(root, jest.requireActual('../../lib/files/root'));
    const snapshot = new Snapshot(freshFolder());
    mkdirSync(dirname(snapshot.file));
    writeFileSync(snapshot.file, 'code');
    expect(snapshot.path()).toBe(snapshot.file);
    foreign(snapshot.file);
    expect(snapshot.path()).toBeUndefined();
  });
});
