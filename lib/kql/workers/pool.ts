import { availableParallelism } from 'node:os';
import { type Declarations, noDeclarations } from '../model/declarations';
import type { QueryFacts, QueryInput } from '../model/facts';
import { analysisFailed } from '../model/problems';
import { WARM_UP } from './warm-up';
import { type Client, Worker } from './worker';

/** What it pays to start a second process for: below, both would spend their time on warming up. In characters of query text. */
const WORTH_ANOTHER = 60_000;
const MOST_WORKERS = 4;
/** Milliseconds. */
const PATIENCE = 60_000;
/** Queries under way in one worker: enough that it never waits for the next. */
const AHEAD = 3;

export interface PoolOptions {
  /** A start-up snapshot to begin workers from. */
  readonly snapshot?: string;
  /** Called when workers do not start from the snapshot: it is of no use. */
  readonly onBadSnapshot?: () => void;
  /** Milliseconds that one query may take. @default 60000 */
  readonly patience?: number;
}

/** Workers of earlier calls that wait for more: a watching program asks again and again. */
let idle: Worker[] = [];

/** Starts workers before there are queries for them; they load the service meanwhile. */
export function startWorkers(count: number, snapshot: string | undefined): void {
  for (let i = idle.length; i < Math.min(count, availableParallelism(), MOST_WORKERS); i++) {
    const worker = new Worker(snapshot, PATIENCE);
    worker.warm(JSON.stringify(noDeclarations), { text: WARM_UP[0]! });
    idle.push(worker);
  }
}

/**
 * Analyses queries in worker processes; answers in the order of the queries, whatever happens to a worker. Throws when none can work
 * because a package is not installed: that is no mistake of a query.
 */
export function analyseInWorkers(
  queries: readonly QueryInput[],
  declarations: Declarations,
  options: PoolOptions = {},
): Promise<QueryFacts[]> {
  if (queries.length === 0) return Promise.resolve([]);
  return new Promise((resolve, reject) =>
    new Run(queries, JSON.stringify(declarations), options, resolve, reject).start(),
  );
}

class Run implements Client {
  private readonly answers: QueryFacts[] = [];
  private readonly waiting: number[];
  private readonly workers = new Set<Worker>();
  private snapshot: string | undefined;
  private open: number;
  /** Workers in a row that ended before they answered anything. */
  private stillborn = 0;

  constructor(
    private readonly queries: readonly QueryInput[],
    private readonly declarations: string,
    private readonly options: PoolOptions,
    private readonly resolve: (answers: QueryFacts[]) => void,
    private readonly reject: (error: Error) => void,
  ) {
    this.open = queries.length;
    this.snapshot = options.snapshot;
    // The longest first: what remains at the end is short, so the workers finish together.
    this.waiting = queries.map((_, i) => i).sort((a, b) => queries[a]!.text.length - queries[b]!.text.length);
  }

  start(): void {
    const size = this.queries.reduce((sum, query) => sum + query.text.length, 0);
    const worth = 1 + Math.floor(size / WORTH_ANOTHER);
    const workers = Math.min(worth, availableParallelism(), MOST_WORKERS, this.queries.length);
    for (let i = 0; i < workers; i++) this.employ();
  }

  answered(worker: Worker, index: number, facts: QueryFacts): void {
    this.stillborn = 0;
    this.settle(index, facts);
    this.feed(worker);
  }

  lost(worker: Worker, indexes: readonly number[], reason: string): void {
    this.workers.delete(worker);
    if (!worker.answeredAny) this.stillborn += 1;
    const [first, ...others] = indexes;
    this.waiting.push(...others.reverse());
    if (worker.snapshot && !worker.answeredAny) {
      if (this.snapshot) this.options.onBadSnapshot?.();
      this.snapshot = undefined;
      this.stillborn = 0;
      if (first !== undefined) this.waiting.push(first);
    } else if (first !== undefined) {
      this.settle(first, failed(this.queries[first]!, reason));
    }
    if (this.stillborn >= 3) {
      // Not one query is to blame: no worker starts here.
      for (const index of this.waiting.splice(0)) this.settle(index, failed(this.queries[index]!, reason));
    }
    if (this.waiting.length > 0) this.employ();
  }

  cannotWork(missing: Error): void {
    for (const worker of this.workers) worker.stop();
    this.reject(missing);
  }

  private employ(): void {
    idle = idle.filter((worker) => worker.alive);
    const worker =
      (this.options.patience === undefined && idle.pop()) ||
      new Worker(this.snapshot, this.options.patience ?? PATIENCE);
    this.workers.add(worker);
    this.feed(worker);
  }

  private feed(worker: Worker): void {
    while (worker.alive && worker.load < AHEAD) {
      const index = this.waiting.pop();
      if (index === undefined) return;
      worker.send(this, index, this.queries[index]!, this.declarations);
    }
  }

  private settle(index: number, facts: QueryFacts): void {
    this.answers[index] = facts;
    this.open -= 1;
    if (this.open > 0) return;
    for (const worker of this.workers) {
      if (worker.alive && this.options.patience === undefined) idle.push(worker);
      else worker.stop();
    }
    this.resolve(this.answers);
  }
}

const failed = (query: QueryInput, reason: string): QueryFacts => ({
  problems: [analysisFailed({ start: 0, end: query.text.trimEnd().length }, { reason })],
  analysis: { tables: [], functions: [], watchlists: [], columns: [] },
  openColumns: true,
});
