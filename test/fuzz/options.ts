import { parseArgs } from 'node:util';

/** What strangers write, by who reads it. */
export const readers = [
  'environment',
  'rules',
  'cases',
  'watchlist',
  'suppressions',
  'foundation',
  'detections',
  'record',
  'manifest',
  'plan',
  'import',
  'schema',
] as const;
export type ReaderName = (typeof readers)[number];

export const HELP = `npm run fuzz -- [reader ...] [--seconds n] [--seed n]

Gives the readers of files that strangers write changed files, until the time is over: whatever they hold, the answer is
problems with a place, in bounded time and memory, never a crash. Ends with 1 when an input gets another answer; the
smallest such is printed and kept in .ttk/fuzz/.

  reader       ${readers.join(', ')} (all)
  --seconds n  how long inputs are tried, shared by the readers (120); starting each takes some more
  --seed n     the same number makes the same inputs`;

export interface Options {
  readonly readers: readonly ReaderName[];
  readonly seconds: number;
  readonly seed: number;
}

export function options(args: readonly string[]): Options | 'help' | { readonly wrong: string } {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { seconds: { type: 'string' }, seed: { type: 'string' }, help: { type: 'boolean' } },
    });
    if (values.help) return 'help';
    const unknown = positionals.find((name) => !readers.includes(name as ReaderName));
    if (unknown !== undefined) return { wrong: `there is no reader '${unknown}'` };
    const [seconds, seed] = [values.seconds ?? '120', values.seed ?? String(Date.now() % 1_000_000)];
    if (!/^\d+(\.\d+)?$/.test(seconds) || Number(seconds) === 0)
      return { wrong: `--seconds is a number above 0, got '${seconds}'` };
    if (!/^\d{1,9}$/.test(seed)) return { wrong: `--seed is a whole number of up to nine digits, got '${seed}'` };
    const chosen = readers.filter((name) => positionals.length === 0 || positionals.includes(name));
    return { readers: chosen, seconds: Number(seconds), seed: Number(seed) };
  } catch (error) {
    return { wrong: (error as Error).message };
  }
}
