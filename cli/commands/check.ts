import { existsSync, realpathSync } from 'node:fs';
import { readContent } from '../../lib/deployment/plan';
import { expectQueries } from '../../lib/kql/analyse';
import { defaultCacheFolder } from '../../lib/kql/cache-folder';
import { noDeclarations } from '../../lib/kql/declarations';
import { isError, sortProblems } from '../../lib/problem';
import { rulesFolder } from '../../lib/root';
import { findRuleFiles } from '../../lib/rules/files';
import { kitDeclarations } from '../../lib/rules/kit-declarations';
import { versionProblems } from '../../lib/rules/versions';
import { SourceMemory, useSourceMemory } from '../../lib/source-memory';
import type { Checked } from '../check/checked';
import { checkGithub } from '../check/github';
import { checkJson } from '../check/json';
import { checkPretty } from '../check/pretty';
import { checkSarif } from '../check/sarif';
import { watchAndRepeat } from '../check/watch';

interface CheckOptions {
  readonly format?: string;
  readonly strict?: boolean;
  readonly base?: string;
  readonly watch?: boolean;
  /** `--no-cache` makes it false. */
  readonly cache?: boolean;
}

/** `ttk check`: proves rule files against the workspace schema. */
export async function run(args: string[], options: CheckOptions): Promise<number> {
  const paths = args.length ? args : [rulesFolder];
  if (options.watch) return watchAndRepeat(paths, () => checkOnce(paths, options));
  return checkOnce(paths, options);
}

async function checkOnce(paths: readonly string[], options: CheckOptions): Promise<number> {
  const checked = await check(paths, options);
  const text = render(checked, options.format);
  if (text) console.log(text);
  const fatal = options.strict ? checked.problems.length > 0 : checked.problems.some(isError);
  return fatal ? 1 : 0;
}

async function check(paths: readonly string[], options: CheckOptions): Promise<Checked> {
  if (options.cache === false) return prove(paths, options);
  // Files that did not change since the last check need not be parsed.
  const memory = new SourceMemory(defaultCacheFolder());
  useSourceMemory(memory);
  try {
    return await prove(paths, options);
  } finally {
    useSourceMemory(undefined);
    memory.save();
  }
}

async function prove(paths: readonly string[], { base, cache }: CheckOptions): Promise<Checked> {
  const keeping = cache === false ? ({ cacheFolder: false } as const) : {};
  const { files } = findRuleFiles(paths);
  expectQueries(files.length, keeping);
  const declarations = coversKit(paths) ? noDeclarations : kitDeclarations(files);
  const { content, problems } = await readContent(paths, declarations, keeping);
  const versions = base ? versionProblems(content.rules, base) : [];
  return { files: content.files, rules: content.rules, problems: sortProblems([...problems, ...versions]) };
}

/** The whole rules folder of the kit declares everything by itself. */
const coversKit = (paths: readonly string[]): boolean =>
  paths.some((path) => existsSync(path) && realpathSync(path) === realpathSync(rulesFolder));

function render(checked: Checked, format = 'pretty'): string {
  switch (format) {
    case 'json':
      return checkJson(checked);
    case 'sarif':
      return checkSarif(checked, (require('../../package.json') as { version: string }).version);
    case 'github':
      return checkGithub(checked);
    default:
      return checkPretty(checked);
  }
}
