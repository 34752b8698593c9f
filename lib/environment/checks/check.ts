import { coversAny, effectiveLicences, type Licence } from '../../catalog/licences';
import type { Location, Problem } from '../../files/problem';
import type { Path } from '../../files/source';
import type { EnvironmentInput } from '../format/environment';
import { licenceMissing } from '../model/problems';

/** What a check of one environment may look at. */
export interface CheckContext {
  /** Guarded: a look at a value that was refused ends the check. */
  readonly input: EnvironmentInput;
  /** Its name. */
  readonly environment: string;
  readonly locate: (path: Path, part?: 'key' | 'value') => Location;
}

/** Finds settings that are well-formed by themselves and impossible together. */
export type Check = (context: CheckContext) => Iterable<Problem>;

/** What is switched on at a place needs one of some licences. */
export function* needsLicence(
  { input }: CheckContext,
  at: Location,
  what: string,
  needs: readonly Licence[],
): Iterable<Problem> {
  const { licences: has } = input.tenant;
  if (!coversAny(needs, effectiveLicences(has))) yield licenceMissing(at, { what, needs, has });
}
