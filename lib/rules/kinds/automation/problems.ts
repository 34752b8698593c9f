import { automationBounds } from '../../../catalog/bounds/automation';
import { problemKind } from '../../../files/problem';

/** Mistakes of automation rule files. */

export const orderOutOfRange = problemKind<{ found: number; min: number; max: number }>({
  code: 'automation/order-out-of-range',
  cause:
    'The order of an automation rule is not one that Sentinel takes, or the rules that a file makes reach beyond it.',
  cure: 'Choose a number that leaves room for all rules of the file.',
  message: ({ found, min, max }) => `'order' should be between ${min} and ${max}, got ${found}`,
});

export const duplicateOrder = problemKind<{ order: number; first: string }>({
  code: 'automation/duplicate-order',
  cause: 'Two automation rules have one order; which of them runs first would be chance.',
  cure: 'Choose another number; a file with forEach takes as many as it makes rules.',
  message: ({ order, first }) => `the order ${order} is already taken by ${first}`,
});

export const notOneAction = problemKind<{ found: readonly string[] }>({
  code: 'automation/not-one-action',
  cause: 'An entry of `actions` is not one action.',
  cure: 'Write one action per entry, e.g. `- setSeverity: High`.',
  message: ({ found }) => `an entry of 'actions' is one action, got ${found.join(', ') || 'none'}`,
});

export const tasksAlone = problemKind({
  code: 'automation/tasks-alone',
  cause: 'An automation rule only adds tasks; the azurerm provider takes tasks only beside another action.',
  cure: 'Add an action that changes the incident, e.g. `- addTags: [Token theft]`.',
  message: () => 'the provider takes tasks only beside another action',
});

export const itemWithoutEach = problemKind({
  code: 'automation/item-without-each',
  cause: '`{item}` stands for the playbook item of each rule, but the file makes only one rule.',
  cure: 'Add `forEach: playbook`, or write the item out.',
  message: () => "'{item}' has a meaning only with forEach: playbook",
});

export const sameNameForEach = problemKind({
  code: 'automation/same-name-for-each',
  cause: 'A file makes one rule for each playbook item, and all would have one name.',
  cure: "Put '{item}' into the name.",
  message: () => "the name should hold '{item}', since there is one rule for each playbook item",
});

export const unknownItem = problemKind<{ found: string; suggestion?: string }>({
  code: 'automation/unknown-playbook-item',
  cause: 'A condition names a playbook item that does not exist.',
  cure: 'Write an id of the playbook, e.g. TRG-1.',
  message: ({ found }) => `the playbook has no item '${found}'`,
});

export const unknownRule = problemKind<{ found: string; suggestion?: string }>({
  code: 'automation/unknown-rule',
  cause: 'A condition names an analytic rule that no file of the rule folders holds.',
  cure: 'Write the id or the file name of a rule.',
  message: ({ found }) => `there is no analytic rule '${found}'`,
});

export const unsuitableWatchlist = problemKind<{ alias: string; known: readonly string[]; suggestion?: string }>({
  code: 'automation/unsuitable-watchlist',
  cause: 'A condition takes accounts from a watchlist that is not declared or that has no column of type upn.',
  cure: 'Name a watchlist with a column of type upn; one of type guid beside it is taken as the object id.',
  message: ({ alias, known }) => `'${alias}' is no watchlist of accounts; those are ${known.join(', ') || 'none'}`,
});

export const tooManyConditions = problemKind<{ alias: string; found: number }>({
  code: 'automation/too-many-accounts',
  cause: `The accounts of a watchlist need more than the ${automationBounds.conditions.max} conditions that Sentinel takes.`,
  cure: 'Give the rows object ids (they need fewer conditions than names of many domains), or shorten the watchlist.',
  message: ({ alias, found }) =>
    `the accounts of ${alias} need ${found} conditions, Sentinel takes ${automationBounds.conditions.max}`,
});
