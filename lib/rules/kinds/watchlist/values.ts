import { isIP } from 'node:net';
import { nameForms } from '../../../catalog/bounds/names';
import { networkProblem } from '../../../values/networks';
import { isUuid } from '../../../values/uuid';
import type { ColumnType, WatchlistColumn } from './format';

/** A cell as it is deployed, or what is wrong with it. */
export type CheckedCell = { readonly value: string } | { readonly expected: string };

const UPN = /^[^\s@"(),:;<>[\\\]]+@(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z]{2,}$/;
const DOMAIN = /^(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,63}$/;
const INSTANT = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d))?$/;

/** No zeros in front: queries compare the text. */
const AS_NUMBER = /^AS([1-9]\d{0,9})$/i;
/** RFC 7300: the last number of 32 bits is reserved. */
const GREATEST_AS_NUMBER = 4_294_967_294;
const NETWORK = 'an autonomous system such as AS14061, or a network such as 198.51.100.0/24';

/**
 * A text that is not empty as a value of its column. Blanks around it go; sign-in names, GUIDs, domains and addresses
 * are put into lower case, because queries compare them so; `AS` before a number is in capitals.
 */
export function checkCell(column: WatchlistColumn, text: string): CheckedCell {
  const trimmed = text.trim();
  if (column.values.length > 0) {
    const value = column.values.find((allowed) => allowed.toLowerCase() === trimmed.toLowerCase());
    return value === undefined ? { expected: `one of ${column.values.join(', ')}` } : { value };
  }
  return byType[column.type](trimmed);
}

const byType: Readonly<Record<ColumnType, (text: string) => CheckedCell>> = {
  text: (value) => ({ value }),
  upn: (text) => (UPN.test(text) ? lower(text) : { expected: 'a sign-in name such as ann@contoso.com' }),
  guid: (text) => (isUuid(text) ? lower(text) : { expected: nameForms.guid.form }),
  domain: (text) => (DOMAIN.test(text) ? lower(text) : { expected: 'a domain such as contoso.com' }),
  ip: (text) => (isIP(text) ? lower(text) : { expected: 'an IPv4 or IPv6 address' }),
  cidr: (text) => {
    const mistake = networkProblem(text);
    return mistake ? { expected: `a network such as 198.51.100.0/24 (${mistake})` } : lower(text);
  },
  network: (text) => {
    const number = AS_NUMBER.exec(text)?.[1];
    if (number === undefined && !text.includes('/')) return { expected: NETWORK };
    if (number === undefined) {
      const mistake = networkProblem(text);
      return mistake ? { expected: `${NETWORK} (${mistake})` } : lower(text);
    }
    return Number(number) <= GREATEST_AS_NUMBER
      ? { value: `AS${number}` }
      : { expected: `${NETWORK} (numbers end at ${GREATEST_AS_NUMBER})` };
  },
  datetime: (text) =>
    INSTANT.test(text) && !Number.isNaN(Date.parse(text))
      ? { value: text }
      : { expected: 'a date such as 2026-01-31 or an instant such as 2026-01-31T12:00:00Z' },
};

const lower = (text: string): CheckedCell => ({ value: text.toLowerCase() });
