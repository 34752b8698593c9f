import { asText } from '../values/text';
import { isUuid } from '../values/uuid';
import { expandInstants, expandInstantsDeep, isoInstant, parseInstant, parseTimespan } from './time';

/** A cell that fits its column, or what should stand there instead. */
export type Fitted = { readonly value: unknown } | { readonly expected: string };

const WHOLE: Readonly<Record<string, number>> = { int: 2 ** 31, long: 2 ** 53 };

/**
 * Makes a value of a sample row fit the KQL type of its column, in the form engines take (see `TableData`).
 * Null and a missing value fit every type. A map or list for a string column becomes its JSON text, because Log
 * Analytics stores many structures as text.
 */
export function fitCell(value: unknown, type: string, now: Date): Fitted {
  if (value === null || value === undefined) return { value: null };
  switch (type) {
    case 'string':
      if (typeof value === 'string') return { value: expandInstants(value, now) };
      if (typeof value === 'object') return { value: JSON.stringify(expandInstantsDeep(value, now)) };
      return { expected: `text: write '${asText(value)}' in quotes` };
    case 'datetime': {
      const instant = typeof value === 'string' ? parseInstant(expandInstants(value, now), now) : undefined;
      return instant
        ? { value: isoInstant(instant) }
        : { expected: 'an instant such as -30m, -1d2h or 2026-09-16T10:00:00Z' };
    }
    case 'timespan': {
      const seconds = typeof value === 'string' ? parseTimespan(value) : undefined;
      return seconds === undefined ? { expected: 'a timespan such as 30m, 1d2h or 00:30:00' } : { value: seconds };
    }
    case 'bool':
      return typeof value === 'boolean' ? { value } : { expected: 'true or false' };
    case 'int':
    case 'long':
      return typeof value === 'number' && Number.isInteger(value) && Math.abs(value) <= WHOLE[type]!
        ? { value }
        : { expected: 'a whole number, without quotes' };
    case 'real':
    case 'double':
    case 'decimal':
      return typeof value === 'number' && Number.isFinite(value) ? { value } : { expected: 'a number, without quotes' };
    case 'guid':
      return typeof value === 'string' && isUuid(value) ? { value: value.toLowerCase() } : { expected: 'a GUID' };
    default:
      return { value: expandInstantsDeep(value, now) };
  }
}

/** A KQL literal of a type, from a cell that `fitCell` made. */
export function kqlLiteral(cell: unknown, type: string): string {
  if (cell === null || cell === undefined) return type === 'string' ? "''" : `${type}(null)`;
  switch (type) {
    case 'string':
      return kqlString(String(cell));
    case 'datetime':
      return `datetime(${String(cell)})`;
    case 'timespan':
      return `timespan(${formatTimespan(Number(cell))})`;
    case 'dynamic':
      return `dynamic(${kqlJson(cell)})`;
    case 'bool':
      return cell ? 'true' : 'false';
    default:
      return `${type}(${String(cell)})`;
  }
}

/** A KQL string literal; backslashes, quotes and control characters escaped. */
export const kqlString = (text: string): string =>
  `'${text.replace(/[\\'\p{Cc}\u2028\u2029]/gu, (c) =>
    c === '\\' || c === "'" ? `\\${c}` : `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )}'`;

/** JSON as it may stand inside `dynamic(...)`. */
const kqlJson = (value: unknown): string =>
  JSON.stringify(value).replace(/[\u007f\u2028\u2029]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** `1.02:03:04.5` */
export function formatTimespan(seconds: number): string {
  const rest = Math.abs(seconds);
  const days = Math.floor(rest / 86400);
  const two = (n: number) => String(Math.floor(n)).padStart(2, '0');
  const fraction = Math.round((rest % 1) * 1e7);
  return `${seconds < 0 ? '-' : ''}${days ? `${days}.` : ''}${two((rest % 86400) / 3600)}:${two((rest % 3600) / 60)}:${two(rest % 60)}${fraction ? `.${String(fraction).padStart(7, '0')}` : ''}`;
}
