import type { Locate } from '../../lib/files/format/place';
import { isError, type Problem } from '../../lib/files/problem';
import type { Path } from '../../lib/files/source';
import { type Fault, fromProblem } from '../core/errors';

/** What the checks of rule files say of a definition that is made in code: each with its property instead of a line. */
export const faultsOf = (propertyOf: (path: Path) => string, check: (at: Locate) => Iterable<Problem>): Fault[] =>
  [...check((path) => ({ file: propertyOf(path) }))]
    .filter(isError)
    .map(({ file, message, help }) => fromProblem(file, message, help));

/** A setting of a rule file as it is called in the props; `names`, by their path without indexes, where that differs. */
export const propertyIn = (prop: string, names: Readonly<Record<string, string>>) => (path: Path) =>
  path.reduce<string>((property, step, i) => {
    if (typeof step === 'number') return `${property}[${step}]`;
    const keys = path.slice(0, i + 1).filter((key) => typeof key === 'string');
    return `${property}.${names[keys.join('.')] ?? step}`;
  }, prop);
