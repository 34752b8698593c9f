import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { readPage } from '../../lib/docs/page';
import { allPages, generatedFiles } from '../../lib/docs/pages';
import { isError } from '../../lib/files/problem';
import { kitRoot } from '../../lib/files/root';
import { replaceFile } from '../../lib/files/write/replace-file';
import { BAD, GOOD } from '../../lib/report/exit-code';
import { print, printError } from '../../lib/report/print';
import { reportProblems } from '../../lib/report/problems';
import { count } from '../../lib/values/text';

/** `ttk docs`: writes what the code knows into the documentation, or with --check says what is stale. */
export async function run(_args: string[], options: Record<string, unknown>): Promise<number> {
  const { pages, problems } = await allPages();
  const exitCode = reportProblems(problems);
  if (problems.some(isError)) return exitCode;
  const stale = pages.filter((page) => readPage(page.path) !== page.content).map((page) => page.path);
  const generated = new Set(pages.map((page) => page.path));
  const left = generatedFiles().filter((path) => !generated.has(path));
  if (options.check) {
    for (const path of [...stale, ...left]) printError(`${path} is stale`);
    if (stale.length + left.length) printError('Run `npm run docs` and commit what it writes.');
    return stale.length + left.length ? BAD : GOOD;
  }
  for (const { path, content } of pages.filter((page) => stale.includes(page.path))) {
    replaceFile(join(kitRoot, path), content);
  }
  for (const path of left) rmSync(join(kitRoot, path));
  print(`${count(pages.length, 'page')}: ${stale.length} written, ${left.length} removed, the rest up to date.`);
  return GOOD;
}
