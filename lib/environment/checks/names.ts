import { eachItem } from '../../files/format/guard';
import { nameKeys, nameRules } from '../format/naming';
import { isInUse, nameOf } from '../model/names';
import { invalidName } from '../model/problems';
import type { Check } from './check';

/** Names in use, given or made, have the form that Azure takes. */
export const checkNames: Check = ({ input, environment, locate }) =>
  eachItem(nameKeys, function* (key) {
    const { what, is } = nameRules[key];
    const name = nameOf(key, input, environment);
    if (is.pattern.test(name) || !isInUse(key, input)) return;
    const given = input.naming.names[key] !== undefined;
    yield invalidName(locate(given ? ['naming', 'names', key] : ['naming', 'prefix']), {
      what,
      name,
      allowed: is.form,
      from: given ? 'as given' : 'made from the prefix',
    });
  });
