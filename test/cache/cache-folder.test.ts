import { existsSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { defaultCacheFolder } from '../../lib/cache/cache-folder';
import * as root from '../../lib/files/root';
import { freshFolder } from '../environment/workbench';

jest.mock('../../lib/files/root', () => ({ __esModule: true, kitRoot: '' }));

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

test('the folder that TTK_CACHE names comes first', () => {
  expect(given(freshFolder(), { TTK_CACHE: '/somewhere', XDG_CACHE_HOME: '/else' })).toBe('/somewhere');
});

test('else the cache lies beside the installed packages, in a folder that is made', () => {
  const kit = freshFolder();
  const folder = given(kit, { TTK_CACHE: '', XDG_CACHE_HOME: '/else' });
  expect(folder).toBe(join(kit, 'node_modules', '.cache', 'token-theft-kit'));
  expect(existsSync(folder)).toBe(true);
});

test('where that is not possible it lies in the cache of the user', () => {
  expect(given(unwritable(), { XDG_CACHE_HOME: '/else' })).toBe(join('/else', 'token-theft-kit'));
  for (const said of [{}, { XDG_CACHE_HOME: '' }])
    expect(given(unwritable(), said)).toBe(join(homedir(), '.cache', 'token-theft-kit'));
});
