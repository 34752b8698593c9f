import type { Licence } from '../../catalog/licences';
import type { Location, Problem } from '../../files/problem';
import type { Path } from '../../files/source';
import type { EnvironmentInput } from '../format/schema';
import type { Names } from '../model/names';

/** What a check of one environment may look at. */
export interface CheckContext {
  readonly input: EnvironmentInput;
  readonly names: Names;
  readonly licences: ReadonlySet<Licence>;
  readonly locate: (path: Path, part?: 'key' | 'value') => Location;
}

/** Finds settings that are well-formed by themselves and impossible together. */
export type Check = (context: CheckContext) => Problem[];
