import { DAY, HOUR, MINUTE } from '../values/duration';

/**
 * The instant at which cases run unless they say otherwise: a Wednesday noon, so that no case changes its meaning with
 * the hour or the weekday on which it happens to be run.
 */
export const DEFAULT_NOW = new Date('2026-09-16T12:00:00Z');

const RELATIVE = /^([+-])((?:\d+(?:\.\d+)?[dhms])+)$/;
const PART = /(\d+(?:\.\d+)?)([dhms])/g;
const ISO = /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,7})?)?(Z|[+-]\d{2}:?\d{2})?)?$/;
const UNIT: Readonly<Record<string, number>> = { d: DAY, h: HOUR, m: MINUTE, s: 1 };

/** Reads `-30m`, `-1d2h`, `-0m`, `+5m` (relative to `now`) or ISO 8601 (UTC unless it names an offset). */
export function parseInstant(text: string, now: Date): Date | undefined {
  const relative = RELATIVE.exec(text.trim());
  if (relative) {
    let seconds = 0;
    for (const [, amount, unit] of relative[2]!.matchAll(PART)) seconds += Number(amount) * UNIT[unit!]!;
    return inRange(new Date(now.getTime() + (relative[1] === '-' ? -1000 : 1000) * seconds));
  }
  const iso = ISO.exec(text.trim());
  if (!iso) return undefined;
  const whole = text.trim().replace(' ', 'T');
  return inRange(new Date(whole.length > 10 && !iso[1] ? `${whole}Z` : whole));
}

/** Engines know the years 1 to 9999. */
const inRange = (instant: Date): Date | undefined => {
  const year = instant.getUTCFullYear();
  return year >= 1 && year <= 9999 ? instant : undefined;
};

/** ISO 8601 in UTC; without a fraction when there is none. */
export const isoInstant = (instant: Date): string => instant.toISOString().replace(/\.000Z$/, 'Z');

/** Puts instants in place of `{{-30m}}` inside a text. */
export function expandInstants(text: string, now: Date): string {
  return text.replace(/\{\{\s*([+-][\d.dhms]+)\s*\}\}/g, (whole, relative: string) => {
    const instant = parseInstant(relative, now);
    return instant ? isoInstant(instant) : whole;
  });
}

/** The same for every text inside a JSON value. */
export function expandInstantsDeep(value: unknown, now: Date): unknown {
  if (typeof value === 'string') return expandInstants(value, now);
  if (Array.isArray(value)) return value.map((item) => expandInstantsDeep(item, now));
  if (value !== null && typeof value === 'object') {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, expandInstantsDeep(item, now)]));
  }
  return value;
}

/** Seconds of a KQL timespan: `30m`, `1d2h`, `00:30:00`, `1.02:00:00`; undefined for anything else. */
export function parseTimespan(text: string): number | undefined {
  const clock = /^(-)?(?:(\d+)\.)?(\d{1,2}):(\d{2}):(\d{2}(?:\.\d+)?)$/.exec(text.trim());
  if (clock) {
    const [, sign, days, hours, minutes, seconds] = clock;
    const total = Number(days ?? 0) * DAY + Number(hours) * HOUR + Number(minutes) * MINUTE + Number(seconds);
    return sign ? -total : total;
  }
  const short = /^(-)?((?:\d+(?:\.\d+)?[dhms])+)$/.exec(text.trim());
  if (!short) return undefined;
  let total = 0;
  for (const [, amount, unit] of short[2]!.matchAll(PART)) total += Number(amount) * UNIT[unit!]!;
  return short[1] ? -total : total;
}
