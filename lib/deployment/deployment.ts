import type { AutomationOmission, AutomationRuleSpec } from '../automation/model';
import { resolveAutomation } from '../automation/resolve';
import type { Environment } from '../environment/environment';
import type { Problem } from '../problem';
import type { Compilation, CompiledRule } from '../rules/model';
import { selectRules } from '../rules/selection';
import type { Watchlist } from '../watchlists/model';
import { resolveWatchlists } from '../watchlists/resolve';
import type { WorkbookSpec } from '../workbooks/model';
import type { ProvenWorkbooks } from '../workbooks/prove';
import { resolveWorkbooks } from '../workbooks/resolve';

/** An environment without its way back to the files. */
export type PlannedEnvironment = Omit<Environment, 'locate' | 'resolvePath'>;
/** A rule without its way back to the file. */
export type PlannedRule = Omit<CompiledRule, 'source'>;
export type PlannedWatchlist = Omit<Watchlist, 'source'>;

/** What one environment gets from the rule folders, and what it does not get and why: plain data, ready to be translated. */
export interface Deployment {
  readonly environment: PlannedEnvironment;
  /** As they are deployed here, overrides applied. */
  readonly deployed: readonly PlannedRule[];
  /** Not deployed because they could not work here. */
  readonly withheld: readonly { readonly rule: PlannedRule; readonly reasons: readonly string[] }[];
  /** Not deployed because the environment says so. */
  readonly disabled: readonly { readonly rule: PlannedRule; readonly reason: string }[];
  /** What is left out of deployed rules because the portal of this environment does not have it. */
  readonly notes: readonly { readonly rule: PlannedRule; readonly note: string }[];
  /** With the environment's rows. */
  readonly watchlists: readonly PlannedWatchlist[];
  readonly automation: readonly AutomationRuleSpec[];
  /** Automation that cannot work here, and why. */
  readonly omittedAutomation: readonly AutomationOmission[];
  readonly workbooks: readonly WorkbookSpec[];
}

/** What all environments that share their rule folders share: read, compiled and proven once. */
export interface Content extends Compilation {
  readonly workbooks: ProvenWorkbooks;
}

/** Chooses, for one environment, from rules that were compiled once for all of them. */
export function planDeployment(
  environment: Environment,
  content: Content,
): { deployment: Deployment; problems: readonly Problem[] } {
  const selection = selectRules(environment, content);
  const { watchlists, problems } = resolveWatchlists(environment, content.other);
  const automation = resolveAutomation(environment, {
    files: content.other,
    deployed: selection.deployed,
    known: content.rules,
    watchlists,
  });
  const { locate: _locate, resolvePath: _resolvePath, ...planned } = environment;
  return {
    deployment: {
      environment: planned,
      deployed: selection.deployed.map(plain),
      withheld: selection.withheld.map(({ rule, reasons }) => ({ rule: plain(rule), reasons })),
      disabled: selection.disabled.map(({ rule, reason }) => ({ rule: plain(rule), reason })),
      notes: selection.notes.map(({ rule, note }) => ({ rule: plain(rule), note })),
      watchlists: watchlists.map(plain),
      automation: automation.rules,
      omittedAutomation: automation.omitted,
      workbooks: resolveWorkbooks(environment, {
        proven: content.workbooks,
        declaredTables: content.declaredTables,
        rules: selection,
      }),
    },
    problems: [...selection.problems, ...problems, ...automation.problems],
  };
}

function plain<T extends { readonly source: unknown }>({ source: _source, ...rest }: T): Omit<T, 'source'> {
  return rest;
}
