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

/**
 * A text that is not empty as a value of its column. Blanks around it go; sign-in names, GUIDs, domains and addresses
 * are put into lower case, because queries compare them so.
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
  datetime: (text) =>
    INSTANT.test(text) && !Number.isNaN(Date.parse(text))
      ? { value: text }
      : { expected: 'a date such as 2026-01-31 or an instant such as 2026-01-31T12:00:00Z' },
};

const lower = (text: string): CheckedCell => ({ value: text.toLowerCase() });
