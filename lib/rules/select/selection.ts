import { within } from '../../catalog/bounds/bound';
import { ruleBounds } from '../../catalog/bounds/rules';
import type { Portal } from '../../catalog/clouds';
import type { Supply } from '../../environment/model/environment';
import type { Location, Problem } from '../../files/problem';
import { sortProblems } from '../../files/problem';
import type { Path } from '../../files/source';
import type { Analysis } from '../../kql/model/model';
import { type CompiledRule, isSwitchedOff } from '../read/model';
import { FunctionChoices, type Lacking } from './functions';
import type { RuleOverride } from './override';
import { applyOverrides, type OverrideContext } from './overrides';
import { disabledFunction, incidentsRequired, tooManyRules } from './selection-problems';

/** What the choice of rules asks of an environment; an `Environment` satisfies it. */
export interface SelectionFacts {
  readonly supply: Supply;
  readonly rules: { readonly overrides: readonly RuleOverride[] };
  readonly sentinel: { readonly portal: Portal };
  /** Where a value of the environment stands, e.g. `['rules', 'overrides', 0, 'severity']`. */
  readonly locate: (path: Path, part?: 'key' | 'value') => Location;
}

interface Withheld {
  readonly rule: CompiledRule;
  /** One full chain per table that has no source here. */
  readonly reasons: readonly string[];
  /** For each of them the table, or the disabled function, at its end. */
  readonly waitsFor: readonly string[];
  /** For each of them the keys of the environment of which any one would change it. */
  readonly keys: readonly (readonly string[])[];
}

/** Every rule of a compilation stands in exactly one of the three lists. */
export interface Selection {
  /** As they are deployed here, overrides applied. */
  readonly deployed: readonly CompiledRule[];
  /** Not deployed because they could not work here. */
  readonly withheld: readonly Withheld[];
  /** Not deployed because the environment says so. */
  readonly disabled: readonly { readonly rule: CompiledRule; readonly reason: string }[];
  /** What is left out of deployed rules because the portal of this environment does not have it. */
  readonly notes: readonly { readonly rule: CompiledRule; readonly note: string }[];
  /** Files of which the environment has nothing: their mistakes stop nothing here. */
  readonly left: ReadonlySet<string>;
  /** The tables that a query reads here, itself and through functions. */
  readonly tablesOf: (analysis: Analysis) => readonly string[];
  readonly problems: readonly Problem[];
}

/** What there is to choose from. */
interface Candidates {
  readonly rules: readonly CompiledRule[];
  readonly declaredTables: readonly string[];
  /** All that was read, those that made no rule among them. @default none */
  readonly files?: readonly string[];
  /** Those with errors. @default none */
  readonly broken?: ReadonlySet<string>;
}

