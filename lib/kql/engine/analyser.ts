import { shortDuration } from '../../values/duration';
import type { Declarations } from '../model/declarations';
import type { QueryFacts, QueryInput, QueryProblem } from '../model/facts';
import type { Analysis } from '../model/model';
import {
  analysisFailed,
  badLiteral,
  emptyQuery,
  expandsTooFar,
  managementCommand,
  returnsNothing,
  sameResult,
  syntaxError,
} from '../model/problems';
import type { Range } from '../model/query-problem';
import { analyse, hasOpenColumns, withFunctions } from './analysis';
import { checkCost } from './checks/cost';
import { checkDefenderNames } from './checks/defender';
import { checkDynamicCompared } from './checks/dynamic-compared';
import { emptyUnionProblems, emptyUnions, holds } from './checks/fuzzy-unions';
import { checkLiterals } from './checks/literals';
import { findLookback } from './checks/lookback';
import { checkPlaceholders } from './checks/placeholder';
import { checkRegexes } from './checks/regexes';
import { checkReadsEverything } from './checks/search-all';
import { checkUnpacked } from './checks/unpacked';
import { checkWatchlists } from './checks/watchlists';
import { follows, translate } from './diagnostics';
import { type Expansion, expansionOf, MOST_REFERENCES } from './expansion';
import { findAsimHelper } from './language/asim-helpers';
import { type Diagnostic, type Kusto, loadKusto } from './language/kusto';
import { Query } from './language/query';
import { Symbols } from './language/symbols';
import { toArray } from './language/tree';
import { ownReads } from './reads';
import { RowReader } from './rows/rows';

const CHECKS = [
  checkReadsEverything,
  checkPlaceholders,
  checkDynamicCompared,
  checkDefenderNames,
  checkWatchlists,
  checkLiterals,
  checkRegexes,
  checkUnpacked,
  checkCost,
];
/** Of one query so many mistakes are told: more of them come of the first, and each takes a look through the whole query. */
const MOST_PROBLEMS = 50;
const NOTHING: Analysis = { tables: [], functions: [], watchlists: [], columns: [] };

const tooFar = (at: Range, text: string): QueryProblem =>
  expandsTooFar(at, { name: text.slice(at.start, at.end), most: MOST_REFERENCES });

/** Analyses queries in this process, one by one, against one set of declarations. */
export class Analyser {
  private readonly kusto: Kusto = loadKusto();
  private readonly symbols: Symbols;
  /** How often declared functions refer to tables. */
  private readonly references = new Map<string, number>();
  private readonly bodies = new Map<string, Analysis>();
  /** Why declared functions give no rows; undefined where they may give some. */
  private readonly barren = new Map<string, string | undefined>();

  constructor(declarations: Declarations) {
    this.symbols = new Symbols(this.kusto, declarations);
  }

  /** Never throws: a query on which the service fails has a problem. */
  analyse(input: QueryInput): QueryFacts {
    const whole = { start: 0, end: Math.max(0, input.text.trimEnd().length) };
    try {
      const { tooMany } = this.expansion(input.text);
      if (tooMany) return { problems: [tooFar(tooMany, input.text)], analysis: NOTHING, openColumns: true };
      const query = new Query(this.kusto, this.symbols, input);
      if (query.isEmpty())
        return { problems: [emptyQuery({ start: 0, end: 0 }, {})], analysis: NOTHING, openColumns: true };
      const [command] = query.all('CommandBlock');
      if (command)
        return { problems: [managementCommand(query.at(command), {})], analysis: NOTHING, openColumns: true };
      const lookback = findLookback(query);
      return {
        problems: this.problems(query),
        analysis: { ...withFunctions(analyse(query), (name) => this.inside(name)), own: ownReads(query) },
        ...(lookback && { lookback: lookback.seconds, lookbackAt: lookback.at }),
        openColumns: hasOpenColumns(query),
      };
    } catch (error) {
      const reason =
        error instanceof RangeError
          ? 'it is nested too deeply'
          : String((error as Error)?.message ?? error).split('\n')[0]!;
      return { problems: [analysisFailed(whole, { reason })], analysis: NOTHING, openColumns: true };
    }
  }

