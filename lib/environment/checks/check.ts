import type { Licence } from '../../catalog/licences';
import type { Location, Problem } from '../../problem';
import type { Path } from '../../source';
import type { Names } from '../names';
import type { EnvironmentInput } from '../schema';

/** What a check of one environment may look at. */
export interface CheckContext {
  readonly input: EnvironmentInput;
  readonly names: Names;
  readonly licences: ReadonlySet<Licence>;
  readonly locate: (path: Path, part?: 'key' | 'value') => Location;
}

/** Finds settings that are well-formed by themselves and impossible together. */
export type Check = (context: CheckContext) => Problem[];