/** Decides which rules an environment deploys, which it withholds and why. Nothing is dropped without a reason. */
export function selectRules(
  environment: SelectionFacts,
  { rules, declaredTables, files = [], broken = new Set() }: Candidates,
): Selection {
  const supply = {
    ...environment.supply,
    customTables: [...environment.supply.customTables, ...declaredTables],
  };
  const { locate, rules: settings } = environment;
  const context: OverrideContext = {
    locate: (i, key) => locate(['rules', 'overrides', i, ...(key ? [key] : [])]),
    unread: files.filter((file) => broken.has(file) && !rules.some((rule) => rule.file === file)),
  };
  const overridden = applyOverrides(rules, settings.overrides, context);
  const problems = [...overridden.problems];
  const reasons = new Map(overridden.disabled);
  // One that is switched off is deployed all the same, unless it could not be.
  for (const rule of rules.filter((rule) => isSwitchedOff(rule) && broken.has(rule.file)))
    if (!reasons.has(rule)) reasons.set(rule, 'switched off in its file, which has mistakes');
  const disabled = rules.flatMap((rule) => {
    const reason = reasons.get(rule);
    return reason === undefined ? [] : [{ rule, reason }];
  });
  const choices = new FunctionChoices(
    supply,
    rules,
    new Map(disabled.map(({ rule }) => [rule.function?.alias ?? '', 'disabled in this environment'])),
  );
  const withheld: Withheld[] = [];
  const notes: { rule: CompiledRule; note: string }[] = [];
  const deployed: CompiledRule[] = [];
  for (const original of rules) {
    if (reasons.has(original)) continue;
    const whole = overridden.changed.get(original) ?? original;
    const lacking = whole.function
      ? choices.choose(whole.function.alias)!.lacking
      : missingRequirements(supply, whole, choices);
    if (lacking.length > 0)
      withheld.push({
        rule: whole,
        reasons: lacking.map(({ reason }) => reason),
        waitsFor: lacking.map(({ waitsFor }) => waitsFor),
        keys: lacking.map(({ keys }) => keys),
      });
    else {
      const rule = asFarAsShipped(whole);
      const forced = overridden.locations.get(original);
      deployed.push(environment.sentinel.portal === 'defender' ? forDefender(rule, forced?.createIncident) : rule);
    }
  }
  problems.push(...tooMany(deployed, locate(['rules'])), ...missedFunctions());
  const left = new Set([...disabled.map(({ rule }) => rule.file), ...overridden.disabledFiles]);
  return {
    ...{ deployed, withheld, disabled, notes, left },
    tablesOf: (analysis) => choices.tablesOf(analysis),
    problems: sortProblems(problems),
  };

  /** A function that an override disables takes its callers with it. */
  function* missedFunctions(): Iterable<Problem> {
    for (const [rule, at] of overridden.disabledAt) {
      const callers = withheld.filter(({ waitsFor }) => waitsFor.includes(rule.function?.alias ?? ''));
      if (callers.length > 0 && overridden.disabled.has(rule))
        yield disabledFunction(at, { name: rule.name, callers: callers.map((caller) => caller.rule.name) });
    }
  }

  /** With the text of a function that is left here, and what a query reads through such functions. */
  function asFarAsShipped(rule: CompiledRule): CompiledRule {
    if (rule.function) return choices.choose(rule.function.alias)?.rule ?? rule;
    const leftOut = choices.leftOutBehind(rule.analysis);
    if (leftOut.length === 0) return rule;
    return { ...rule, leftOut, analysis: { ...rule.analysis, tables: choices.tablesOf(rule.analysis) } };
  }

  /** Defender makes the incidents itself: a rule must hand them over, and closed ones are never opened again. */
  function forDefender(rule: CompiledRule, at: Location | undefined): CompiledRule {
    const { alert } = rule;
    if (!alert) return rule;
    if (alert.enabled && !alert.incident.create) {
      const place = at ?? rule.alertAt(['incidentConfiguration', 'createIncident']);
      problems.push(incidentsRequired(place, { name: alert.displayName, file: rule.file }));
    }
    const { grouping } = alert.incident;
    if (!grouping?.reopenClosed) return rule;
    notes.push({ rule, note: 'closed incidents are not opened again: the Defender portal cannot' });
    const incident = { ...alert.incident, grouping: { ...grouping, reopenClosed: false } };
    return { ...rule, alert: { ...alert, incident } };
  }
}

/** Why a rule cannot work here: tables without a source here or that no rule may read, functions that are not deployed. */
function missingRequirements(
  supply: Supply,
  { analysis, alert, reads = [] }: CompiledRule,
  choices: FunctionChoices,
): readonly Lacking[] {
  const basic = choices.tablesOf(analysis).filter((table) => alert && supply.basicTables.includes(table));
  const onBasic = basic.map((table) => ({
    reason: `${table} <- the plan Analytics: no analytic rule reads a table on the plan Basic`,
    waitsFor: table,
    keys: [`workspace.tables.${table}.plan`],
  }));
  const lacking = choices.lackingOf(
    analysis,
    reads.flatMap(({ table, optional }) => (optional ? [] : table)),
  );
  return [...lacking, ...onBasic.filter(({ waitsFor }) => lacking.every((other) => other.waitsFor !== waitsFor))];
}

function* tooMany(deployed: readonly CompiledRule[], place: Location): Iterable<Problem> {
  const enabled = deployed.flatMap(({ alert }) => (alert?.enabled ? alert.kind : []));
  for (const [found, bound] of [
    [enabled.length, ruleBounds.enabledRules],
    [enabled.filter((kind) => kind === 'NRT').length, ruleBounds.enabledNrtRules],
  ] as const) {
    if (!within(bound, found)) yield tooManyRules(place, { found, bound });
  }
}
