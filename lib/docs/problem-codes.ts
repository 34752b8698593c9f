import type { ProblemFactory } from '../files/problem';
import { table } from '../report/markdown';

type Definition = ProblemFactory<never>['definition'];

/** Anything with a definition among the exports of a module is a kind of problem. */
type Exports = Readonly<Record<string, unknown>>;

/** Every code of the given modules with severity, cause and cure, in the order of the codes. */
export function problemCodes(modules: readonly Exports[]): string {
  const found = new Map<string, Definition>();
  for (const value of modules.flatMap((exports) => Object.values(exports))) {
    const definition = (value as { definition?: Definition } | null)?.definition;
    if (definition?.code) found.set(definition.code, definition);
  }
  const rows = [...found.values()]
    .sort((a, b) => (a.code < b.code ? -1 : 1))
    .map(({ code, severity, cause, cure }) => [`\`${code}\``, severity, cause, cure]);
  return table(['Code', 'Severity', 'When', 'Cure'], rows);
}
