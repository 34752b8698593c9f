import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';

export interface TestRun {
  readonly passed: boolean;
  /** Lines that ran, by file relative to the copy, when they were asked for. */
  readonly lines: Readonly<Record<string, readonly number[]>>;
}

/** What each run leaves behind in memory adds up. */
const RUNS_OF_A_PROCESS = 40;

/** Runs tests of a copy of the kit in a process of its own that stays warm, until tests in it do not end. */
export class Tester {
  private child: ChildProcess | undefined;
  private runs = 0;

  constructor(private readonly root: string) {}

  /**
   * The tests, in the order given, until the first one fails; undefined when they do not end in time.
   * @param covering the folder whose run lines are wanted
   */
  async run(tests: readonly string[], milliseconds: number, covering?: string): Promise<TestRun | undefined> {
    if (this.runs >= RUNS_OF_A_PROCESS) this.close();
    this.child ??= this.start();
    this.runs += 1;
    const { child } = this;
    return new Promise((resolve) => {
      const settle = (outcome: TestRun | undefined) => {
        clearTimeout(timer);
        child.off('message', settle).off('exit', fail);
        resolve(outcome);
      };
      const stop = (outcome: TestRun | undefined) => {
        this.close();
        settle(outcome);
      };
      // What ends the process of the tests does not pass them.
      const fail = () => stop({ passed: false, lines: {} });
      const timer = setTimeout(() => stop(undefined), milliseconds);
      child.on('message', settle).on('exit', fail);
      child.send({ root: this.root, tests, covering });
    });
  }

  /** Ends the process, and whatever the tests started in it. */
  close(): void {
    const pid = this.child?.pid;
    this.child = undefined;
    this.runs = 0;
    if (pid === undefined) return;
    try {
      process.kill(-pid, 'SIGKILL');
    } catch {
      // It has ended already.
    }
  }

  private start(): ChildProcess {
    // A group of its own, so that what the tests started ends with them.
    return fork(join(__dirname, 'main.js'), [], {
      cwd: this.root,
      env: { ...process.env, TTK_CACHE: join(this.root, '.cache') },
      execArgv: [],
      stdio: 'ignore',
      detached: true,
    });
  }
}
