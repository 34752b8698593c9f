import { createHash, randomUUID } from 'node:crypto';
import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { isAlive, withLock } from './lock';
import { WritingError, writing } from './writing-error';

/** What is complete and on its way: whoever finds it finishes the work. */
const ON_ITS_WAY = '.ttk-swap';
/** In it: what is moved last, and what goes. */
const REST = '.ttk-rest.json';

interface Rest extends Removals {
  readonly last: string;
}

/** What goes from a folder when what was written aside takes its place; from the folder on. */
export interface Removals {
  readonly files: readonly string[];
  /** Go when nothing is left in them but what Terraform can make again. */
  readonly folders: readonly string[];
}

/**
 * Files that take the place of others in a folder, all or none. They are written aside; `commit` moves them one by one. A run that
 * is stopped while it moves leaves the rest to the next one, or to a reader (`settle`), so that the old or the new is found, never a mixture.
 */
export class Swap {
  /** Where the new files are to be written. */
  readonly aside: string;
  private readonly isNew: boolean;

  /** @param last the file that is moved last, from the folder on */
  constructor(
    private readonly folder: string,
    private readonly last: string,
  ) {
    this.aside = join(folder, `.ttk-${HOST}-${process.pid}-${randomUUID().slice(0, 8)}`);
    this.isNew = writing(folder, () => mkdirSync(folder, { recursive: true }) !== undefined);
    writing(folder, () => mkdirSync(this.aside));
  }

  /** @param complete runs under the lock, over what stands: writes what depends on it, and says what goes */
  async commit(complete: () => Removals): Promise<void> {
    await withLock(this.folder, () =>
      writing(this.folder, () => {
        finish(this.folder);
        removeLeftOver(this.folder);
        const rest: Rest = { last: this.last, ...complete() };
        writeFileSync(join(this.aside, REST), JSON.stringify(rest));
        const files = filesOf(this.aside);
        for (const file of files) synchronize(join(this.aside, file));
        for (const file of files) if (file !== REST) makeWay(join(this.folder, file));
        renameSync(this.aside, join(this.folder, ON_ITS_WAY));
        finish(this.folder);
      }),
    );
  }

  /** What was not committed is gone; after that there is nothing to do. */
  discard(): void {
    rmSync(this.aside, { recursive: true, force: true });
    if (!this.isNew) return;
    try {
      rmdirSync(this.folder);
    } catch {
      // It is in use.
    }
  }
}

/** Before a folder is read: finishes what a stopped run began, or waits for one that is at it. */
export async function settle(folder: string): Promise<void> {
  if (existsSync(join(folder, ON_ITS_WAY))) await withLock(folder, () => writing(folder, () => finish(folder)));
}

/** Moves what is on its way; begun once, it can be done again from any point. */
function finish(folder: string): void {
  const from = join(folder, ON_ITS_WAY);
  if (!existsSync(from)) return;
  const rest = readRest(join(from, REST));
  // Without it everything was moved, and the folder itself was being removed.
  if (rest) {
    const files = filesOf(from).filter((file) => file !== REST);
    for (const file of files.filter((file) => file !== rest.last)) move(from, folder, file);
    if (files.includes(rest.last)) move(from, folder, rest.last);
    for (const file of rest.files) rmSync(within(folder, file), { force: true });
    for (const name of rest.folders) removeWorthless(within(folder, name));
  }
  rmSync(from, { recursive: true, force: true });
}

const readRest = (path: string): Rest | undefined =>
  existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined;

function move(from: string, folder: string, file: string): void {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  renameSync(join(from, file), join(folder, file));
}

/** What is on its way may have been written by others: nothing outside of the folder is touched. */
function within(folder: string, name: string): string {
  const path = resolve(folder, name);
  if (!path.startsWith(resolve(folder) + sep)) throw new WritingError(path, `it lies outside of ${folder}`);
  return path;
}

const MADE_AGAIN = new Set(['.terraform', '.terraform.lock.hcl']);

/** A plan, a state or somebody's notes keep their folder. */
function removeWorthless(folder: string): void {
  if (existsSync(folder) && readdirSync(folder).every((name) => MADE_AGAIN.has(name)))
    rmSync(folder, { recursive: true });
}

/** Finds out before anything is moved whether everything can be. */
function makeWay(path: string): void {
  mkdirSync(dirname(path), { recursive: true });
  accessSync(dirname(path), constants.W_OK);
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) throw new WritingError(path, 'it is a folder');
}

/** From memory to the disk: a rename must not arrive there before what it renames. */
function synchronize(path: string): void {
  const file = openSync(path, 'r+');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Names of all files below a folder, from there on. */
const filesOf = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)));

/** What runs left that were stopped before they had everything. */
function removeLeftOver(folder: string): void {
  for (const name of readdirSync(folder)) {
    const [, host, pid] = /^\.ttk-([0-9a-f]{8})-(\d+)-[0-9a-f]{8}$/.exec(name) ?? [];
    if (host === HOST && !isAlive(Number(pid))) rmSync(join(folder, name), { recursive: true, force: true });
  }
}

const HOST = createHash('sha256').update(hostname()).digest('hex').slice(0, 8);
