import type { Control } from '../control/control';
import type { Configuration } from '../input/configuration';
import type { Unjudged } from './unjudged';

/** Everything of a configuration that no control judges and that is not known to be harmless. */
export function unjudgedOf(_configuration: Configuration, _controls: readonly Control[]): readonly Unjudged[] {
  return [];
}
