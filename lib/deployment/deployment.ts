import type { Environment } from '../environment/environment';
import type { Problem } from '../problem';
import type { Compilation } from '../rules/model';
import { type Selection, selectRules } from '../rules/selection';
import type { Watchlist } from '../watchlists/model';
import { resolveWatchlists } from '../watchlists/resolve';

/** What one environment gets from the rule folders, and what it does not get and why. */
export interface Deployment {
  readonly environment: Environment;
  readonly selection: Selection;
  /** With the environment's rows. */
  readonly watchlists: readonly Watchlist[];
}

/** Chooses, for one environment, from rules that were compiled once for all of them. */
export function planDeployment(
  environment: Environment,
  compilation: Compilation,
): { deployment: Deployment; problems: readonly Problem[] } {
  const selection = selectRules(environment, compilation);
  const { watchlists, problems } = resolveWatchlists(environment, compilation.other);
  return {
    deployment: { environment, selection, watchlists },
    problems: [...selection.problems, ...problems],
  };
}
