import { readSync, writeSync } from 'node:fs';
import { Analyser } from '../engine/analyser';
import { type Declarations, noDeclarations } from '../model/declarations';
import type { QueryFacts, QueryInput } from '../model/facts';
import { WARM_UP } from './warm-up';

/** Parent to worker, one JSON text a line: first what is declared (again whenever it changes), then queries. */
export type Request = { readonly declarations: Declarations } | { readonly id: number; readonly query: QueryInput };
/** Worker to parent, one JSON text a line, in the order of the queries. */
export interface Response {
  readonly id: number;
  readonly facts: QueryFacts;
}

/**
 * Answers queries from standard input until it ends; the life of a worker process. Reads and writes block on purpose: a worker has nothing
 * else to do, and starts the faster for not loading streams.
 */
export function serve(): void {
  let analyser: Analyser | undefined;
  for (const line of lines()) {
    const request = JSON.parse(line) as Request;
    if ('declarations' in request) {
      analyser = new Analyser(request.declarations);
    } else if (analyser) {
      const response: Response = { id: request.id, facts: analyser.analyse(request.query) };
      write(`${JSON.stringify(response)}\n`);
    }
  }
}

function* lines(): Generator<string> {
  const chunk = Buffer.allocUnsafe(1 << 16);
  let held: Buffer[] = [];
  for (let size = read(chunk); size > 0; size = read(chunk)) {
    let from = 0;
    for (let end = chunk.indexOf(10); end >= 0 && end < size; end = chunk.indexOf(10, from)) {
      yield Buffer.concat([...held, chunk.subarray(from, end)]).toString('utf8');
      held = [];
      from = end + 1;
    }
    if (from < size) held.push(Buffer.from(chunk.subarray(from, size)));
  }
}

function read(into: Buffer): number {
  for (;;) {
    try {
      return readSync(0, into, 0, into.length, null);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EOF') return 0;
      if (code !== 'EAGAIN') throw error;
      wait();
    }
  }
}

function write(text: string): void {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; ) {
    try {
      at += writeSync(1, bytes, at);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EPIPE') process.exit(0);
      if (code !== 'EAGAIN') throw error;
      wait();
    }
  }
}

/** A pipe that does not block has nothing for us yet. */
const wait = (): void => {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2);
};

/** Analyses queries so that their code is compiled: done once while a start-up snapshot is made. */
export function warmUp(): void {
  const analyser = new Analyser(noDeclarations);
  for (const text of WARM_UP) analyser.analyse({ text });
}
