import { findLogCategory } from '../../catalog/log-categories';
import { oneOf } from '../../values/text';
import { holds } from '../facts/licences';
import { exportedTo, someCategoriesUnknown } from '../facts/logs';
import type { Configuration } from '../input/configuration';
import { fail, type Mark, pass, skip, unknown } from './control';

/** One mark for each log category: it reaches the workspace, or why not. */
export function categoriesReachWorkspace(configuration: Configuration, categories: readonly string[]): readonly Mark[] {
  const exported = new Map(exportedTo(configuration, 'workspace').map((e) => [e.category, e.setting]));
  return categories.map((name) => {
    const setting = exported.get(name);
    if (setting) return pass(setting, `${name} is exported.`);
    const needed = findLogCategory(name)?.licences ?? [];
    const held = holds(configuration, needed);
    if (held === 'no') return skip(`${name} needs ${oneOf(needed)}, which the tenant does not have.`);
    if (held === 'unknown')
      return unknown(
        undefined,
        name,
        `${name} is not exported; the input does not tell whether the tenant has ${oneOf(needed)}.`,
      );
    if (someCategoriesUnknown(configuration))
      return unknown(undefined, name, `${name} may be among the categories that are known after apply only.`);
    return fail(undefined, name, `No diagnostic setting of Entra ID sends ${name} to the workspace.`);
  });
}
