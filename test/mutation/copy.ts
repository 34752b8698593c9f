import { spawn } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { apply, type Mutant } from './mutants';
import { Tester } from './tester/tester';

/** What noticed a mutant; `survived` when nothing did. */
export type Outcome = 'tests' | 'types' | 'time' | 'survived';

/** A file of tests, and how it went with the code as it stands. */
export interface TestFile {
  readonly name: string;
  readonly milliseconds: number;
  /** The lines that it runs, by file. */
  readonly lines: Readonly<Record<string, readonly number[]>>;
}

/** A copy of the kit in which mutants are put, one after the other. */
export class Copy {
  private readonly tester: Tester;

  /**
   * @param root of the copy
   * @param patience milliseconds that tests may take beyond five times their usual time: other work must not look like tests that do not end
   */
  constructor(
    private readonly root: string,
    private readonly patience = 20_000,
  ) {
    this.tester = new Tester(root);
  }

  /** Runs each file of tests once, to know its time and what it runs of a folder; undefined when one fails. */
  async measure(tests: readonly string[], folder: string): Promise<TestFile[] | undefined> {
    const measured: TestFile[] = [];
    for (const name of this.testFiles(tests)) {
      const started = performance.now();
      const run = await this.tester.run([name], 600_000, folder);
      if (!run?.passed) return undefined;
      measured.push({ name, milliseconds: performance.now() - started, lines: run.lines });
    }
    return measured;
  }

  /** Whether the compiler takes the copy; names that became unused are no reason to refuse it. */
  compiles(): Promise<boolean> {
    const unused = ['--noUnusedLocals', 'false', '--noUnusedParameters', 'false'];
    const memory = ['--incremental', '--tsBuildInfoFile', '.jest/types'];
    const compiler = join('node_modules', 'typescript', 'bin', 'tsc');
    const args = [compiler, '--noEmit', '-p', '.', ...unused, ...memory];
    return new Promise((resolve, reject) => {
      const child = spawn(process.execPath, args, { cwd: this.root, stdio: 'ignore' });
      child.once('error', reject);
      child.once('close', (code) => resolve(code === 0));
    });
  }

  /**
   * Puts a mutant in, asks who notices, and takes it out again. First asked are the tests that run its lines, the quickest of them first,
   * then the compiler. The others are asked too: what is run is not all that a test can look at.
   */
  async outcome(mutant: Mutant, tests: readonly TestFile[]): Promise<Outcome> {
    const path = join(this.root, mutant.file);
    const text = readFileSync(path, 'utf8');
    const quickest = tests.toSorted((a, b) => a.milliseconds - b.milliseconds);
    const near = quickest.filter(({ lines }) => runs(lines[mutant.file], mutant));
    writeFileSync(path, apply(text, mutant));
    try {
      const noticed = await this.noticed(near);
      if (noticed) return noticed;
      if (!(await this.compiles())) return 'types';
      return (await this.noticed(quickest.filter((test) => !near.includes(test)))) ?? 'survived';
    } finally {
      writeFileSync(path, text);
    }
  }

  close(): void {
    this.tester.close();
  }

  private async noticed(tests: readonly TestFile[]): Promise<'tests' | 'time' | undefined> {
    if (tests.length === 0) return undefined;
    const usual = tests.reduce((sum, { milliseconds }) => sum + milliseconds, 0);
    const run = await this.tester.run(
      tests.map(({ name }) => name),
      this.patience + 5 * usual,
    );
    return run ? (run.passed ? undefined : 'tests') : 'time';
  }

  /** The files of tests whose path begins with one of some texts. */
  private testFiles(beginnings: readonly string[]): string[] {
    return readdirSync(join(this.root, 'test'), { recursive: true, encoding: 'utf8' })
      .map((name) => `test/${name.replaceAll('\\', '/')}`)
      .filter((name) => name.endsWith('.test.ts') && beginnings.some((beginning) => name.startsWith(beginning)))
      .sort();
  }
}

function runs(lines: readonly number[] | undefined, { line, text }: Mutant): boolean {
  const end = line + text.split('\n').length - 1;
  return lines?.some((one) => one >= line && one <= end) ?? false;
}
