import { printError, printProgress } from '../../lib/report/print';

const PATIENCE = 60_000;

/** Tells what long work is at: at once on a terminal, a line a minute in a log. */
export function progress(): (what: string) => void {
  const started = Date.now();
  let told = started;
  return (what) => {
    const text = `${Math.round((Date.now() - started) / 1000)} s: ${what}`;
    printProgress(text);
    if (process.stderr.isTTY || Date.now() - told < PATIENCE) return;
    told = Date.now();
    printError(text);
  };
}
