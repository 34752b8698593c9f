import { Analyser } from '../../lib/kql/engine/analyser';
import { type Declarations, noDeclarations } from '../../lib/kql/model/declarations';
import type { QueryFacts, QueryInput } from '../../lib/kql/model/facts';

/** Analyses one query in this process. */
export function ask(query: string | QueryInput, declarations: Partial<Declarations> = {}): QueryFacts {
  const input = typeof query === 'string' ? { text: query } : query;
  return new Analyser({ ...noDeclarations, ...declarations }).analyse(input);
}

/** `code: text it points at` for each problem. */
export function reported(query: string, declarations: Partial<Declarations> = {}): string[] {
  return ask(query, declarations).problems.map(
    ({ code, start, end }) => `${code.replace('kql/', '')}: ${query.slice(start, end)}`,
  );
}

/** Analyser and language service are made once for many queries without declarations. */
const plain = new Analyser(noDeclarations);
/** What a query costs is another matter: cost.test.ts. */
export const codes = (query: string): string[] =>
  plain
    .analyse({ text: query })
    .problems.map((problem) => problem.code)
    .filter((code) => !code.startsWith('kql/cost-'));
