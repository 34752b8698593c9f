import type { SourcePlace } from '../catalog/source-places';
import type { Control, Mark } from './control/control';
import type { Configuration } from './input/configuration';
import { placeOfKey } from './sources';

/** What the environment says that something outside of this configuration does, with the evidence to bring. */
export interface Declared {
  readonly control: Control;
  readonly finding: string;
  readonly address: string;
  readonly message: string;
  /** The query or command whose result proves it. */
  readonly proof: string;
  /** The line of the environment that says so. */
  readonly source?: SourcePlace;
}

export function declaredIn(
  configuration: Configuration,
  results: readonly { readonly control: Control; readonly marks: readonly Mark[] }[],
): readonly Declared[] {
  return results.flatMap(({ control, marks }) =>
    marks.flatMap(({ verdict, finding, address, message, proof, key }): Declared[] => {
      if (verdict !== 'declared' || proof === undefined) return [];
      const source = key === undefined ? undefined : placeOfKey(configuration, key);
      return [{ control, finding, address, message, proof, ...(source ? { source } : {}) }];
    }),
  );
}
