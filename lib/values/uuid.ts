import { createHash } from 'node:crypto';

/** Namespace of every id the kit derives; changing it would recreate whatever is named by such an id. */
export const KIT_NAMESPACE = '6f1d2c58-94b7-4e0a-8a55-3d0f7c2b91e6';

export const UUID = /^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$/;

/** Whether the text is a UUID in the usual form, any version, any case. */
export const isUuid = (text: string): boolean => UUID.test(text);

/**
 * The name-based UUID (version 5, RFC 9562) of a name in a namespace: the same input gives the same lower-case id
 * everywhere and for ever.
 *
 * @param namespace a UUID; an Error is thrown for anything else
 */
export function uuidV5(namespace: string, name: string): string {
  if (!isUuid(namespace)) throw new Error(`The namespace of a name-based UUID should be a UUID, got '${namespace}'.`);
  const hash = createHash('sha1')
    .update(Buffer.from(namespace.replaceAll('-', ''), 'hex'))
    .update(name, 'utf8')
    .digest();
  hash[6] = (hash[6]! & 0x0f) | 0x50;
  hash[8] = (hash[8]! & 0x3f) | 0x80;
  const hex = hash.toString('hex', 0, 16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
