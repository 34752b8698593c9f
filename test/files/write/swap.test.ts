import { type ChildProcess, fork } from 'node:child_process';
import fs, { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Swap, settle } from '../../../lib/files/write/swap';
import { folderWith, freshFolder } from '../../environment/workbench';

const FILES = [
  'stacks/a/cdk.tf.json',
  'stacks/a/kit.json',
  'stacks/b/cdk.tf.json',
  'stacks/b/kit.json',
  'manifest.json',
];
const NOTHING = { files: [], folders: [] };

afterEach(() => jest.restoreAllMocks());

/** Every file with this text, on its way into the folder. */
function prepared(folder: string, text: string): Swap {
  const swap = new Swap(folder, 'manifest.json');
  for (const file of FILES) {
    mkdirSync(dirname(join(swap.aside, file)), { recursive: true });
    writeFileSync(join(swap.aside, file), text);
  }
  return swap;
}

async function put(folder: string, text: string): Promise<void> {
  await prepared(folder, text).commit(() => NOTHING);
}

const texts = (folder: string) => FILES.map((file) => readFileSync(join(folder, file), 'utf8'));
const all = (text: string) => FILES.map(() => text);
const ours = (folder: string) => readdirSync(folder).filter((name) => name.startsWith('.ttk'));

test('files are moved one by one, the one that names them last', async () => {
  const folder = freshFolder();
  const rename = jest.spyOn(fs, 'renameSync');
  await put(folder, 'new');
  const moved = rename.mock.calls.map(([, to]) => String(to).slice(folder.length + 1));
  expect(moved.slice(1).sort()).toEqual([...FILES].sort());
  expect(moved.at(-1)).toBe('manifest.json');
  expect(ours(folder)).toEqual([]);
});

// One more than there are: then nothing stops it.
test.each([...Array(FILES.length + 2).keys()])(
  'a run that stops before its %ith move leaves the old or the new',
  async (moves) => {
    const folder = freshFolder();
    await put(folder, 'old');
    const { renameSync } = fs;
    let left = moves;
    const rename = jest.spyOn(fs, 'renameSync').mockImplementation((from, to) => {
      if (left-- <= 0) throw new Error('stopped');
      renameSync(from, to);
    });
    await put(folder, 'new').catch(() => {});
    rename.mockRestore();
    await settle(folder);
    expect(texts(folder)).toEqual(all(moves === 0 ? 'old' : 'new'));
    await put(folder, 'next');
    expect(texts(folder)).toEqual(all('next'));
  },
);

test('a full disk is noticed before anything is moved, and named in one line', async () => {
  const folder = freshFolder();
  await put(folder, 'old');
  const swap = prepared(folder, 'new');
  jest.spyOn(fs, 'fsyncSync').mockImplementation(() => {
    throw Object.assign(new Error('ENOSPC: no space left on device, fsync'), { code: 'ENOSPC', syscall: 'fsync' });
  });
  await expect(swap.commit(() => NOTHING)).rejects.toThrow(`${folder} cannot be written: no space is left`);
  swap.discard();
  expect(texts(folder)).toEqual(all('old'));
  expect(ours(folder)).toEqual([]);
});

test('what cannot be moved is noticed before anything is moved', async () => {
  const folder = freshFolder();
  await put(folder, 'old');
  fs.rmSync(join(folder, 'stacks/b/kit.json'));
  mkdirSync(join(folder, 'stacks/b/kit.json'));
  const swap = prepared(folder, 'new');
  await expect(swap.commit(() => NOTHING)).rejects.toThrow(/stacks\/b\/kit\.json cannot be written: it is a folder$/);
  swap.discard();
  expect(readFileSync(join(folder, 'stacks/a/cdk.tf.json'), 'utf8')).toBe('old');
});

test('what goes is gone after the swap; a folder with more in it than Terraform can make again stays', async () => {
  const folder = folderWith({
    'stacks/gone/cdk.tf.json': '',
    'stacks/gone/.terraform.lock.hcl': '',
    'stacks/gone/.terraform/providers/x': '',
    'stacks/planned/cdk.tf.json': '',
    'stacks/planned/tomorrow.tfplan': 'plan',
  });
  await prepared(folder, 'new').commit(() => ({
    files: ['stacks/gone/cdk.tf.json', 'stacks/planned/cdk.tf.json', 'stacks/never/cdk.tf.json'],
    folders: ['stacks/gone', 'stacks/planned', 'stacks/never'],
  }));
  expect(readdirSync(join(folder, 'stacks')).sort()).toEqual(['a', 'b', 'planned']);
  expect(readdirSync(join(folder, 'stacks/planned'))).toEqual(['tomorrow.tfplan']);
});

test('what is found on its way removes nothing outside of the folder', async () => {
  const folder = folderWith({
    'out/.ttk-swap/.ttk-rest.json': JSON.stringify({ last: 'manifest.json', files: ['../precious'], folders: [] }),
    precious: 'yes',
  });
  await expect(settle(join(folder, 'out'))).rejects.toThrow('it lies outside of');
  expect(existsSync(join(folder, 'precious'))).toBe(true);
});

test('what is discarded leaves nothing, not even a folder that was made for it', () => {
  const folder = join(freshFolder(), 'out');
  prepared(folder, 'new').discard();
  expect(existsSync(folder)).toBe(false);
});

test('what a stopped run had not finished is removed by the next one; that of a running one stays', async () => {
  const folder = freshFolder();
  const running = prepared(folder, 'of this process');
  const [, host] = /\.ttk-(\w+)-/.exec(running.aside)!;
  mkdirSync(join(folder, `.ttk-${host}-999999999-00000000`));
  await put(folder, 'new');
  expect(ours(folder)).toEqual([running.aside.slice(folder.length + 1)]);
  running.discard();
});

describe('processes', () => {
  const started: ChildProcess[] = [];
  afterEach(() => {
    for (const child of started.splice(0)) child.kill('SIGKILL');
  });

  /** Writes one text after the other until it is stopped; resolves when it begins. */
  function writer(folder: string, name: string): Promise<ChildProcess> {
    const child = fork(join(__dirname, 'writer.ts'), [folder, name], { execArgv: ['--require', 'tsx/cjs'] });
    started.push(child);
    return new Promise((resolve, reject) => {
      child.once('message', () => resolve(child));
      child.once('exit', () => reject(new Error('the writer ended')));
    });
  }

  test('a kill at any moment, and two runs at once, never leave a mixture', async () => {
    const folder = freshFolder();
    for (const pause of [3, 20, 41]) {
      const both = await Promise.all([writer(folder, 'a'), writer(folder, 'b')]);
      await new Promise((resolve) => setTimeout(resolve, pause));
      await Promise.all(both.map((child) => stopped(child)));
      await settle(folder);
      expect(new Set(texts(folder)).size).toBe(1);
    }
    await put(folder, 'end');
    expect(texts(folder)).toEqual(all('end'));
    expect(ours(folder)).toEqual([]);
  }, 120_000);

  function stopped(child: ChildProcess): Promise<unknown> {
    return new Promise((resolve) => {
      child.once('exit', resolve);
      child.kill('SIGKILL');
    });
  }
});
