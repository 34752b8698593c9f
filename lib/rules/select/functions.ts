import type { Supply } from '../../environment/model/environment';
import type { Analysis, FuzzyUnion, Operand, Reads } from '../../kql/model/model';
import type { CompiledRule } from '../read/model';
import { withoutOperands } from './operands';
import { explainTable, keysToFill } from './requirements';

/** Why something cannot work here, and the keys of the environment of which any one would change it. */
export interface Lacking {
  /** The whole chain: `TokenTheft_X <- AADUserRiskEvents <- UserRiskEvents <- EntraP2, tenant has EntraP1`. */
  readonly reason: string;
  /** The end of the chain that the environment knows: a table, or a function that it disables. */
  readonly waitsFor: string;
  readonly keys: readonly string[];
  /** Somebody decided so: nothing that names it goes without. */
  readonly decided?: true;
}

/** A function as an environment can have it. */
interface Choice {
  /** Without what it cannot have; undefined when it is withheld or disabled. */
  readonly rule?: CompiledRule;
  readonly lacking: readonly Lacking[];
  /** What it reads, itself and through others. */
  readonly tables: readonly string[];
}

/**
 * Decides what of each function an environment gets. An operand of `union isfuzzy=true` that reads what nobody ships here is left out
 * of a function, so that its callers stay; a function without which of its text nothing sensible is left is withheld.
 */
export class FunctionChoices {
  private readonly byAlias = new Map<string, CompiledRule>();
  private readonly made = new Map<string, Choice>();

  constructor(
    private readonly supply: Supply,
    rules: readonly CompiledRule[],
    /** Why functions are disabled here, by alias. */
    private readonly disabled: ReadonlyMap<string, string>,
  ) {
    for (const rule of rules) if (rule.function) this.byAlias.set(rule.function.alias, rule);
  }

  /** What a query lacks that calls functions of the folders; it has to have every table that it names itself, or its file under `reads` without `optional`. */
  lackingOf(analysis: Analysis, reads: readonly string[] = []): readonly Lacking[] {
    const { tables, functions } = this.named(analysis);
    const own = [...new Set([...tables, ...reads])].flatMap((table) => this.table(table));
    const ofFunctions = functions.flatMap((name) => this.function(name));
    const said = new Set(own.map(({ waitsFor }) => waitsFor));
    return [...own, ...ofFunctions.filter(({ waitsFor }) => !said.has(waitsFor))];
  }

  /** The tables that a query reads here, itself and through functions. */
  tablesOf(analysis: Analysis): readonly string[] {
    const { tables, functions } = this.named(analysis);
    return [...new Set([...tables, ...functions.flatMap((name) => this.choose(name)?.tables ?? [])])].sort();
  }

  /** What goes without some of its text, of a query that calls it itself or through others. */
  leftOutBehind({ functions }: Analysis): readonly string[] {
    return functions.flatMap((name) => {
      const { leftOut = [] } = this.choose(name)?.rule ?? {};
      return leftOut.map((reason) => `${name} <- ${reason}`);
    });
  }

  choose(alias: string): Choice | undefined {
    const rule = this.byAlias.get(alias);
    if (!rule) return undefined;
    const known = this.made.get(alias);
    if (known) return known;
    // Of functions that call each other it was said.
    this.made.set(alias, { rule, lacking: [], tables: [] });
    const choice = this.chosen(rule);
    this.made.set(alias, choice);
    return choice;
  }

  private chosen(rule: CompiledRule): Choice {
    const { analysis } = rule;
    const behind = this.named(analysis).elsewhere.flatMap((table) => this.table(table));
    const { lacking, without, tables, functions, reasons } = this.fit(
      analysis.own?.must ?? { tables: analysis.tables, functions: analysis.functions, unions: [] },
    );
    if (lacking.length + behind.length > 0) return { lacking: [...lacking, ...behind], tables: analysis.tables };
    const all = [
      ...tables,
      ...this.named(analysis).elsewhere,
      ...functions.flatMap((name) => this.choose(name)?.tables ?? []),
    ];
    const read = [...new Set(all)].sort();
    if (without.size === 0)
      return { rule: { ...rule, analysis: { ...analysis, tables: read } }, lacking: [], tables: read };
    const query = withoutOperands(rule.query, analysis.own!.must.unions, without);
    const kept = new Set(functions);
    const trimmed: CompiledRule = {
      ...rule,
      query,
      function: { ...rule.function!, query },
      leftOut: [...new Set(reasons)],
      analysis: { ...analysis, tables: read, functions: this.reachable(kept) },
    };
    return { rule: trimmed, lacking: [], tables: read };
  }

