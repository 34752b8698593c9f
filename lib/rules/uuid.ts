import { createHash } from 'node:crypto';

/** The kit's own namespace for derived ids; changing it would rename every derived rule in every workspace. */
const NAMESPACE = '5f0b4f0e-2c53-5f7c-9a0e-6d1c7a3b8e42';

const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** True for 8-4-4-4-12 hexadecimal digits, whatever the case. */
export const isGuid = (text: string): boolean => GUID.test(text);

/** A name-based GUID (version 5): the same text always gives the same id, on every machine. */
export function derivedId(...parts: readonly string[]): string {
  const namespace = Buffer.from(NAMESPACE.replace(/-/g, ''), 'hex');
  const hash = createHash('sha1').update(namespace).update(parts.join('\u0000'), 'utf8').digest().subarray(0, 16);
  hash[6] = (hash[6]! & 0x0f) | 0x50;
  hash[8] = (hash[8]! & 0x3f) | 0x80;
  const hex = hash.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
