import type { Problem } from '../files/problem';
import type { Declarations } from '../kql/model/declarations';
import { type Compilation, type CompileOptions, compileRead } from '../rules/compile';
import { type ProvenWorkbooks, proveWorkbooks } from '../rules/kinds/workbook/prove';
import type { ReadRules } from '../rules/read-rules';

/** What all environments that share their rule folders share: read, compiled and proven once. */
export interface Content extends Compilation {
  readonly proven: ProvenWorkbooks;
}

/** Everything that rules folders hold, as read, compiled against what is declared, with the mistakes of all of it. */
export async function compileContent(
  read: ReadRules,
  declarations: Declarations,
  options: Pick<CompileOptions, 'cacheFolder'> = {},
): Promise<{ content: Content; problems: readonly Problem[] }> {
  const compilation = await compileRead(read, { declarations, ...options });
  const sound = compilation.workbooks.filter(({ isSound }) => isSound);
  const proven = await proveWorkbooks(sound, compilation.declarations, options);
  return { content: { ...compilation, proven }, problems: [...compilation.problems, ...proven.problems] };
}
