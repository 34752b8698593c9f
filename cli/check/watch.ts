import { existsSync, type FSWatcher, statSync, watch } from 'node:fs';
import { dirname } from 'node:path';
import { clearTerminal, print } from '../../lib/report/print';
import { paint } from '../../lib/report/terminal';

/** Editors save in several steps: wait until it is quiet for so many milliseconds. */
const QUIET = 60;

/** Runs a check now and after every save below the paths, until it is interrupted. */
export async function watchAndRepeat(paths: readonly string[], check: () => Promise<number>): Promise<number> {
  let running = false;
  let again = false;
  let last = await check();
  const repeat = async () => {
    if (running) {
      again = true;
      return;
    }
    running = true;
    do {
      again = false;
      clearTerminal();
      print(paint('dim', `checked at ${new Date().toLocaleTimeString()}`));
      last = await check();
    } while (again);
    running = false;
  };
  let timer: NodeJS.Timeout | undefined;
  const saved = (file: string | null) => {
    if (file !== null && !/\.(ya?ml|csv)$/i.test(file)) return;
    clearTimeout(timer);
    timer = setTimeout(repeat, QUIET);
  };
  const watchers = paths.filter((path) => existsSync(path)).map((path) => watchPath(path, saved));
  print(paint('dim', 'Watching for changes; Ctrl+C ends it.'));
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, resolve);
  });
  for (const watcher of watchers) watcher.close();
  clearTimeout(timer);
  return last;
}

/** A file is watched through its folder: saving may replace it. */
function watchPath(path: string, saved: (file: string | null) => void): FSWatcher {
  const isFolder = statSync(path).isDirectory();
  return watch(isFolder ? path : dirname(path), { recursive: isFolder }, (_event, file) => saved(file));
}
