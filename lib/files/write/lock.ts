import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { WritingError } from './writing-error';

export const LOCK_FILE = '.ttk-lock';

/** A run holds the lock for as long as it moves files: far below a second. */
const MOST_WAIT = 30_000;
const OLD = 600_000;

interface Holder {
  readonly pid: number;
  readonly host: string;
  /** When the process began, so that another one with the same id is not taken for it. */
  readonly began: string;
}

/** Runs `act` while no other run does so in this folder; waits for its turn. */
export async function withLock<T>(folder: string, act: () => T, mostWait = MOST_WAIT): Promise<T> {
  const path = join(folder, LOCK_FILE);
  const mine = JSON.stringify({ pid: process.pid, host: hostname(), began: began(process.pid) } satisfies Holder);
  const until = Date.now() + mostWait;
  while (!take(path, mine)) {
    const theirs = textOf(path);
    if (theirs !== undefined && isStale(path, theirs)) removeStale(path, theirs);
    else if (Date.now() < until) await setTimeout(20);
    else
      throw new WritingError(folder, `${holderText(theirs)} is writing there; if it is not, remove ${LOCK_FILE} in it`);
  }
  try {
    return act();
  } finally {
    if (textOf(path) === mine) rmSync(path, { force: true });
  }
}

function take(path: string, mine: string): boolean {
  try {
    writeFileSync(path, mine, { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Left behind by a process that was stopped. What another machine left can only be told by its age. */
function isStale(path: string, text: string): boolean {
  const age = Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
  const holder = readHolder(text);
  if (!holder || holder.host !== hostname()) return age > OLD;
  return !isAlive(holder.pid) || holder.began !== began(holder.pid);
}

/** Another run may have removed it meanwhile and put its own there: that one is put back. */
function removeStale(path: string, stale: string): void {
  const taken = `${path}.${process.pid}`;
  try {
    renameSync(path, taken);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  const found = textOf(taken);
  if (found !== undefined && found !== stale) take(path, found);
  rmSync(taken, { force: true });
}

/** Whether there is such a process on this machine; one of somebody else counts. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Clock ticks between the start of the machine and of the process, where the system tells; else nothing. */
const began = (pid: number): string => textOf(`/proc/${pid}/stat`)?.split(') ').at(-1)?.split(' ')[19] ?? '';

function readHolder(text: string): Holder | undefined {
  try {
    const { pid, host, began } = JSON.parse(text);
    return Number.isInteger(pid) && pid > 0 ? { pid, host, began } : undefined;
  } catch {
    // Half written, or none of ours.
    return undefined;
  }
}

function holderText(text = ''): string {
  const holder = readHolder(text);
  return holder ? `process ${holder.pid} on ${holder.host}` : 'another process';
}

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
