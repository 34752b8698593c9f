import type { Environment } from '../environment/model/environment';
import type { FileSource } from '../files/find';
import type { Problem } from '../files/problem';
import type { AutomationOmission, AutomationRuleSpec } from '../rules/kinds/automation/model';
import { resolveAutomation } from '../rules/kinds/automation/resolve';
import type { Watchlist } from '../rules/kinds/watchlist/format';
import { shippedFile } from '../rules/kinds/watchlist/read';
import { resolveWatchlists } from '../rules/kinds/watchlist/resolve';
import type { WorkbookSpec } from '../rules/kinds/workbook/model';
import { resolveWorkbooks } from '../rules/kinds/workbook/resolve';
import type { CompiledRule, Places } from '../rules/read/model';
import { selectRules } from '../rules/select/selection';
import type { Content } from './content';
import { type Proofs, proveLeftOut } from './left-out';
import { type DeploymentPlaces, placesOf } from './places';

/** An environment as plain data, without the functions that find places in its files. */
export type PlannedEnvironment = Omit<Environment, 'locate' | 'resolvePath'>;
/** A rule without its way back to the file. */
export type PlannedRule = Omit<CompiledRule, keyof Places>;
type PlannedWatchlist = Pick<Watchlist, 'alias' | 'name' | 'description' | 'searchKey' | 'rows'>;

/** What one environment gets from the rule folders, and what it does not get and why, ready to be translated. */
export interface Deployment {
  readonly environment: PlannedEnvironment;
  /** As they are deployed here, overrides applied. */
  readonly deployed: readonly PlannedRule[];
  /** Not deployed because they could not work here. */
  readonly withheld: readonly {
    readonly rule: PlannedRule;
    readonly reasons: readonly string[];
    /** For each reason the table, or the disabled function, at its end. */
    readonly waitsFor: readonly string[];
    /** For each reason the keys of the environment of which any one would change it. */
    readonly keys: readonly (readonly string[])[];
  }[];
  /** Not deployed because the environment says so. */
  readonly disabled: readonly { readonly rule: PlannedRule; readonly reason: string }[];
  /** What is left out of deployed rules because the portal of this environment does not have it. */
  readonly notes: readonly { readonly rule: PlannedRule; readonly note: string }[];
  /** With their rows: shipped ones and the environment's. */
  readonly watchlists: readonly PlannedWatchlist[];
  readonly automation: readonly AutomationRuleSpec[];
  /** Automation that cannot work here, and why. */
  readonly omittedAutomation: readonly AutomationOmission[];
  readonly workbooks: readonly WorkbookSpec[];
  /** Beside the files of the environment itself, what the detections come from. */
  readonly sources: {
    /** Folders of rule files, absolute. */
    readonly rules: readonly FileSource[];
    /** Files with rows of watchlists, absolute. */
    readonly rows: readonly string[];
  };
  /** Where the environment and the deployed rules were written. */
  readonly places: DeploymentPlaces;
}

/** Chooses, for one environment, from rules that were compiled once for all of them. */
export async function planDeployment(
  environment: Environment,
  content: Content,
  proofs: Proofs,
): Promise<{ deployment: Deployment; problems: readonly Problem[]; left: ReadonlySet<string> }> {
  const chosen = selectRules(environment, content);
  const proven = await proveLeftOut(environment, chosen, content, proofs);
  const selection = { ...chosen, deployed: proven.deployed };
  const { watchlists, problems } = resolveWatchlists(environment, content.watchlists);
  const automation = resolveAutomation(environment, {
    definitions: content.automation,
    deployed: selection.deployed,
    known: content.rules,
    watchlists,
  });
  return {
    deployment: {
      environment,
      deployed: selection.deployed,
      withheld: selection.withheld,
      disabled: selection.disabled,
      notes: selection.notes,
      watchlists,
      automation: automation.rules,
      omittedAutomation: automation.omitted,
      workbooks: resolveWorkbooks(environment, {
        proven: content.proven,
        declaredTables: content.declaredTables,
        rules: selection,
      }),
      places: placesOf(environment, selection.deployed),
      sources: {
        rules: environment.ruleSources,
        rows: [...rowFiles(environment), ...watchlists.flatMap((list) => shippedFile(list) ?? [])],
      },
    },
    problems: [...selection.problems, ...proven.problems, ...problems, ...automation.problems],
    left: selection.left,
  };
}

const rowFiles = ({ watchlists, resolvePath }: Environment): readonly string[] =>
  Object.entries(watchlists).flatMap(([alias, { file }]) =>
    file === undefined ? [] : [resolvePath(['watchlists', alias, 'file'], file)],
  );
