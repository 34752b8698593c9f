import { automationBounds } from '../../../catalog/bounds/automation';
import { map, type ValueOf } from '../../../files/format/format';
import { choice, commaList, custom, integer, list, text } from '../../../files/format/values';
import { findPlaybookItem, playbookItems } from '../../../playbook/items';
import { didYouMean } from '../../../values/text';
import { severityFormat } from '../../read/common';
import { type Definition, fileKeys } from '../../read/definition';
import { unknownItem } from './problems';

const words = () => commaList(text(), { splitItems: false });

const playbookItem = custom('an id of the playbook such as TRG-1', '', (value, place) => {
  const found = text().kind.read(value, place);
  const id = found?.toUpperCase();
  if (found === undefined || id === undefined || findPlaybookItem(id)) return id;
  const ids = playbookItems.map((item) => item.id);
  place.report(unknownItem(place.at(), { found, suggestion: didYouMean(id, ids) }));
  return undefined;
});

const task = map({
  title: text({ max: automationBounds.taskTitle.max }).required().about('`{item}` is replaced here as in the name.'),
  description: text({ max: automationBounds.taskDescription.max }).about('What to do; `{item}` is replaced.'),
});

/** One of the keys is there. The value `environment` says who is named there: only the environment knows it. */
const action = map({
  addTags: words()
    .where((tags) => tags.length > 0, 'a list with at least one tag')
    .about('Tags of the incident; `{item}` is replaced.'),
  setSeverity: severityFormat.about('Severity of the incident.'),
  assignOwner: choice(['environment']).about('To `automation.ownerObjectId` of the environment.'),
  addTask: task.about('A step for those who work on the incident; only beside another action.'),
  runPlaybook: choice(['environment']).about('`automation.responsePlaybook` of the environment.'),
});

/** A file of `kind: AutomationRule`, before anything is known of the environment. */
export const automationFormat = map({
  ...fileKeys('AutomationRule'),
  name: text({ max: automationBounds.displayName.max })
    .required()
    .about('Display name. `{item}` is the playbook item where there is one rule for each.'),
  order: integer(automationBounds.order)
    .required('rules run in this order')
    .about('Of the first rule; where the file makes several, they take the numbers that follow.'),
  trigger: commaList(choice(['created', 'alertAdded']))
    .where((triggers) => triggers.length > 0, 'created, alertAdded or both')
    .default(['created'])
    .shown('list of created, alertAdded')
    .about('An incident appears, or a further alert joins one.'),
  forEach: choice(['playbook']).about('One rule for each playbook item in the tags of the deployed analytic rules.'),
  // All must hold. Whatever it says, a rule only ever touches incidents of the analytic rules that the kit deploys.
  when: map({
    playbook: commaList(playbookItem).default([]).about('Only incidents of rules with one of these playbook items.'),
    rules: commaList(text()).default([]).about('Only incidents of these rules, by id or file name.'),
    severity: commaList(severityFormat).default([]).about('Only incidents of one of these severities.'),
    title: words().default([]).about('The title contains one of these.'),
    accounts: text().about('Alias of a watchlist: one of its accounts is among the entities of the incident.'),
  }).filled(),
  actions: list(action, automationBounds.actions).required('what it does, one action per entry'),
});

export type AutomationDefinition = Definition<ValueOf<typeof automationFormat>>;
export type AutomationTrigger = AutomationDefinition['trigger'][number];
export type AutomationAction = ValueOf<typeof action>;
