import type { Configuration } from '../input/configuration';
import { textOf } from '../input/configuration';
import { type Detection, detections, wordsIn } from './detections';

/** A function of the configuration, or one that the kit knows and that is not there. */
export interface Called {
  readonly alias: string;
  /** Absent: nothing in the configuration has that alias. */
  readonly function?: Detection;
  /** Why the environment does without it, where it says so. */
  readonly reasons: readonly string[];
}

const cache = new WeakMap<Configuration, ReadonlyMap<string, Called>>();

/** By alias. */
function functionsOf(configuration: Configuration): ReadonlyMap<string, Called> {
  let found = cache.get(configuration);
  if (!found) {
    const known = (configuration.kit?.rules ?? []).filter(({ kind }) => kind === 'Function');
    const deployed = detections(configuration).flatMap((one): Called[] => {
      const alias = one.kind === 'Function' ? textOf(one.resource, 'function_alias') : undefined;
      return alias === undefined ? [] : [{ alias, function: one, reasons: [] }];
    });
    found = new Map(
      [...known.map(({ name, reasons }): Called => ({ alias: name, reasons })), ...deployed].map((one) => [
        one.alias,
        one,
      ]),
    );
    cache.set(configuration, found);
  }
  return found;
}

/** The functions that a query names; those of others in the workspace are not known. */
export function callsOf(configuration: Configuration, { query, resource }: Detection): readonly Called[] {
  const functions = functionsOf(configuration);
  const called = [...wordsIn(query ?? '')].flatMap((word) => functions.get(word) ?? []);
  return called.filter((one) => one.function?.resource !== resource);
}
