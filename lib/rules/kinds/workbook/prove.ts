import type { Problem } from '../../../files/problem';
import type { Path } from '../../../files/source';
import { costProblems } from '../../../kql/model/costs';
import type { Declarations } from '../../../kql/model/declarations';
import type { QueryFacts } from '../../../kql/model/facts';
import type { Analysis } from '../../../kql/model/model';
import { returnsNothing, sameResult } from '../../../kql/model/problems';
import { groupBy } from '../../../values/maps';
import { type Analyser, languageService, placed } from '../../read/analyser';
import { mapColumns, type WorkbookDefinition, type WorkbookTile } from './format';
import { type FilledQuery, fillPlaceholders } from './placeholders';
import { badMap } from './problems';

/** A query of a workbook with samples in its placeholders. */
interface WorkbookQuery extends FilledQuery {
  readonly definition: WorkbookDefinition;
  readonly tile: WorkbookTile;
  readonly path: Path;
}

/** Every query of a workbook, as the portal would send it. */
const workbookQueries = (definition: WorkbookDefinition): readonly WorkbookQuery[] =>
  definition.tabs.flatMap(({ tiles }, i) =>
    tiles.map((tile, j) => {
      const path = ['tabs', i, 'tiles', j, 'query'];
      return { definition, tile, path, ...fillPlaceholders(tile.query, definition.parameters) };
    }),
  );

/** What the queries of workbooks read, by tile, and every mistake in them at its place in the file. */
export interface ProvenWorkbooks {
  readonly definitions: readonly WorkbookDefinition[];
  readonly analyses: ReadonlyMap<WorkbookTile, Analysis>;
  readonly problems: readonly Problem[];
}

/** With a sample in place of what people choose, a tile may well show nothing, or what never changes; it runs when somebody looks. */
const OF_SAMPLES: ReadonlySet<string> = new Set(
  [returnsNothing, sameResult, ...costProblems].map(({ definition }) => definition.code),
);

/**
 * Checks every query of the workbooks as those of rules are checked.
 *
 * @param analyse default: the Kusto language service, loaded on first use
 */
export async function proveWorkbooks(
  definitions: readonly WorkbookDefinition[],
  declarations: (of: WorkbookDefinition) => Declarations,
  options: { readonly cacheFolder?: string | false; readonly kql?: Analyser } = {},
): Promise<ProvenWorkbooks> {
  const queries = definitions.flatMap(workbookQueries);
  if (queries.length === 0) return { definitions, analyses: new Map(), problems: [] };
  const analyse = options.kql ?? languageService;
  const facts = new Map<WorkbookQuery, QueryFacts>();
  for (const [scope, those] of groupBy(queries, ({ definition }) => declarations(definition))) {
    const found = await analyse(those, scope, { cacheFolder: options.cacheFolder });
    for (const [i, query] of those.entries()) facts.set(query, found[i]!);
  }
  const analyses = new Map<WorkbookTile, Analysis>();
  const problems: Problem[] = [];
  for (const query of queries) {
    const { definition, tile, path, original } = query;
    const { at, inText } = definition;
    const { analysis, openColumns, problems: found } = facts.get(query)!;
    analyses.set(tile, analysis);
    for (const problem of found.filter(({ code }) => !OF_SAMPLES.has(code))) {
      const from = original(problem.start);
      problems.push(placed(problem, inText(path, from, Math.max(from, original(problem.end)))));
    }
    const missing = mapColumns.filter((name) => analysis.columns.every((column) => column.name !== name));
    if (tile.visualization === 'map' && missing.length && !openColumns) problems.push(badMap(at(path), { missing }));
  }
  return { definitions, analyses, problems };
}
