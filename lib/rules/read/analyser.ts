import type { Location, Problem } from '../../files/problem';
import type { Declarations } from '../../kql/model/declarations';
import type { QueryFacts, QueryInput, QueryProblem } from '../../kql/model/facts';

/** Analyses queries; the order of the results is that of the queries. */
export type Analyser = (
  queries: readonly QueryInput[],
  declarations: Declarations,
  options: { cacheFolder?: string | false },
) => Promise<readonly QueryFacts[]>;

/** The Kusto language service, loaded on first use: it is heavy, and files without queries need none of it. */
export const languageService: Analyser = (...asked) =>
  (require('../../kql/analyse') as typeof import('../../kql/analyse')).analyseQueries(...asked);

/** A problem of a query at its place in the file. */
export function placed({ code, severity, message, help }: QueryProblem, at: Location): Problem {
  const { file, line = 1, column = 1, endLine = line, endColumn = column } = at;
  return { code, severity, file, line, column, endLine, endColumn, message, ...(help ? { help } : {}) };
}
