import { columnTypes, searchForms } from '../../catalog/bounds/searches';
import type { Locate } from '../../files/format/place';
import type { Problem } from '../../files/problem';
import { oneOf } from '../../values/text';
import type { SavedFunction } from '../read/model';
import { invalidFunctionName, invalidParameter } from './problems';

/** A function and its parameters have names and types that KQL takes, and parameters with a default come last. */
export function* functionForm(saved: SavedFunction, locate: Locate): Iterable<Problem> {
  if (saved.alias !== '' && !searchForms.identifier.pattern.test(saved.alias)) {
    yield invalidFunctionName(locate(['name']), { what: 'function', found: saved.alias });
  }
  const seen = new Set<string>();
  let last: string | undefined;
  for (const [i, { name, type, default: literal }] of saved.parameters.entries()) {
    const at = (key: string) => locate(['parameters', i, key]);
    if (name !== '' && !searchForms.identifier.pattern.test(name))
      yield invalidFunctionName(at('name'), { what: 'parameter', found: name });
    if (!(columnTypes as readonly string[]).includes(type)) {
      yield invalidParameter(at('type'), {
        reason: `the type of '${name}' should be ${oneOf(columnTypes)}, got '${type}'`,
      });
    }
    if (seen.has(name)) yield invalidParameter(at('name'), { reason: `the parameter '${name}' stands twice` });
    seen.add(name);
    if (literal !== undefined && !searchForms.parameterDefault.pattern.test(literal)) {
      const reason = `the default of '${name}' should be ${searchForms.parameterDefault.form}: build such a value inside the function`;
      yield invalidParameter(at('default'), { reason });
    }
    if (literal !== undefined) last = name;
    else if (last !== undefined) {
      const reason = `the parameter '${name}' has no default and follows '${last}', which has one`;
      yield invalidParameter(at('name'), { reason });
    }
  }
}
