import type { QueryProblem } from '../../model/facts';
import { badLiteral } from '../../model/problems';
import type { Query } from '../language/query';

/** A literal of a type: which texts between the brackets it takes, and how to write one. */
interface LiteralForm {
  readonly takes: (text: string) => boolean;
  readonly example: string;
}

const whole =
  (bits: bigint) =>
  (text: string): boolean => {
    if (/^[+-]?0x[\da-f]+$/i.test(text)) return true;
    if (!/^[+-]?\d+$/.test(text)) return false;
    const value = BigInt(text);
    const most = 1n << (bits - 1n);
    return value >= -most && value < most;
  };

const fraction = (text: string): boolean => /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(text);

const FORMS: Readonly<Record<string, LiteralForm>> = {
  DateTimeLiteralExpression: { takes: isInstant, example: 'datetime(2026-01-31T08:20:00Z)' },
  TimespanLiteralExpression: { takes: isSpan, example: 'timespan(1h)' },
  GuidLiteralExpression: {
    takes: (text) => /^[{(]?[\da-f]{8}-?[\da-f]{4}-?[\da-f]{4}-?[\da-f]{4}-?[\da-f]{12}[)}]?$/i.test(text),
    example: 'guid(74be27de-1e4e-49d9-b579-fe0b331d3642)',
  },
  IntLiteralExpression: { takes: whole(32n), example: 'int(5)' },
  LongLiteralExpression: { takes: whole(64n), example: 'long(5)' },
  RealLiteralExpression: {
    takes: (text) => fraction(text) || /^(?:nan|[+-]?inf)$/i.test(text),
    example: 'real(0.5)',
  },
  DecimalLiteralExpression: { takes: fraction, example: 'decimal(0.5)' },
  BooleanLiteralExpression: { takes: (text) => /^(?:true|false|[01])$/i.test(text), example: 'bool(true)' },
};

/** `datetime('yesterday')`, `guid(x)`: the language service takes any text there, no engine does. */
export function checkLiterals(query: Query): QueryProblem[] {
  return Object.entries(FORMS).flatMap(([kind, { takes, example }]) =>
    query.all(kind).flatMap((node) => {
      const text = query.text(node);
      const inside = /^\w+\s*\(([\s\S]*)\)$/.exec(text)?.[1];
      if (inside === undefined) return [];
      const value = inside
        .trim()
        .replace(/^(["'])(.*)\1$/s, '$2')
        .trim();
      return value === '' || /^null$/i.test(value) || takes(value)
        ? []
        : [badLiteral(query.at(node), { text, example })];
    }),
  );
}

const ISO =
  /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2})(?:[T\s]+(\d{1,2})(?::(\d{1,2})(?::(\d{1,2})(?:\.\d*)?)?)?\s*(?:Z|[+-]\d{1,2}(?::?\d{2})?)?)?)?)?$/i;

/** `now`, as published functions write it; ISO 8601, whole or in part; of the other forms those that can be read as an instant at all. */
function isInstant(text: string): boolean {
  if (/^now$/i.test(text)) return true;
  const found = ISO.exec(text);
  if (!found) return /\d/.test(text) && !/^\d{4}-/.test(text) && Number.isFinite(readAnyForm(text));
  const [year, month = 1, day = 1, hour = 0, minute = 0, second = 0] = found
    .slice(1)
    .map((part) => (part === undefined ? undefined : Number(part)));
  // In Kusto as in .NET the first year is 1.
  if (!year || month < 1 || month > 12 || hour > 23 || minute > 59 || second > 59) return false;
  return day >= 1 && day <= daysIn(year, month);
}

const daysIn = (year: number, month: number): number => new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate();

const WORDS =
  /\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun|am|pm|gmt|utc|t|z)[a-z]*\b/gi;

/** `8 Nov 14 15:05:02 GMT`, `12/31/2026`. */
function readAnyForm(text: string): number {
  if (/^\d{8}$/.test(text))
    return isInstant(`${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`) ? 0 : Number.NaN;
  return /[a-z]/i.test(text.replace(WORDS, '')) ? Number.NaN : Date.parse(text);
}

const UNITS =
  'd|h|m|s|ms|microseconds?|micros?|ticks?|nanoseconds?|days?|hours?|hrs?|hr|minutes?|mins?|seconds?|secs?|milliseconds?|millis?|milli';
const SPAN = new RegExp(`^[+-]?(?:\\d+\\.?\\d*|\\.\\d+)\\s*(?:${UNITS})?$`, 'i');
const CLOCK = /^[+-]?(?:\d+\.|\d+:(?=\d+:\d+:))?(\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:\.\d+)?)?$/;

function isSpan(text: string): boolean {
  if (SPAN.test(text)) return true;
  const found = CLOCK.exec(text);
  return found !== null && Number(found[1]) < 24 && Number(found[2]) < 60 && Number(found[3] ?? 0) < 60;
}
