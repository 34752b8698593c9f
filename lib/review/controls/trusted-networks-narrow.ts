import { parseAddress } from '../../values/networks';
import { type Control, fail, type Mark, pass } from '../control/control';
import { blocks, type Configuration, get, type Resource } from '../input/configuration';
import { type Block, textsOf, type Value } from '../input/value';

/**
 * The shortest prefix of a network that one organization has: the largest that a registry gives, IPv4 /12 (a million
 * addresses) and IPv6 /24. What is wider is a provider, a country, or everything.
 */
const SHORTEST = { 32: 12, 128: 24 } as const;

/** How wide a text is as a network; undefined when it is none. */
function tooWide(text: string): boolean {
  const found = /^\s*([0-9a-f:.]+)\/(\d{1,3})\s*$/i.exec(text);
  const address = found && parseAddress(found[1]!);
  return address ? Number(found[2]) < SHORTEST[address.bits] : false;
}

/** Every text in a value: networks stand in any column, and in JSON within one. */
const textsIn = (value: Value): readonly string[] =>
  Array.isArray(value)
    ? (value as readonly Value[]).flatMap(textsIn)
    : typeof value === 'object' && value !== null && !('expression' in value)
      ? Object.values(value as Block).flatMap(textsIn)
      : textsOf(value).flatMap((text) => text.split(/[\s,;"'[\]{}]+/));

const judge = (resource: Resource, what: string, value: Value): Mark => {
  const wide = textsIn(value).filter(tooWide);
  return wide.length > 0
    ? fail(resource, 'wide', `${what} trusts ${[...new Set(wide)].join(', ')}, wider than any one organization.`)
    : pass(resource);
};

/** The watchlist that a row belongs to, as far as the configuration shows it. */
function listOf(configuration: Configuration, row: Resource): string {
  const [list] = configuration.referredBy(row, 'watchlist_id');
  const name = list && get(list, 'name');
  return typeof name === 'string' ? name : 'a watchlist';
}

/** Networks that rules are to find, or to doubt, are not trusted and may be as wide as they are. */
const isTrusted = (name: string) => !/attack|indicator|block|malicious|ioc|hosting/i.test(name);

export const control: Control = {
  id: 'trusted-networks-narrow',
  title: 'No trusted network is as wide as a country',
  severity: 'high',
  info: 'Networks in rows of watchlists, and trusted named locations of conditional access, are at least /12 (IPv4) or /24 (IPv6) long.',
  why: 'Rules leave out what comes from trusted networks: with 0.0.0.0/0, or its two halves, in the list they leave out everything.',
  fix: 'List the networks of the organization itself: offices, VPN, secure web gateways, each with its own prefix.',
  playbook: ['TRG-3', 'INV-14'],
  frameworks: {
    nistCsf: ['DE.AE-02', 'ID.AM-03'],
    nist80053: ['SI-4', 'AC-2(12)'],
    cisV8: ['13.1', '12.2'],
    iso27001: ['A.8.16', 'A.8.20'],
    mcsb: ['LT-1', 'IM-7'],
  },
  check: (configuration) => [
    ...configuration
      .all('azurerm_sentinel_watchlist_item')
      .map((row) => ({ row, list: listOf(configuration, row) }))
      .filter(({ list }) => isTrusted(list))
      .map(({ row, list }) => judge(row, `A row of ${list}`, get(row, 'properties'))),
    ...configuration.all('azuread_named_location').flatMap((place) =>
      blocks(place, 'ip')
        .filter(({ trusted }) => trusted === true)
        .map(({ ip_ranges }) => judge(place, 'The named location', ip_ranges)),
    ),
  ],
};
