import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { apply, type Mutant } from './mutants';

/** What noticed a mutant; `survived` when nothing did. */
export type Outcome = 'near tests' | 'far tests' | 'types' | 'time' | 'survived';

export interface Tests {
  readonly near: readonly string[];
  readonly far: readonly string[];
}

/** A copy of the kit in which mutants are put, one after the other. */
export class Copy {
  /**
   * @param root of the copy
   * @param milliseconds what one run of tests may take
   */
  constructor(
    private readonly root: string,
    private readonly milliseconds: number,
  ) {}

  /** Whether tests pass as the copy stands; undefined when they do not end. */
  async passes(tests: readonly string[]): Promise<boolean | undefined> {
    // Snapshots that are new would be written otherwise, and no mutant could fail them.
    const how = ['--ci', '--bail', '--runInBand', '--silent', `--cacheDirectory=${join(this.root, '.jest')}`];
    return this.node('node_modules/jest/bin/jest.js', ...how, ...tests);
  }

  /** Whether the compiler takes the copy; names that became unused are no reason to refuse it. */
  async compiles(): Promise<boolean | undefined> {
    const unused = ['--noUnusedLocals', 'false', '--noUnusedParameters', 'false'];
    const memory = ['--incremental', '--tsBuildInfoFile', '.jest/types'];
    return this.node('node_modules/typescript/bin/tsc', '--noEmit', '-p', '.', ...unused, ...memory);
  }

  /** Puts a mutant in, asks who notices, and takes it out again. */
  async outcome(mutant: Mutant, { near, far }: Tests): Promise<Outcome> {
    const path = join(this.root, mutant.file);
    const text = readFileSync(path, 'utf8');
    writeFileSync(path, apply(text, mutant));
    try {
      const nearby = await this.passes(near);
      if (!nearby) return nearby === undefined ? 'time' : 'near tests';
      if (!(await this.compiles())) return 'types';
      if (far.length === 0) return 'survived';
      const distant = await this.passes(far);
      if (!distant) return distant === undefined ? 'time' : 'far tests';
      return 'survived';
    } finally {
      writeFileSync(path, text);
    }
  }

  private node(...args: string[]): Promise<boolean | undefined> {
    // A group of its own, so that what the tests started ends with them.
    const env = { ...process.env, TTK_CACHE: join(this.root, '.cache') };
    const child = spawn(process.execPath, args, { cwd: this.root, env, stdio: 'ignore', detached: true });
    const end = () => {
      try {
        process.kill(-child.pid!, 'SIGKILL');
      } catch {
        // It has ended already.
      }
    };
    process.once('exit', end);
    return new Promise((resolve, reject) => {
      let late = false;
      const timer = setTimeout(() => {
        late = true;
        end();
      }, this.milliseconds);
      child.once('error', reject);
      child.once('close', (code) => {
        clearTimeout(timer);
        process.removeListener('exit', end);
        resolve(late ? undefined : code === 0);
      });
    });
  }
}
