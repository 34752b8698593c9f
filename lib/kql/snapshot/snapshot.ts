import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ignoringErrors, keepNewest } from '../../cache/keep-newest';
import { kitIdentity } from '../../cache/kit-identity';
import { notOwn } from '../../cache/own-folder';
import { serviceVersion } from '../engine/language/kusto';
import { workerEnvironment } from '../workers/worker';

const DAY = 86_400_000;
/** One takes some eighty megabytes. */
const LIMITS = { bytes: 256 << 20, age: 14 * DAY };

/**
 * The start-up snapshot of workers: a file from which Node.js begins with the language service loaded and warm (0.15 s instead of 0.8 s).
 * It fits one version of the kit on one kind of machine; it is made in the background after a run that could have used it, and whatever
 * is wrong with it means only that workers start the slow way. An empty file stands for one that is being made, or is of no use here.
 */
export class Snapshot {
  readonly file: string;
  private readonly folder: string;

  constructor(private readonly cacheFolder: string) {
    const fits = [kitIdentity(), serviceVersion(), process.arch, process.platform];
    this.folder = join(cacheFolder, 'snapshots');
    this.file = join(this.folder, `${createHash('sha256').update(JSON.stringify(fits)).digest('hex')}.blob`);
  }

  /** The file, when there is one to start from. */
  path(): string | undefined {
    // Node.js runs it: one that another user put there is none.
    return statOf(this.file)?.size && !notOwn(this.file) ? this.file : undefined;
  }

  /** Takes it out of use: workers did not start from it. */
  discard(): void {
    ignoringErrors(() => {
      mkdirSync(this.folder, { recursive: true });
      rmSync(this.file, { force: true });
      writeFileSync(this.file, '');
    });
  }

  /** Starts making it, unless it is there or was tried today, or it is not worth it: pipelines and tests start from nothing each time. */
  buildInBackground(environment: NodeJS.ProcessEnv = process.env): void {
    if (environment.CI || environment.NODE_ENV === 'test') return;
    const found = statOf(this.file);
    if (found && (found.size > 0 || Date.now() - found.mtimeMs < DAY)) return;
    ignoringErrors(() => {
      this.discard();
      // Each version of the kit has its own; before the next is made there is room for some.
      keepNewest(this.folder, (name) => name.includes('.blob'), LIMITS);
      const child = spawn(
        process.execPath,
        ['-r', require.resolve('tsx/cjs'), join(__dirname, 'build.ts'), this.cacheFolder],
        { detached: true, stdio: 'ignore', env: workerEnvironment(), windowsHide: true },
      );
      child.on('error', () => undefined);
      child.unref();
    });
  }
}

const statOf = (file: string) => ignoringErrors(() => statSync(file));
