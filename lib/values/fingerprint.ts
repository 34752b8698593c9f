import { hash } from 'node:crypto';

/**
 * Tells whether a value is the same as before, whatever the order of its keys. 128 bits of SHA-256: what changes by
 * accident is seen. It is no secret and no signature: who changes the value can compute it again.
 */
export const fingerprint = (value: unknown): string => hash('sha256', canonical(value)).slice(0, 32);

/** JSON with the keys of every map in order. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  const sorted = entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${sorted.map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`).join(',')}}`;
}
