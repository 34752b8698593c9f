import { createHash } from 'node:crypto';
import type { Rule } from './read/model';

/**
 * A fingerprint of everything of a rule that reaches Azure. Comments, tests, tags, versions and the order of keys do not
 * count; two files with one fingerprint deploy the same.
 */
export function meaningOf({ kind, alert, hunting, function: saved }: Rule): string {
  const deployed = { kind, alert, hunting: hunting && { ...hunting, entityMappings: undefined }, saved };
  return createHash('sha256').update(canonical(deployed)).digest('hex');
}

/** JSON with sorted keys and without what is undefined. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  const sorted = entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${sorted.map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`).join(',')}}`;
}
