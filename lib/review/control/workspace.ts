import { workspaces } from '../facts/workspace';
import type { Configuration, Resource } from '../input/configuration';
import { fail, type Mark, unknown } from './control';

/** The configuration makes no workspace and works in one that is there already. */
export const adoptsWorkspace = (configuration: Configuration): boolean =>
  workspaces(configuration).length === 0 &&
  configuration.resources.some(({ values }) =>
    [values.log_analytics_workspace_id, values.workspace_id].some(
      (id) => typeof id === 'string' && /\/workspaces\//i.test(id),
    ),
  );

/** Judges the workspaces that the configuration makes; one that it adopts is known to others. */
export function eachWorkspace(
  configuration: Configuration,
  what: string,
  judgeOne: (workspace: Resource) => Mark | readonly Mark[],
): readonly Mark[] {
  const own = workspaces(configuration);
  if (own.length > 0) return own.flatMap(judgeOne);
  return [
    adoptsWorkspace(configuration)
      ? unknown(undefined, 'adopted', `The workspace is adopted, not made here: ${what} is not in the configuration.`)
      : fail(undefined, 'workspace', 'The configuration has no workspace and names none.'),
  ];
}
