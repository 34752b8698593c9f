import { findLogCategory } from '../../catalog/log-categories';
import { oneOf } from '../../values/text';
import { isDeclared, proofOfTables } from '../facts/declared';
import { holds } from '../facts/licences';
import { exportedTo, someCategoriesUnknown } from '../facts/logs';
import type { Configuration } from '../input/configuration';
import { declared, fail, inEnvironment, type Mark, pass, skip, unknown } from './control';

/** The cure of every control over log categories. */
export const EXPORT_IT =
  'Leave `diagnostics.enabled` on, and name the category where `diagnostics.categories` is set. Where something else ships it, name its table in `workspace.otherTables`.';

/** One mark for each log category: it reaches the workspace, or why not. */
export function categoriesReachWorkspace(configuration: Configuration, categories: readonly string[]): readonly Mark[] {
  const exported = new Map(exportedTo(configuration, 'workspace').map((e) => [e.category, e.setting]));
  return categories.map((name) => {
    const setting = exported.get(name);
    if (setting) return pass(setting, `${name} is exported.`);
    const known = findLogCategory(name);
    if (known?.table && isDeclared(configuration, known.table)) {
      const message = `${name} reach ${known.table} past this kit, the environment says (workspace.otherTables).`;
      return declared(undefined, name, message, proofOfTables([known.table]));
    }
    const needed = known?.licences ?? [];
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
    const message = `${name} never reach the workspace: no diagnostic setting of Entra ID sends them.`;
    return fail(
      undefined,
      name,
      message,
      inEnvironment(withCategory(name, [...exported.keys()].filter(findLogCategory))),
    );
  });
}

/** A list is replaced as a whole, so it names what is exported already. */
const withCategory = (name: string, exported: readonly string[]): string =>
  exported.length > 0
    ? `diagnostics:\n  categories: [${[...exported, name].join(', ')}]`
    : 'diagnostics:\n  enabled: true';
