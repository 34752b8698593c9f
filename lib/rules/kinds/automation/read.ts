import { eachItem } from '../../../files/format/guard';
import type { Problem } from '../../../files/problem';
import type { YamlSource } from '../../../files/source';
import { type Origin, readDefinition } from '../../read/definition';
import { type AutomationDefinition, automationFormat } from './format';
import * as problems from './problems';

export const readAutomation = (source: YamlSource) =>
  readDefinition(automationFormat, source, [checkItem, checkEachAction, checkTasks]);

type Form = Pick<AutomationDefinition, 'name' | 'forEach' | 'actions'>;

/** `{item}` stands for what only a rule for each has. */
function* checkItem({ name, forEach, actions }: Form, { at }: Origin): Iterable<Problem> {
  const isNamed = name.includes('{item}');
  if (forEach && !isNamed) yield problems.sameNameForEach(at(['name']), {});
  if (!forEach && (isNamed || JSON.stringify(actions).includes('{item}')))
    yield problems.itemWithoutEach(at([isNamed ? 'name' : 'actions']), {});
}

const checkEachAction = ({ actions }: Form, { at }: Origin): Iterable<Problem> =>
  eachItem(actions, function* (action, i) {
    const found = Object.keys(action);
    if (found.length !== 1) yield problems.notOneAction(at(['actions', i]), { found });
  });

function* checkTasks({ actions }: Form, { at }: Origin): Iterable<Problem> {
  if (actions.length > 0 && actions.every((action) => action.addTask))
    yield problems.tasksAlone(at(['actions'], 'key'), {});
}
