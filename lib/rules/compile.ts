import { isMap } from '../files/format/place';
import { type Problem, sortProblems } from '../files/problem';
import type { Declarations, DeclaredWatchlist } from '../kql/model/declarations';
import { noDeclarations, readSchemaFile } from '../kql/model/declarations';
import type { QueryFacts, QueryInput, QueryProblem } from '../kql/model/facts';
import type { Analysis } from '../kql/model/model';
import { searchAll, unionAll } from '../kql/model/problems';
import { checkRule } from './checks/all';
import type { CompiledRule, OtherFile, Rule } from './read/model';
import { type ReadRules, readRules } from './read-rules';

/** Analyses queries; the order of the results is that of the queries. */
export type Analyser = (
  queries: readonly QueryInput[],
  declarations: Declarations,
  options: { cacheFolder?: string | false },
) => Promise<readonly QueryFacts[]>;

export interface CompileOptions {
  /** Tables, functions and watchlists beyond what the files declare. @default none */
  readonly declarations?: Declarations;
  /** Where results are kept between runs; false keeps none. @default the analyser's own */
  readonly cacheFolder?: string | false;
  /** @default the Kusto language service (lib/kql) */
  readonly kql?: Analyser;
}

/** The outcome of compiling folders of rules. */
export interface Compilation {
  /** As a person would type them. */
  readonly files: readonly string[];
  /** All that could be read, those with errors included: nothing is deployed while `problems` has an error. */
  readonly rules: readonly CompiledRule[];
  /** Watchlists, automation rules, workbooks and schemas. */
  readonly other: readonly OtherFile[];
  /** Custom tables that files of `kind: Schema` declare; they count as shipped. */
  readonly declaredTables: readonly string[];
  readonly problems: readonly Problem[];
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
  const { declarations, declaredTables, problems } = declared(read, options.declarations ?? noDeclarations);
  const queried = read.rules.filter(({ query }) => query.trim() !== '');
  const inputs = queried.map(({ query, function: saved }) => ({ text: query, parameters: saved?.parameters }));
  const analyse = options.kql ?? languageService();
  const found = inputs.length === 0 ? [] : await analyse(inputs, declarations, { cacheFolder: options.cacheFolder });
  const facts = new Map(queried.map((rule, i) => [rule, found[i]!]));
  const rules = read.rules.map((rule) => ({ ...rule, analysis: analysisOf(facts.get(rule)) }));
  const proven = read.rules.flatMap((rule, i) => [
    ...(facts.get(rule)?.problems ?? []).map((problem) => placed(rule, problem)),
    ...checkRule(rules[i] as CompiledRule),
  ]);
  return {
    files: read.files,
    rules,
    other: read.other,
    declaredTables,
    problems: sortProblems([...read.problems, ...problems, ...proven]),
  };
}

/** Loaded on first use: the language service is heavy, and files without rules need none of it. */
const languageService = (): Analyser => (require('../kql/analyse') as typeof import('../kql/analyse')).analyseQueries;

/** Sentinel refuses these in analytic rules; a hunting query or function that reads every table is only slow. */
const REFUSED_IN_ALERTS: ReadonlySet<string> = new Set([searchAll.definition.code, unionAll.definition.code]);

/** A problem of a query at its place in the YAML file. */
function placed(rule: Rule, problem: QueryProblem): Problem {
  const { code, start, end, message, help } = problem;
  const severity = !rule.alert && REFUSED_IN_ALERTS.has(code) ? 'warning' : problem.severity;
  const { file, line = 1, column = 1, endLine = line, endColumn = column } = rule.inQuery(start, end);
  return { code, severity, file, line, column, endLine, endColumn, message, ...(help ? { help } : {}) };
}

function analysisOf(facts: QueryFacts | undefined): Analysis {
  if (!facts) return { tables: [], functions: [], watchlists: [], columns: [], openColumns: true };
  const { analysis, openColumns, lookback, lookbackAt } = facts;
  return { ...analysis, openColumns, lookback, lookbackAt };
}

/** What the files of the folders declare for each other's queries: tables, functions and watchlists. */
export function declared(
  { rules, other }: ReadRules,
  given: Declarations,
): { declarations: Declarations; declaredTables: readonly string[]; problems: readonly Problem[] } {
  const schemas = other.filter(({ kind }) => kind === 'Schema').map(({ source }) => readSchemaFile(source));
  const tables = schemas.flatMap((schema) => schema.tables);
  const functions = rules.flatMap(({ function: saved, query }) =>
    saved?.alias ? [{ name: saved.alias, parameters: saved.parameters, body: query }] : [],
  );
  const declarations = {
    tables: [...given.tables, ...tables],
    functions: [...given.functions, ...schemas.flatMap((schema) => schema.functions), ...functions],
    watchlists: [...given.watchlists, ...other.flatMap(watchlistOf)],
  };
  return {
    declarations,
    declaredTables: tables.map(({ name }) => name),
    problems: schemas.flatMap((schema) => schema.problems),
  };
}

/** The alias and columns of a watchlist file; all columns of a watchlist arrive as texts. */
function watchlistOf({ kind, source }: OtherFile): DeclaredWatchlist[] {
  const value = source.value;
  if (kind !== 'Watchlist' || !isMap(value) || typeof value.alias !== 'string') return [];
  const listed = Array.isArray(value.columns) ? value.columns : [];
  const names = listed.flatMap((column) => (isMap(column) && typeof column.name === 'string' ? [column.name] : []));
  return [{ alias: value.alias, columns: names.map((name) => ({ name, type: 'string' })) }];
}
