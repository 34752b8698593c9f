import fc from 'fast-check';
import { bytesOf, written } from './edits';
import type { WatchedReader } from './watched-reader';

export interface Outcome {
  readonly tried: number;
  readonly seconds: number;
  readonly failure?: { readonly fault: string; readonly smallest: Buffer; readonly shrunk: number };
}

export interface FuzzOptions {
  readonly seed: number;
  /** For the search; what is found gets as long again, and at least half a minute, to become small. */
  readonly seconds: number;
}

/** Reads changed files until the time is over, or until one is read badly, of which the smallest that still is is looked for. */
export async function fuzz(reader: WatchedReader, { seed, seconds }: FuzzOptions): Promise<Outcome> {
  const bases = await reader.start();
  const started = performance.now();
  let tried = 0;
  const property = fc.asyncProperty(written(bases.length), async (input) => {
    tried += 1;
    const fault = await reader.faultIn(bytesOf(input, bases));
    if (fault !== undefined) throw new Fault(fault);
  });
  const common = { seed, numRuns: Number.MAX_SAFE_INTEGER };
  const found = await fc.check(property, { ...common, endOnFailure: true, interruptAfterTimeLimit: seconds * 1000 });
  const outcome = { tried, seconds: (performance.now() - started) / 1000 };
  if (!found.failed || !found.counterexample) return outcome;
  const small = await fc.check(property, {
    ...common,
    path: found.counterexamplePath,
    interruptAfterTimeLimit: Math.max(seconds, 30) * 1000,
  });
  const { counterexample, errorInstance, numShrinks } = small.counterexample ? small : found;
  return {
    ...outcome,
    failure: {
      fault: errorInstance instanceof Fault ? errorInstance.message : String(errorInstance),
      smallest: bytesOf(counterexample![0], bases),
      shrunk: numShrinks,
    },
  };
}

class Fault extends Error {}