  /** What of a text can be had here: with all that it must have, and without operands that cannot be had. */
  private fit({ tables, functions, unions }: Reads): Fit {
    const fit: Fit = {
      lacking: [...tables.flatMap((table) => this.table(table)), ...functions.flatMap((name) => this.function(name))],
      without: new Set(),
      tables: [...tables],
      functions: [...functions],
      reasons: [],
    };
    for (const { operands } of unions) {
      const fits = operands.map((operand) => ({ operand, ...this.fit(operand.reads) }));
      const kept = fits.filter(({ lacking }) => lacking.length === 0);
      if (kept.length === 0) fit.lacking.push(...fits.flatMap(({ lacking }) => lacking));
      for (const { operand, lacking } of fits) {
        fit.lacking.push(...lacking.filter(({ decided }) => decided));
        if (lacking.length === 0) continue;
        fit.without.add(operand);
        fit.reasons.push(...lacking.map(({ reason }) => reason));
      }
      for (const inner of kept) {
        for (const operand of inner.without) fit.without.add(operand);
        fit.tables.push(...inner.tables);
        fit.functions.push(...inner.functions);
        fit.reasons.push(...inner.reasons);
      }
    }
    return fit;
  }

  private reachable(names: ReadonlySet<string>): string[] {
    const all = new Set(names);
    for (const name of all) for (const called of this.choose(name)?.rule?.analysis.functions ?? []) all.add(called);
    return [...all].sort();
  }

  /** Tables and functions that a text names itself, in fuzzy unions too; `elsewhere`: tables behind functions of which no file is here. */
  private named(analysis: Analysis) {
    if (!analysis.own) return { tables: analysis.tables, functions: analysis.functions, elsewhere: [] };
    const { tables, functions } = flat(analysis.own.must);
    const behind = new Set(
      [...functions].flatMap((name) => this.byAlias.get(name)?.analysis.tables ?? []).concat([...tables]),
    );
    const elsewhere = analysis.tables.filter((table) => !behind.has(table));
    return { tables: [...tables, ...elsewhere], functions: [...functions], elsewhere };
  }

  private table(table: string): readonly Lacking[] {
    const found = explainTable(this.supply, table);
    return found.shipped ? [] : [{ reason: found.reason, waitsFor: table, keys: keysToFill(this.supply, table) }];
  }

  private function(name: string): readonly Lacking[] {
    const reason = this.disabled.get(name);
    if (reason !== undefined)
      return [{ reason: `${name} <- ${reason}`, waitsFor: name, keys: ['rules.overrides'], decided: true }];
    return (this.choose(name)?.lacking ?? []).map((lacking) => ({
      ...lacking,
      reason: `${name} <- ${lacking.reason}`,
    }));
  }
}

interface Fit {
  readonly lacking: Lacking[];
  readonly without: Set<Operand>;
  readonly tables: string[];
  readonly functions: string[];
  /** Why operands are left out. */
  readonly reasons: string[];
}

/** All that a text names, whether it must have it or not. */
function flat({ tables, functions, unions }: Reads): { tables: Set<string>; functions: Set<string> } {
  const found = { tables: new Set(tables), functions: new Set(functions) };
  for (const { reads } of unions.flatMap(({ operands }: FuzzyUnion) => operands)) {
    const inner = flat(reads);
    for (const table of inner.tables) found.tables.add(table);
    for (const name of inner.functions) found.functions.add(name);
  }
  return found;
}
