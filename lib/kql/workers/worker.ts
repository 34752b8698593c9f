import { type ChildProcess, spawn } from 'node:child_process';
import type { Socket } from 'node:net';
import { join } from 'node:path';
import type { QueryFacts, QueryInput } from '../model/facts';
import type { Request, Response } from './serve';

/** Node options of the parent (debugger, loaders, test runners) are not meant for workers. */
export const workerEnvironment = (): NodeJS.ProcessEnv => ({ ...process.env, NODE_OPTIONS: '' });

/** Who gives a worker its queries. */
export interface Client {
  answered(worker: Worker, id: number, facts: QueryFacts): void;
  /** The process has ended; what it had not answered, the one it was at first. */
  lost(worker: Worker, ids: readonly number[], reason: string): void;
  /** No process can work: a package is not installed. */
  cannotWork(missing: Error): void;
}

/** One process that analyses queries; it does not keep the program running while it has nothing to do. */
export class Worker {
  private readonly child: ChildProcess;
  private readonly open = new Set<number>();
  private declared: string | undefined;
  private received = '';
  private errors = '';
  private timer: NodeJS.Timeout | undefined;
  private hung = false;
  private ended = false;
  private client: Client | undefined;
  /** Whether it has answered anything yet: one that cannot start never does. */
  answeredAny = false;

  /** @param snapshot A start-up snapshot to begin from; without it the service is loaded from its sources. */
  constructor(
    readonly snapshot: string | undefined,
    /** Milliseconds that one query may take. */
    private readonly patience: number,
  ) {
    const start = snapshot
      ? ['--snapshot-blob', snapshot]
      : ['-r', require.resolve('tsx/cjs'), join(__dirname, 'main.ts')];
    this.child = spawn(process.execPath, start, {
      stdio: ['pipe', 'pipe', 'pipe'],
      env: workerEnvironment(),
      windowsHide: true,
    });
    this.child.stdout!.setEncoding('utf8').on('data', (text: string) => this.receive(text));
    this.child.stderr!.setEncoding('utf8').on('data', (text: string) => {
      this.errors = (this.errors + text).slice(-2000);
    });
    this.child.stdin!.on('error', () => undefined); // 'close' follows and reports it.
    this.child.on('error', (error) => this.end(error.message));
    this.child.on('close', (code, signal) =>
      this.end(this.hung ? 'it takes too long' : reasonOf(code, signal, this.errors)),
    );
    this.rest();
  }

  /** How many queries it has not answered yet. */
  get load(): number {
    return this.open.size;
  }

  get alive(): boolean {
    return !this.ended;
  }

  /** `id` is the client's own; `declarations` is the text of what is declared. */
  send(client: Client, id: number, query: QueryInput, declarations: string): void {
    this.client = client;
    if (this.declared !== declarations) this.child.stdin!.write(`{"declarations":${declarations}}\n`);
    this.declared = declarations;
    this.open.add(id);
    this.child.stdin!.write(`${JSON.stringify({ id, query } satisfies Request)}\n`);
    this.work();
  }

  /** Lets it load the service and compile its code before anybody asks. */
  warm(declarations: string, query: QueryInput): void {
    this.declared = declarations;
    this.child.stdin!.write(`{"declarations":${declarations}}\n`);
    this.child.stdin!.write(`${JSON.stringify({ id: NOBODY, query } satisfies Request)}\n`);
  }

  stop(): void {
    this.ended = true;
    clearTimeout(this.timer);
    this.child.kill();
  }

  private receive(text: string): void {
    this.received += text;
    for (let end = this.received.indexOf('\n'); end >= 0; end = this.received.indexOf('\n')) {
      const { id, facts } = JSON.parse(this.received.slice(0, end)) as Response;
      this.received = this.received.slice(end + 1);
      this.answeredAny = true;
      if (id === NOBODY) continue;
      this.open.delete(id);
      if (this.open.size === 0) this.rest();
      else this.work();
      this.client?.answered(this, id, facts);
    }
  }

  /** While there are queries the program waits for them, but not for ever. */
  private work(): void {
    this.reference('ref');
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.hung = true;
      this.child.kill('SIGKILL');
    }, this.patience);
  }

  private rest(): void {
    clearTimeout(this.timer);
    this.reference('unref');
    this.timer = setTimeout(() => this.stop(), IDLE);
    this.timer.unref();
  }

  private reference(how: 'ref' | 'unref'): void {
    this.child[how]();
    for (const stream of [this.child.stdin, this.child.stdout, this.child.stderr]) (stream as Socket | null)?.[how]?.();
  }

  private end(reason: string): void {
    if (this.ended) return;
    this.ended = true;
    clearTimeout(this.timer);
    const lost = [...this.open];
    this.open.clear();
    const missing = missingPackage(this.errors);
    if (missing) this.client?.cannotWork(missing);
    else this.client?.lost(this, lost, reason);
  }
}

/** The id of a query whose answer is discarded. */
const NOBODY = -1;

/** Milliseconds without work after which a worker goes. */
const IDLE = 20_000;

/** As Node.js reports it where it is required. */
function missingPackage(errors: string): Error | undefined {
  const [message] = /Cannot find (?:module|package) '[^'./\\][^']*'/.exec(errors) ?? [];
  return message === undefined ? undefined : Object.assign(new Error(message), { code: 'MODULE_NOT_FOUND' });
}

const reasonOf = (code: number | null, signal: NodeJS.Signals | null, errors: string): string => {
  if (/heap out of memory/i.test(errors)) return 'it needs too much memory';
  const last =
    errors
      .trim()
      .split('\n')
      .find((line) => /\S/.test(line)) ?? '';
  return `the language service stopped (${signal ?? `exit code ${code}`})${last ? `: ${last}` : ''}`;
};