  private expansion(text: string): Expansion {
    return expansionOf(text, (name) => {
      const body = this.symbols.findFunction(name)?.body;
      return body === undefined ? Number(this.symbols.isTable(name)) : this.expansionInside(name, body);
    });
  }

  private expansionInside(name: string, body: string): number {
    const known = this.references.get(name);
    if (known !== undefined) return known;
    // One that calls itself is refused by the service.
    this.references.set(name, 0);
    const { references } = this.expansion(body);
    this.references.set(name, references);
    return references;
  }

  private problems(query: Query): QueryProblem[] {
    const diagnostics = [...toArray(query.code.GetDiagnostics())].sort((a, b) => a.Start - b.Start);
    const empty = emptyUnions(query, diagnostics);
    const inEmpty = ({ Code, Start, End }: Diagnostic) =>
      Code === 'KS205' && empty.some((union) => holds(union, { TextStart: Start, End }));
    const found: QueryProblem[] = [];
    for (const diagnostic of diagnostics) {
      if (found.length === MOST_PROBLEMS) break;
      if (follows(diagnostic, diagnostics) || inEmpty(diagnostic)) continue;
      const problem = translate(diagnostic, query);
      if (problem) found.push(problem);
    }
    // After the first syntax error the service guesses: its other diagnostics there are noise.
    const broken = found.filter((p) => p.code === syntaxError.definition.code).sort((a, b) => a.start - b.start)[0];
    const reported = broken ? [...found.filter((p) => p.start < broken.start), broken] : found;
    const own = [...emptyUnionProblems(query, empty, diagnostics), ...CHECKS.flatMap((check) => check(query))];
    // Of what the service does not understand nothing can be proven, nor of what is no value.
    const unproven = broken || own.some((p) => p.code === badLiteral.definition.code);
    const rows = unproven ? [] : this.rows(query);
    return [...reported, ...own, ...rows].sort((a, b) => a.start - b.start || a.end - b.end);
  }

  /** Whether the query can give a row, and whether that depends on what was logged. */
  private rows(query: Query): QueryProblem[] {
    const inside = (name: string) => this.barrenness(name);
    const { none, fixed } = new RowReader(query, inside).result();
    if (none) {
      const { period } = query.input;
      // Whoever reads the query alone would not see why.
      const isForPeriod = period !== undefined && !new RowReader(query, inside, Number.POSITIVE_INFINITY).result().none;
      const why = isForPeriod
        ? `${none.reason}, for the rule sees only the last ${shortDuration(period)}`
        : none.reason;
      return [returnsNothing(query.at(none.node), { reason: why })];
    }
    return fixed ? [sameResult(query.at(fixed.node), { reason: fixed.reason })] : [];
  }

  private barrenness(name: string): string | undefined {
    if (this.barren.has(name)) return this.barren.get(name);
    this.barren.set(name, undefined);
    const declared = this.symbols.findFunction(name);
    if (declared?.body === undefined) return undefined;
    let reason: string | undefined;
    try {
      const body = new Query(this.kusto, this.symbols, { text: declared.body, parameters: declared.parameters });
      reason = new RowReader(body, (called) => this.barrenness(called)).result().none?.reason;
    } catch {
      // The file of the function has the problem.
    }
    this.barren.set(name, reason);
    return reason;
  }

  /** What a declared function reads by itself: its body is a query of its own. */
  private inside(name: string): Analysis | undefined {
    const known = this.bodies.get(name);
    if (known) return known;
    const helper = this.symbols.findFunction(name) ? undefined : findAsimHelper(name);
    if (helper) return { ...NOTHING, tables: helper.reads ?? [] };
    const declared = this.symbols.findFunction(name);
    if (declared?.body === undefined) return undefined;
    let analysis = NOTHING;
    try {
      analysis = analyse(new Query(this.kusto, this.symbols, { text: declared.body, parameters: declared.parameters }));
    } catch {
      // The file of the function has the problem.
    }
    this.bodies.set(name, analysis);
    return analysis;
  }
}
