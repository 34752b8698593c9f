import type { AutomationAction } from './format';
import type { ApiAction, AutomationFacts } from './model';

/** The actions that an environment can take, and why it cannot take the others. */
export function resolveActions(
  actions: readonly AutomationAction[],
  environment: AutomationFacts,
  item = '',
): { readonly actions: readonly ApiAction[]; readonly missing: readonly string[] } {
  const resolved = actions.map((action) => resolveAction(action, environment, item));
  return {
    actions: resolved.filter((action) => typeof action !== 'string'),
    missing: resolved.filter((action) => typeof action === 'string'),
  };
}

/** The action, or the reason why it cannot be taken. */
function resolveAction(action: AutomationAction, { automation }: AutomationFacts, item: string): ApiAction | string {
  const { addTags, setSeverity, addTask } = action;
  const text = (value: string) => value.replaceAll('{item}', item);
  if (addTags) return { do: 'changeIncident', labels: addTags.map(text) };
  if (setSeverity) return { do: 'changeIncident', severity: setSeverity };
  if (addTask) {
    const { title, description } = addTask;
    return { do: 'addTask', title: text(title), ...(description ? { description: text(description) } : {}) };
  }
  if (action.assignOwner)
    return automation.ownerObjectId
      ? { do: 'changeIncident', ownerId: automation.ownerObjectId }
      : 'the environment names no owner for incidents (automation.ownerObjectId)';
  return automation.responsePlaybook
    ? { do: 'runPlaybook', logicAppId: automation.responsePlaybook }
    : 'the environment names no response playbook (automation.responsePlaybook)';
}
