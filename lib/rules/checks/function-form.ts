import type { Problem } from '../../files/problem';
import { COLUMN_TYPES } from '../../kql/model/declarations';
import { oneOf } from '../../values/text';
import type { Rule } from '../read/model';
import { invalidFunctionName, invalidParameter } from './problems';

const IDENTIFIER = /^[A-Za-z_]\w{0,127}$/;

/** A function and its parameters have names and types that KQL takes, and parameters with a default come last. */
export function* functionForm({ function: saved, source }: Rule): Iterable<Problem> {
  if (!saved) return;
  if (saved.alias !== '' && !IDENTIFIER.test(saved.alias)) {
    yield invalidFunctionName(source.at(['name']), { what: 'function', found: saved.alias });
  }
  const seen = new Set<string>();
  let last: string | undefined;
  for (const [i, { name, type, default: literal }] of saved.parameters.entries()) {
    const at = (key: string) => source.at(['parameters', i, key]);
    if (name !== '' && !IDENTIFIER.test(name))
      yield invalidFunctionName(at('name'), { what: 'parameter', found: name });
    if (!(COLUMN_TYPES as readonly string[]).includes(type)) {
      yield invalidParameter(at('type'), {
        reason: `the type of '${name}' should be ${oneOf(COLUMN_TYPES)}, got '${type}'`,
      });
    }
    if (seen.has(name)) yield invalidParameter(at('name'), { reason: `the parameter '${name}' stands twice` });
    seen.add(name);
    // The provider parts parameters at commas.
    if (literal !== undefined && /[,\r\n]/.test(literal)) {
      const reason = `the default of '${name}' should be one line without commas: build such a value inside the function`;
      yield invalidParameter(at('default'), { reason });
    }
    if (literal !== undefined) last = name;
    else if (last !== undefined) {
      const reason = `the parameter '${name}' has no default and follows '${last}', which has one`;
      yield invalidParameter(at('name'), { reason });
    }
  }
}
