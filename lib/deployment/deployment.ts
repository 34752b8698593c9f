import type { Environment } from '../environment/environment';
import type { Problem } from '../problem';
import type { Compilation } from '../rules/model';
import { type Selection, selectRules } from '../rules/selection';

/** What one environment gets from the rule folders, and what it does not get and why. */
export interface Deployment {
  readonly environment: Environment;
  readonly selection: Selection;
}

/** Chooses, for one environment, from rules that were compiled once for all of them. */
export function planDeployment(
  environment: Environment,
  compilation: Compilation,
): { deployment: Deployment; problems: readonly Problem[] } {
  const selection = selectRules(environment, compilation);
  return { deployment: { environment, selection }, problems: selection.problems };
}
