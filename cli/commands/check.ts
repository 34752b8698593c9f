import { findRuleFiles } from '../../lib/files/find';
import { isNote } from '../../lib/files/problem';
import { rulesFolder } from '../../lib/files/root';
import { expectQueries } from '../../lib/kql/analyse';
import { BAD, exitCodeOf, GOOD } from '../../lib/report/exit-code';
import type { Format } from '../check/render';

interface CheckOptions {
  readonly format?: Format;
  readonly strict?: boolean;
  readonly base?: string;
  readonly watch?: boolean;
  /** `--no-cache` makes it false. */
  readonly cache?: boolean;
}

/** `ttk check`: proves rule files against the workspace schema. */
export async function run(args: string[], options: CheckOptions): Promise<number> {
  const paths = args.length ? args : [rulesFolder];
  if (!options.watch) return checkOnce(paths, options);
  const { watchAndRepeat }: typeof import('../check/watch') = require('../check/watch');
  return watchAndRepeat(paths, () => checkOnce(paths, options));
}

async function checkOnce(paths: readonly string[], options: CheckOptions): Promise<number> {
  const { files, empty } = findRuleFiles(paths);
  // The language service starts while the rest of the command is still being loaded: hence nothing heavy is imported above.
  expectQueries(files.length, options.cache === false ? { cacheFolder: false } : {});
  const { prove }: typeof import('../check/prove') = require('../check/prove');
  const { render }: typeof import('../check/render') = require('../check/render');
  const found = await prove(paths, files, options);
  const checked = { ...found, problems: [...found.problems, ...empty] };
  const text = render(checked, options.format);
  const { print, printDocument }: typeof import('../../lib/report/print') = require('../../lib/report/print');
  if (text) (options.format === undefined || options.format === 'pretty' ? print : printDocument)(text);
  const exitCode = exitCodeOf(checked.problems);
  return options.strict && exitCode === GOOD && checked.problems.some((p) => !isNote(p)) ? BAD : exitCode;
}
