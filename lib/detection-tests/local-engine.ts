import { type ChildProcess, spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Cell, Engine, EngineAnswer, EngineRequest } from './engine';
import { installedPython } from './install';

const SCRIPT = join(__dirname, 'local_engine.py');

/** Milliseconds after which a query is given up, with the process that works on it. */
const PATIENCE = 120_000;

interface RawAnswer {
  readonly id: number;
  readonly columns?: readonly (readonly [string, string])[];
  readonly rows?: readonly (readonly Cell[])[];
  readonly refused?: string;
  readonly error?: string;
}

/**
 * duckdb-kql in Python processes of its own, installed by the kit on first use. Requests of one query should follow each other:
 * a query is translated once and the translation is kept, in memory and on disk.
 */
export class LocalEngine implements Engine {
  readonly name = 'duckdb-kql 1.1.2';
  /** Its versions and its script are files of the kit, by which answers are kept anyway. */
  readonly cacheKey = this.name;
  readonly parallel: number;
  private python = '';
  private readonly idle: Worker[] = [];
  private readonly workers: Worker[] = [];

  /**
   * @param cacheFolder where the engine is installed
   * @param parallel processes at most; default: one for each core, but no more than two, since each costs half a second to start
   * @param translations where translated queries are kept; default: below `cacheFolder`
   */
  constructor(
    private readonly cacheFolder: string,
    parallel = Math.min(2, availableParallelism()),
    private readonly translations = join(cacheFolder, 'translations'),
  ) {
    this.parallel = parallel;
  }

  async prepare(report: (what: string) => void): Promise<void> {
    this.python = installedPython(this.cacheFolder, report);
  }

  async run(request: EngineRequest): Promise<EngineAnswer> {
    const worker = this.idle.pop() ?? this.start();
    try {
      return await worker.ask(request);
    } finally {
      if (worker.alive) this.idle.push(worker);
    }
  }

  async close(): Promise<void> {
    await Promise.all(this.workers.splice(0).map((worker) => worker.close()));
    this.idle.length = 0;
  }

  private start(): Worker {
    const worker = new Worker(this.python, this.translations);
    this.workers.push(worker);
    return worker;
  }
}

/** One Python process; answers one request at a time. */
class Worker {
  alive = true;
  private readonly child: ChildProcess;
  private readonly ended: Promise<void>;
  private waiting: ((answer: EngineAnswer) => void) | undefined;
  private complaints = '';
  private id = 0;

  constructor(python: string, translations: string) {
    this.child = spawn(python, ['-I', '-X', 'utf8', SCRIPT, translations], { stdio: 'pipe', windowsHide: true });
    createInterface({ input: this.child.stdout! }).on('line', (line) => this.hear(line));
    this.child.stderr!.on('data', (data) => {
      this.complaints = (this.complaints + String(data)).slice(-2000);
    });
    this.child.stdin!.on('error', () => {}); // A process that died is reported by its end.
    this.ended = new Promise((resolve) => {
      const end = (why: string) => {
        this.alive = false;
        this.settle({
          kind: 'error',
          message: `the local engine ended: ${this.complaints.trim().split('\n').at(-1) || why}`,
        });
        resolve();
      };
      this.child.on('error', (error) => end(error.message));
      this.child.on('close', (code) =>
        end(code === null ? `no answer within ${PATIENCE / 1000} s` : `exit code ${code}`),
      );
    });
  }

  ask(request: EngineRequest): Promise<EngineAnswer> {
    const functions = request.functions.map((f) => `function ${f.name}(${f.parameters}) {\n${f.body}\n}`);
    const tables = request.tables.map(({ name, columns, rows }) => ({
      name,
      columns: columns.map((column) => [column.name, column.type]),
      rows,
    }));
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.child.kill(), PATIENCE);
      this.waiting = (answer) => {
        clearTimeout(timer);
        resolve(answer);
      };
      this.id += 1;
      const line = JSON.stringify({ id: this.id, query: request.query, functions, tables, now: request.now });
      this.child.stdin!.write(`${line}\n`);
    });
  }

  close(): Promise<void> {
    this.child.stdin!.end();
    return this.ended;
  }

  private hear(line: string): void {
    const said = JSON.parse(line) as RawAnswer;
    if (said.id !== this.id) return;
    if (said.refused !== undefined) this.settle({ kind: 'refused', construct: said.refused });
    else if (said.error !== undefined) this.settle({ kind: 'error', message: said.error });
    else {
      const columns = (said.columns ?? []).map(([name, type]) => ({ name, type }));
      this.settle({ kind: 'rows', columns, rows: said.rows ?? [] });
    }
  }

  private settle(answer: EngineAnswer): void {
    this.waiting?.(answer);
    this.waiting = undefined;
  }
}
