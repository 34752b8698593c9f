import { isError, type Problem, sortProblems } from '../files/problem';
import { isOfKit } from '../files/root';
import { costProblems } from '../kql/model/costs';
import { type Declarations, noDeclarations } from '../kql/model/declarations';
import type { QueryFacts, QueryProblem } from '../kql/model/facts';
import type { Analysis } from '../kql/model/model';
import {
  nothingLeft,
  sameResult,
  searchAll,
  unionAll,
  unknownFunction,
  unknownFuzzyTable,
  unknownTable,
} from '../kql/model/problems';
import { groupBy } from '../values/maps';
import { checkRule } from './checks/all';
import { declaredFunctionsAgain, functionCycles } from './checks/calls';
import { connectorsDisagree, unreadTable } from './checks/problems';
import { type Analyser, languageService, placed } from './read/analyser';
import { type CompiledRule, isSwitchedOff, type Rule } from './read/model';
import { type ReadRules, readRules } from './read-rules';

export interface CompileOptions {
  /** Tables, functions and watchlists beyond what the files declare. @default none */
  readonly declarations?: Declarations;
  /** Where results are kept between runs; false keeps none. @default the analyser's own */
  readonly cacheFolder?: string | false;
  /** @default the Kusto language service (lib/kql) */
  readonly kql?: Analyser;
}

/** What the files of rules folders say, with their queries proven. Nothing is deployed while `problems` has an error. */
export interface Compilation extends ReadRules {
  readonly rules: readonly CompiledRule[];
  /** Beyond what is documented: for the queries of a file. */
  readonly declarations: (of: Pick<Rule, 'file'>) => Declarations;
  /** Files that have errors; those of a rule that is switched off are warnings among the problems. */
  readonly broken: ReadonlySet<string>;
  /** Custom tables that files of `kind: Schema` declare; they count as shipped. */
  readonly declaredTables: readonly string[];
}

/**
 * Reads rule files, proves their queries against the workspace schema, and checks all that Azure would refuse. Every mistake of
 * every file is among the problems, at its place in the file; never throws on what a file holds.
 */
export async function compileRules(paths: readonly string[], options: CompileOptions = {}): Promise<Compilation> {
  return compileRead(readRules(paths), options);
}

/** As `compileRules`, over files that were read before. */
export async function compileRead(read: ReadRules, options: CompileOptions = {}): Promise<Compilation> {
  const declarations = scopes(read, options.declarations);
  const queried = read.rules.filter(({ query }) => query.trim() !== '');
  const analyse = options.kql ?? languageService;
  const facts = new Map<Rule, QueryFacts>();
  for (const [scope, those] of groupBy(queried, declarations)) {
    const inputs = those.map(({ query, function: saved, alert }) => ({
      text: query,
      parameters: saved?.parameters,
      period: alert?.schedule?.period,
    }));
    const found = await analyse(inputs, scope, { cacheFolder: options.cacheFolder });
    for (const [i, rule] of those.entries()) facts.set(rule, found[i]!);
  }
  const rules = read.rules.map((rule) => ({ ...rule, analysis: analysisOf(facts.get(rule)) }));
  const proven = read.rules.flatMap((rule, i) => {
    const inQuery = facts.get(rule)?.problems ?? [];
    const isKnown = !inQuery.some(({ code }) => UNKNOWN_SOURCES.has(code));
    const readsAreKnown = isKnown && facts.get(rule)?.analysis.own !== undefined;
    return [
      ...inQuery.flatMap((problem) => placedIn(rule, problem)),
      ...checkRule(rules[i] as CompiledRule).filter(
        ({ code }) =>
          (isKnown || code !== connectorsDisagree.definition.code) &&
          (readsAreKnown || code !== unreadTable.definition.code),
      ),
    ];
  });
  const declaredTables = read.schemas.flatMap(({ tables }) => tables.map(({ name }) => name));
  const calls = [...functionCycles(rules), ...declaredFunctionsAgain(rules, read.schemas)];
  const problems = sortProblems([...read.problems, ...proven, ...calls]);
  const broken = new Set(problems.filter(isError).map(({ file }) => file));
  const off = new Set(rules.filter(isSwitchedOff).map(({ file }) => file));
  return { ...read, rules, declarations, declaredTables, broken, problems: asWarnings(problems, off) };
}

/** What is wrong with files that nobody runs stops nobody. */
export const asWarnings = (problems: readonly Problem[], files: ReadonlySet<string>): Problem[] =>
  problems.map((problem) =>
    files.has(problem.file) && isError(problem) ? { ...problem, severity: 'warning' } : problem,
  );

/** Until what is not known is declared, nobody knows all that the query reads. */
const UNKNOWN_SOURCES: ReadonlySet<string> = new Set(
  [unknownFunction, unknownTable, unknownFuzzyTable, nothingLeft].map(({ definition }) => definition.code),
);

/** Sentinel refuses these in analytic rules; a hunting query or function that reads every table is only slow. */
const REFUSED_IN_ALERTS: ReadonlySet<string> = new Set([searchAll.definition.code, unionAll.definition.code]);

/** What queries of others cost is theirs to decide. */
const COSTLY: ReadonlySet<string> = new Set(costProblems.map(({ definition }) => definition.code));

/** A problem of a rule's query at its place in the file. A function may well give what never changes: a list to look things up in. */
export function placedIn({ alert, function: saved, inQuery, file }: Rule, problem: QueryProblem): Problem[] {
  if (COSTLY.has(problem.code) && !isOfKit(file)) return [];
  if (saved && problem.code === sameResult.definition.code) return [];
  const at = inQuery(problem.start, problem.end);
  return [placed(!alert && REFUSED_IN_ALERTS.has(problem.code) ? { ...problem, severity: 'warning' } : problem, at)];
}

/** What of the facts about a query its rule keeps. */
export function analysisOf(facts: QueryFacts | undefined): Analysis {
  if (!facts) return { tables: [], functions: [], watchlists: [], columns: [], openColumns: true };
  const { analysis, openColumns, lookback, lookbackAt } = facts;
  return { ...analysis, openColumns, lookback, lookbackAt };
}

/**
 * What is declared for a file: tables and functions by all, watchlists only by those that lie where it does, in the kit or elsewhere. A
 * list of the kit's may have the alias of one that the queries of others were written for.
 */
function scopes(read: ReadRules, given: Declarations = noDeclarations): Compilation['declarations'] {
  const scope = (isKit: boolean): Declarations =>
    declared(
      { ...read, watchlists: read.watchlists.filter(({ file }) => isOfKit(file) === isKit) },
      isKit ? given : { ...given, watchlists: [] },
    );
  const [ofKit, ofOthers] = [scope(true), scope(false)];
  return ({ file }) => (isOfKit(file) ? ofKit : ofOthers);
}

/** What the files of the folders declare for each other's queries: tables, functions and watchlists, beside what is given. */
export function declared(
  { rules, watchlists, schemas }: ReadRules,
  given: Declarations = noDeclarations,
): Declarations {
  const functions = rules.flatMap(({ function: saved, query }) =>
    saved?.alias ? [{ name: saved.alias, parameters: saved.parameters, body: query }] : [],
  );
  // All columns of a watchlist arrive as texts.
  const lists = watchlists.map(({ alias, columns }) => ({
    alias,
    columns: columns.map(({ name }) => ({ name, type: 'string' })),
  }));
  return {
    tables: [...given.tables, ...schemas.flatMap(({ tables }) => tables)],
    functions: [...given.functions, ...schemas.flatMap((schema) => schema.functions), ...functions],
    watchlists: [...given.watchlists, ...lists],
  };
}
