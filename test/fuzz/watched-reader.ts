import { join } from 'node:path';
import { Worker } from 'node:worker_threads';

/** What one input may take; a real one takes milliseconds. */
export interface Bounds {
  readonly seconds: number;
  readonly megabytes: number;
}

/** A reader in a thread of its own: what hangs is stopped, what takes all memory ends alone. */
export class WatchedReader {
  private thread: Worker | undefined;

  constructor(
    private readonly target: string,
    private readonly bounds: Bounds,
    private readonly file = join(__dirname, 'thread.js'),
  ) {}

  /** Starts the thread; the good files from which bad ones are made. */
  async start(): Promise<readonly string[]> {
    await this.stop();
    this.thread = new Worker(this.file, { resourceLimits: { maxOldGenerationSizeMb: this.bounds.megabytes } });
    // What ends after it was given up matters to nobody.
    this.thread.on('error', () => undefined);
    const { bases, fault } = await this.ask({ target: this.target }, STARTING);
    if (!bases) throw new Error(`${this.target} does not start: ${fault}`);
    return bases;
  }

  /** What is wrong with how the bytes are read. */
  async faultIn(bytes: Uint8Array): Promise<string | undefined> {
    if (!this.thread) await this.start();
    return (await this.ask({ bytes }, this.bounds.seconds)).fault;
  }

  async stop(): Promise<void> {
    const { thread } = this;
    this.thread = undefined;
    await thread?.terminate();
  }

  /** Every message has one answer, or the thread is lost. */
  private ask(message: object, seconds: number): Promise<Answered> {
    const thread = this.thread!;
    return new Promise((resolve) => {
      const lost = (fault: string) => {
        void this.stop();
        settle({ fault });
      };
      const failed = (error: NodeJS.ErrnoException) =>
        lost(
          error.code === 'ERR_WORKER_OUT_OF_MEMORY'
            ? `it takes more than ${this.bounds.megabytes} MB`
            : (error.stack ?? String(error)),
        );
      const ended = (code: number) => lost(`it ends the process with ${code}`);
      const timer = setTimeout(() => lost(`it takes longer than ${seconds} s`), seconds * 1000);
      const settle = (answer: Answered) => {
        clearTimeout(timer);
        thread.off('message', settle).off('error', failed).off('exit', ended);
        resolve(answer);
      };
      thread.once('message', settle).once('error', failed).once('exit', ended);
      thread.postMessage(message);
    });
  }
}

interface Answered {
  readonly bases?: readonly string[];
  readonly fault?: string;
}

/** Seconds until a reader is there: modules are loaded, a configuration is synthesized. */
const STARTING = 120;
