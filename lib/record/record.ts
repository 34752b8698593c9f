import { version } from '../../package.json';
import { fingerprint } from '../values/fingerprint';
import type { Inputs } from './inputs';
import type { Places } from './places';
import type { Fingerprints } from './terraform';

/** Of the kit that runs. */
export const KIT_VERSION = version;

/** Written by synth beside the cdk.tf.json of each stack. Terraform reads only *.tf and *.tf.json. */
export const RECORD_FILE = 'kit.json';

/** Of the form below; raised when what it says changes its meaning. */
export const RECORD_FORMAT = 1;

/**
 * What synth knows of a stack and the stack does not show. It lets a review tell what was synthesized from what was
 * edited afterwards. It holds nothing secret, no time and no absolute path: the same input gives the same bytes.
 */
export interface KitRecord extends Fingerprints {
  readonly format: typeof RECORD_FORMAT;
  /** Version of the kit that wrote it. */
  readonly kit: string;
  readonly environment: string;
  readonly stack: string;
  /** What the stack was made from. */
  readonly inputs: Inputs;
  /** Fingerprints of the queries that the compiler proved: valid, and able to give rows. */
  readonly provenQueries: readonly string[];
  /** Where everything was written. */
  readonly places: Places;
}

/** Of a query as it is deployed; `signatures` are the parameters of a function, `name:type=default`. */
export const queryFingerprint = (query: string, signatures: readonly string[]): string =>
  fingerprint([query, ...signatures]);
