import { columnTypes } from '../../catalog/bounds/searches';
import { typeNamed } from './declaration-format';
import type { FunctionParameter } from './model';

/** `name:type` or `name:type=default`, as saved functions keep their parameters. */
export const signatureOf = ({ name, type, default: fallback }: FunctionParameter): string =>
  fallback === undefined ? `${name}:${type}` : `${name}:${type}=${fallback}`;

/** The parameter of a signature; undefined when it is none. */
export function parameterOf(signature: string): FunctionParameter | undefined {
  const found = /^\s*([A-Za-z_]\w*)\s*:\s*(\(.*\)|\w+)\s*(?:=\s*(.+?))?\s*$/s.exec(signature);
  if (!found) return undefined;
  const [, name, type, fallback] = found;
  return {
    name: name!,
    type: type!.startsWith('(') ? 'table' : typeName(type),
    ...(fallback ? { default: fallback } : {}),
  };
}

/** The kit's name of a type, however it is spelled; what is unknown is dynamic. */
export const typeName = (found: unknown): string => {
  const type = typeof found === 'string' ? found.toLowerCase() : '';
  return typeNamed(type) ?? columnTypes.find((known) => known === type) ?? 'dynamic';
};
