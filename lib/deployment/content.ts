import type { Problem } from '../files/problem';
import type { Declarations } from '../kql/model/declarations';
import { type Compilation, type CompileOptions, compileRules } from '../rules/compile';
import { type ProvenWorkbooks, proveWorkbooks } from '../rules/kinds/workbook/prove';

/** What all environments that share their rule folders share: read, compiled and proven once. */
export interface Content extends Compilation {
  readonly proven: ProvenWorkbooks;
}

/** Everything that folders of rules hold, with the mistakes of all of it. */
export async function readContent(
  paths: readonly string[],
  declarations: Declarations,
  options: Pick<CompileOptions, 'cacheFolder'> = {},
): Promise<{ content: Content; problems: readonly Problem[] }> {
  const compilation = await compileRules(paths, { declarations, ...options });
  const sound = compilation.workbooks.filter(({ isSound }) => isSound);
  const proven = await proveWorkbooks(sound, compilation.declarations, options);
  return { content: { ...compilation, proven }, problems: [...compilation.problems, ...proven.problems] };
}
