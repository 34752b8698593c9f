import { KIT_NAMESPACE, uuidV5 } from '../../values/uuid';

/** The id that follows from what is known of a rule: `derivedId('file', 'password-spray')`, the same on every machine. */
export const derivedId = (...parts: readonly string[]): string =>
  uuidV5(KIT_NAMESPACE, ['rule', ...parts].join('\u0000'));
