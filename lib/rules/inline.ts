import { isMap } from '../files/format/place';
import type { YamlSource } from '../files/source';
import { analyseQueries } from '../kql/analyse';
import { CannotInline, inlineQuery } from '../kql/engine/inline';
import type { Declarations } from '../kql/model/declarations';
import type { QueryProblem } from '../kql/model/facts';
import type { Rule } from './read/model';

/** A query with its functions written out, or why that is not possible. */
export type InlinedRule =
  | {
      readonly query: string;
      readonly functions: readonly string[];
      /** Why it cannot be proven as it stands. @default - it is proven */
      readonly wrong?: QueryProblem;
    }
  | { readonly refused: string };

/** Writes the functions that a rule calls into its query, and proves that it stands on its own. */
export async function inlineRule(
  { query, alert }: Pick<Rule, 'query' | 'alert'>,
  declarations: Declarations,
  cacheFolder?: string | false,
): Promise<InlinedRule> {
  const written = writtenOut(query, declarations);
  if ('refused' in written) return written;
  const functions = declarations.functions.filter(({ body }) => body === undefined);
  const period = alert?.schedule?.period;
  const [facts] = await analyseQueries(
    [{ text: written.text, period }],
    { ...declarations, functions },
    { cacheFolder },
  );
  const wrong = facts!.problems.find(({ severity }) => severity === 'error');
  return { query: written.text, functions: written.functions, ...(wrong && { wrong }) };
}

function writtenOut(query: string, declarations: Declarations) {
  try {
    return inlineQuery(query, declarations);
  } catch (error) {
    if (!(error instanceof CannotInline)) throw error;
    return { refused: error.message };
  }
}

/** Keys that no other tool of the ecosystem reads. */
const ONLY_HERE = ['promotion', 'reads', 'tests', 'category'];

/** What a rule file says in Azure-Sentinel's format, with another query. */
export function elsewhere({ value }: YamlSource, query: string): Record<string, unknown> {
  const entries = isMap(value) ? Object.entries(value) : [];
  return Object.fromEntries(
    entries
      .filter(([key]) => !ONLY_HERE.includes(key.toLowerCase()))
      .map(([key, item]) => [key, key.toLowerCase() === 'query' ? query : item]),
  );
}
