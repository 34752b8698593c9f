import { AUTOMATION_ACTIONS_MAX, AUTOMATION_ORDER_MAX, AUTOMATION_ORDER_MIN } from '../../../catalog/limits';
import type { Problem } from '../../../files/problem';
import { findPlaybookItem, playbookItems } from '../../../playbook/items';
import { didYouMean } from '../../../values/text';
import { Fields, isMap } from '../../read/fields';
import type { OtherFile } from '../../read/model';
import { readId } from '../../read/read-identity';
import { severities } from '../../read/spelling';
import type { AutomationAction, AutomationCondition, AutomationDefinition, AutomationTrigger } from './model';
import * as problems from './problems';

const triggers = vocabulary<AutomationTrigger>('created', 'alertAdded');
const expansions = vocabulary('playbook');
const ACTIONS = ['addTags', 'setSeverity', 'assignOwner', 'addTask', 'runPlaybook'] as const;
const toEnvironment = vocabulary('environment');

const NAME_MAX = 500;
const TASK_TITLE_MAX = 150;
const TASK_DESCRIPTION_MAX = 3000;

/** Reads the automation rules among the files of rule folders; every mistake is a problem at its place. */
export function readAutomationRules(files: readonly OtherFile[]): {
  readonly definitions: readonly AutomationDefinition[];
  readonly problems: readonly Problem[];
} {
  const found: Problem[] = [];
  const definitions = files.flatMap((file) => (file.kind === 'AutomationRule' ? (readOne(file, found) ?? []) : []));
  return { definitions, problems: found };
}

function readOne({ source }: OtherFile, found: Problem[]): AutomationDefinition | undefined {
  const before = found.length;
  const fields = new Fields(source, [], isMap(source.value) ? source.value : {}, found);
  fields.ignore('kind', 'version', 'tags');
  const definition = {
    file: source.file,
    source,
    id: readId(fields),
    displayName: fields.required('name')?.trim() ?? '',
    description: fields.text('description')?.trim() ?? '',
    order: readOrder(fields),
    triggers: fields.value('trigger') === undefined ? ['created' as const] : fields.choices('trigger', triggers),
    forEachItem: fields.choice('forEach', expansions) === 'playbook',
    when: readCondition(fields.map('when'), found),
    actions: fields.maps('actions').flatMap((action) => readAction(action, found) ?? []),
  };
  if (fields.value('actions') === undefined) found.push(problems.noActions(source.at([]), {}));
  fields.finish();
  const { displayName, forEachItem, actions } = definition;
  checkLength(found, fields, 'name', displayName, NAME_MAX);
  if (forEachItem && !displayName.includes('{item}')) found.push(problems.sameNameForEach(fields.at('name'), {}));
  if (!forEachItem && JSON.stringify([displayName, actions]).includes('{item}'))
    found.push(problems.itemWithoutEach(fields.at(displayName.includes('{item}') ? 'name' : 'actions'), {}));
  if (actions.length > AUTOMATION_ACTIONS_MAX)
    found.push(problems.tooManyActions(fields.at('actions', 'key'), { found: actions.length }));
  if (actions.length && actions.every((action) => action.do === 'addTask'))
    found.push(problems.tasksAlone(fields.at('actions', 'key'), {}));
  return found.slice(before).some(({ severity }) => severity === 'error') ? undefined : definition;
}

function readOrder(fields: Fields): number {
  const order = fields.integer('order');
  if (order === undefined && fields.value('order') === undefined) fields.missing('order', 'rules run in this order');
  if (order !== undefined && (order < AUTOMATION_ORDER_MIN || order > AUTOMATION_ORDER_MAX)) {
    const facts = { found: order, min: AUTOMATION_ORDER_MIN, max: AUTOMATION_ORDER_MAX };
    fields.problems.push(problems.orderOutOfRange(fields.at('order'), facts));
  }
  return order ?? AUTOMATION_ORDER_MIN;
}

function readCondition(fields: Fields | undefined, found: Problem[]): AutomationCondition {
  if (!fields) return { playbook: [], rules: [], severity: [], title: [] };
  const playbook = fields.texts('playbook').flatMap(({ text, at }) => {
    const id = text.toUpperCase();
    if (findPlaybookItem(id)) return [id];
    const suggestion = didYouMean(
      id,
      playbookItems.map((item) => item.id),
    );
    found.push(problems.unknownItem(at, { found: text, suggestion }));
    return [];
  });
  const condition = {
    playbook,
    rules: fields.texts('rules').map(({ text }) => text),
    severity: fields.choices('severity', severities),
    title: fields.texts('title', { splitEntries: false }).map(({ text }) => text),
    accounts: fields.filledText('accounts')?.trim(),
  };
  fields.finish();
  return condition;
}

function readAction(fields: Fields, found: Problem[]): AutomationAction | undefined {
  const present = ACTIONS.filter((name) => fields.value(name) !== undefined);
  fields.finish();
  const [name] = present;
  if (present.length !== 1 || name === undefined) {
    found.push(problems.notOneAction(fields.source.at(fields.path), { found: present }));
    return undefined;
  }
  switch (name) {
    case 'addTags': {
      const tags = fields.texts('addTags', { splitEntries: false }).map(({ text }) => text);
      if (tags.length === 0) fields.missing('addTags');
      return { do: 'addTags', tags };
    }
    case 'setSeverity': {
      const severity = fields.choice('setSeverity', severities);
      return severity && { do: 'setSeverity', severity };
    }
    case 'addTask':
      return readTask(fields, found);
    default:
      // The value says whose owner or playbook it is; there is only one who can know it.
      return fields.choice(name, toEnvironment) && { do: name };
  }
}

function readTask(action: Fields, found: Problem[]): AutomationAction | undefined {
  const fields = action.map('addTask');
  if (!fields) return undefined;
  const title = fields.required('title')?.trim() ?? '';
  const description = fields.filledText('description')?.trim();
  checkLength(found, fields, 'title', title, TASK_TITLE_MAX);
  checkLength(found, fields, 'description', description, TASK_DESCRIPTION_MAX);
  fields.finish();
  return { do: 'addTask', title, ...(description ? { description } : {}) };
}

function checkLength(found: Problem[], fields: Fields, key: string, text: string | undefined, max: number): void {
  if (text !== undefined && text.length > max)
    found.push(problems.textTooLong(fields.at(key), { what: `'${key}'`, found: text.length, max }));
}

function vocabulary<T extends string>(...values: readonly T[]) {
  return { values, find: (text: string) => values.find((value) => value.toLowerCase() === text.toLowerCase()) };
}
