/** The most rows that one sample row may stand for. */
export const MOST_REPEATS = 10_000;

/** Puts the number of a repeated row in place of `{{n}}` in every text of a value, however deep. */
export function numbered(value: unknown, n: number): unknown {
  if (typeof value === 'string') return value.replaceAll('{{n}}', String(n));
  if (Array.isArray(value)) return value.map((item) => numbered(item, n));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, numbered(item, n)]));
}
