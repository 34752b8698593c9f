import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { engineFingerprint } from '../fingerprint';
import { workerEnvironment } from '../workers/worker';

const MINUTES_5 = 5 * 60_000;
const DAYS_14 = 14 * 86_400_000;

/**
 * The start-up snapshot of workers: a file from which Node.js begins with the language service loaded and warm (0.15 s instead of 0.8 s).
 * It fits one build of Node.js and one version of the kit; it is made in the background after a run that could have used it, and
 * whatever is wrong with it means only that workers start the slow way.
 */
export class Snapshot {
  /** Where it is, or would be. */
  readonly file: string | undefined;

  /** @param folder Where it is kept; without one there is no snapshot. */
  constructor(private readonly folder: string | undefined) {
    const key = createHash('sha1')
      .update([process.version, process.arch, process.platform, engineFingerprint()].join(' '))
      .digest('hex')
      .slice(0, 20);
    this.file = folder && join(folder, `engine-${key}.blob`);
  }

  /** The file, when it is there. */
  path(): string | undefined {
    return this.file && sizeOf(this.file) > 0 ? this.file : undefined;
  }

  /** Takes it out of use: workers did not start from it. It is not made again before the cache folder is emptied. */
  remove(): void {
    if (!this.file) return;
    quietly(() => rmSync(this.file!, { force: true }));
    quietly(() => writeFileSync(`${this.file}.bad`, ''));
  }

  /** Starts making it, unless it is there, being made, or not worth it: in a test or a pipeline, which start from nothing each time. */
  buildInBackground(environment: NodeJS.ProcessEnv = process.env): void {
    if (!this.file || !this.folder || environment.CI || environment.NODE_ENV === 'test') return;
    const busy = `${this.file}.building`;
    if (sizeOf(this.file) >= 0 || sizeOf(`${this.file}.bad`) >= 0 || age(busy) < MINUTES_5) return;
    quietly(() => writeFileSync(busy, ''));
    removeOld(this.folder, this.file);
    const child = spawn(process.execPath, ['-r', require.resolve('tsx/cjs'), join(__dirname, 'build.ts'), this.file], {
      detached: true,
      stdio: 'ignore',
      env: workerEnvironment(),
      windowsHide: true,
    });
    child.on('error', () => undefined);
    child.unref();
  }
}

/** Snapshots of other versions, unless used lately. */
function removeOld(folder: string, current: string): void {
  quietly(() => {
    for (const name of readdirSync(folder)) {
      const file = join(folder, name);
      if (/^engine-[0-9a-f]+\.blob/.test(name) && !file.startsWith(current) && age(file) > DAYS_14)
        rmSync(file, { force: true });
    }
  });
}

const sizeOf = (file: string): number => {
  try {
    return statSync(file).size;
  } catch {
    return -1;
  }
};

const age = (file: string): number => {
  try {
    return Date.now() - statSync(file).mtimeMs;
  } catch {
    return Number.POSITIVE_INFINITY;
  }
};

/** The cache is a convenience: that it cannot be written must not be felt. */
const quietly = (act: () => void): void => {
  try {
    act();
  } catch {
    // Nothing depends on it.
  }
};
