import { parseJson } from '../files/json';
import { parseAddress } from '../values/networks';
import { asText } from '../values/text';

/** What an export says of one successful sign-in of the organization's own people. */
export interface SignIn {
  /** The date, in UTC. */
  readonly day: string;
  /** Sign-in name where there is one, else object id; in lower case. */
  readonly person: string;
  readonly address: { readonly value: bigint; readonly bits: 32 | 128 };
  /** Without `AS`; empty where it is not known. */
  readonly asn: string;
  /** On a managed or compliant computer: telephones are managed as well, and travel on their carrier's network. */
  readonly isManagedComputer: boolean;
  /** Empty where it is not known. */
  readonly device: string;
  readonly byDeviceCode: boolean;
}

/** What is asked of a row; the names under which exports of Entra, Log Analytics and Graph have it, in the form of `plainName`. */
const FIELDS = {
  time: ['timegenerated', 'date', 'createddatetime'],
  name: ['userprincipalname', 'username'],
  id: ['userid'],
  address: ['ipaddress'],
  result: ['resulttype', 'status', 'signinerrorcode'],
  asn: ['autonomoussystemnumber'],
  detail: ['devicedetail'],
  compliant: ['compliant', 'iscompliant'],
  managed: ['managed', 'ismanaged'],
  device: ['deviceid'],
  system: ['operatingsystem'],
  crossTenant: ['crosstenantaccesstype'],
  transfer: ['originaltransfermethod'],
  protocol: ['authenticationprotocol'],
} as const;
export type Field = keyof typeof FIELDS;

/** `TimeGenerated [UTC]`, `DeviceDetail_string` and `Sign-in error code` as one name each. */
const plainName = (name: string): string =>
  name
    .replace(/\s*[[(].*$/, '')
    .replace(/_(?:string|dynamic)$/, '')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');

/** Which columns hold what; a union of two logs has some of them twice. */
export type Columns = Readonly<Record<Field, readonly number[]>>;

export function columnsOf(names: readonly string[]): Columns {
  const plain = names.map(plainName);
  const found = Object.entries(FIELDS).map(([field, known]) => [
    field,
    known.flatMap((name) => plain.flatMap((column, i) => (column === name ? [i] : []))),
  ]);
  return Object.fromEntries(found) as Columns;
}

/** What a row cannot be told without: in words, the fields of which one has to be there, and what exports call them. */
const NEEDED: readonly { readonly what: string; readonly any: readonly Field[]; readonly names: readonly string[] }[] =
  [
    { what: 'the time', any: ['time'], names: ['TimeGenerated', 'Date (UTC)', 'createdDateTime'] },
    { what: 'the person', any: ['name', 'id'], names: ['UserPrincipalName', 'Username', 'UserId'] },
    { what: 'the address', any: ['address'], names: ['IPAddress', 'IP address'] },
    { what: 'the result', any: ['result'], names: ['ResultType', 'Status', 'Sign-in error code'] },
    { what: 'the device', any: ['detail', 'compliant', 'managed'], names: ['DeviceDetail', 'Managed', 'Compliant'] },
  ];

export const missingFields = (columns: Columns) =>
  NEEDED.filter(({ any }) => any.every((field) => columns[field].length === 0));

/** A value that is not of its field. */
export interface WrongValue {
  readonly field: Field;
  readonly what: string;
  readonly found: string;
}

/** A sign-in, what is wrong with it, or undefined for one that says nothing of one's own people: refused, a guest, without a person or a place. */
export function readSignIn(cellOf: (field: Field) => unknown): SignIn | WrongValue | undefined {
  const text = (field: Field) => {
    const value = asText(cellOf(field) ?? '').trim();
    return EMPTY.has(value.toLowerCase()) ? '' : value;
  };
  if (!hasSucceeded(cellOf('result'))) return undefined;
  if (!['', 'none'].includes(text('crossTenant').toLowerCase())) return undefined;
  const person = (text('name') || text('id')).toLowerCase();
  const place = text('address');
  if (!person || !place) return undefined;
  const day = dayOf(text('time'));
  if (!day) return { field: 'time', what: 'a time such as 2026-01-31T12:00:00Z', found: text('time') };
  const address = parseAddress(bareAddress(place));
  if (!address) return { field: 'address', what: 'an IPv4 or IPv6 address', found: place };
  const detail = mapOf(cellOf('detail'));
  const says = (field: Field, key: string) => YES.has((text(field) || asText(detail[key] ?? '')).toLowerCase());
  const system = text('system') || asText(detail.operatingSystem ?? '');
  return {
    day,
    person,
    address,
    asn: /\d+/.exec(text('asn'))?.[0] ?? '',
    isManagedComputer:
      (says('managed', 'isManaged') || says('compliant', 'isCompliant')) && !/^(?:ios|ipados|android)/i.test(system),
    device: (text('device') || asText(detail.deviceId ?? '')).toLowerCase(),
    byDeviceCode: /^devicecode/i.test(text('transfer')) || /^devicecode/i.test(text('protocol')),
  };
}

const EMPTY: ReadonlySet<string> = new Set(['', 'null', '<null>', '-', 'unknown', '{}']);
const YES: ReadonlySet<string> = new Set(['true', 'yes', '1']);

/** A code, the word of Entra's portal, or the status of Graph. */
function hasSucceeded(value: unknown): boolean {
  const status = mapOf(value);
  const code = 'errorCode' in status ? status.errorCode : value;
  return ['0', 'success', 'none'].includes(
    asText(code ?? '')
      .trim()
      .toLowerCase(),
  );
}

/** A map, also one that is written as JSON within a text. */
function mapOf(value: unknown): Readonly<Record<string, unknown>> {
  const parsed = typeof value === 'string' ? parseJson(value || '{}') : { value };
  const found = 'value' in parsed ? parsed.value : undefined;
  return typeof found === 'object' && found !== null ? (found as Record<string, unknown>) : {};
}

/** Without port and brackets; an IPv4 address within IPv6 as itself. */
function bareAddress(text: string): string {
  const four = /^\[?(?:::ffff:)?(\d{1,3}(?:\.\d{1,3}){3})\]?(?::\d+)?$/i.exec(text);
  return four?.[1] ?? /^\[([^\]]+)\](?::\d+)?$/.exec(text)?.[1] ?? text;
}

/** The portal writes times as its reader's language has them; only which days differ matters. */
function dayOf(text: string): string | undefined {
  const iso = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?!\d)/.exec(text);
  if (iso) return date(iso[1]!, iso[2]!, iso[3]!);
  const other = /^(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?!\d)/.exec(text);
  if (!other) return undefined;
  const [, first, sign, second, year] = other as unknown as [string, string, string, string, string];
  // With slashes the month comes first, unless it cannot be one.
  return sign === '/' && Number(first) <= 12 ? date(year, first, second) : date(year, second, first);
}

function date(year: string, month: string, day: string): string | undefined {
  if (Number(month) < 1 || Number(month) > 12 || Number(day) < 1 || Number(day) > 31) return undefined;
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}
