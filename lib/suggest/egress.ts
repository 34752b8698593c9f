import { formatAddress } from '../values/networks';
import { count } from '../values/text';
import { isInside, type KnownNetwork } from './networks';
import type { SignIn } from './sign-in';

/** What makes a network the organization's own egress. */
export interface EgressLimits {
  /** People on managed computers. */
  readonly people: number;
  /** Days on which they were there. */
  readonly days: number;
}

export interface EgressProposal {
  /** address/prefix */
  readonly network: string;
  readonly people: number;
  readonly devices: number;
  readonly days: number;
  /** `AS2119`, with the name where the kit knows it; empty where exports do not say. */
  readonly provider: string;
}

interface RoomProposal {
  readonly account: string;
  readonly days: number;
}

/** A network that many use and that is not proposed, and why. */
interface LeftOut {
  readonly network: string;
  readonly people: number;
  readonly reason: string;
}

export interface Suggestion {
  readonly trustedEgress: readonly EgressProposal[];
  readonly roomAccounts: readonly RoomProposal[];
  readonly leftOut: readonly LeftOut[];
  /** Sign-ins on managed computers; without one nothing can be told. */
  readonly onManagedComputers: number;
}

interface Users {
  readonly people: Set<string>;
  readonly devices: Set<string>;
  readonly days: Set<string>;
}

/** A neighbourhood as rules compare them: /24 of IPv4, /64 of IPv6. */
interface Neighbourhood extends Users {
  readonly bits: 32 | 128;
  readonly addresses: Map<bigint, Users>;
  readonly asns: Map<string, number>;
}

/** Networks of one owner, of which several may be one. */
interface Range extends Users {
  readonly value: bigint;
  readonly bits: 32 | 128;
  readonly length: number;
  readonly provider: string;
}

const nobody = (): Users => ({ people: new Set(), devices: new Set(), days: new Set() });

/** Collects sign-ins one by one: what it keeps grows with people and networks, not with rows. */
export class EgressFinder {
  private readonly places = new Map<string, Neighbourhood>();
  private readonly accounts = new Map<string, { readonly days: Set<string>; otherwise: boolean }>();
  private managed = 0;

  add(signIn: SignIn): void {
    this.account(signIn);
    if (!signIn.isManagedComputer || isInside(signIn.address)) return;
    this.managed += 1;
    const { value, bits } = signIn.address;
    const key = `${bits}/${value >> (bits === 32 ? 8n : 64n)}`;
    const place = found(this.places, key, () => ({ ...nobody(), bits, addresses: new Map(), asns: new Map() }));
    for (const users of [place, found(place.addresses, value, nobody)]) {
      users.people.add(signIn.person);
      users.days.add(signIn.day);
      if (signIn.device) users.devices.add(signIn.device);
    }
    if (signIn.asn) place.asns.set(signIn.asn, (place.asns.get(signIn.asn) ?? 0) + 1);
  }

  private account({ person, day, byDeviceCode }: SignIn): void {
    const account = found(this.accounts, person, () => ({ days: new Set<string>(), otherwise: false }));
    if (byDeviceCode) account.days.add(day);
    else account.otherwise = true;
  }

  suggest(limits: EgressLimits, known: ReadonlyMap<string, KnownNetwork>): Suggestion {
    const enough = ({ people, days }: Users) => people.size >= limits.people && days.size >= limits.days;
    const ranges: Range[] = [];
    const leftOut: LeftOut[] = [];
    for (const place of this.places.values()) {
      if (!enough(place)) continue;
      const asn = most(place.asns);
      const network = asn ? known.get(`AS${asn}`) : undefined;
      const provider = [asn && `AS${asn}`, network?.name].filter(Boolean).join(' ');
      const whole = rangeOf(place);
      const leave = (reason: string) =>
        leftOut.push({ network: textOf(whole), people: place.people.size, reason: `${provider}: ${reason}` });
      if (asn === MICROSOFT) leave("Microsoft's services and machines that anyone rents there");
      else if (network?.kind === 'anonymizer') leave('a VPN or relay for consumers, which attackers use too');
      else if (network) {
        // Of a network that anyone may rent a part of, no more than the address itself.
        const own = [...place.addresses].filter(([, users]) => enough(users));
        for (const [value, users] of own)
          ranges.push({ ...users, value, bits: place.bits, length: place.bits, provider });
        if (own.length === 0) leave('rented machines, of which no address is used by enough people');
      } else ranges.push({ ...place, ...whole, provider });
    }
    return {
      trustedEgress: joined(ranges).map((range) => ({
        network: textOf(range),
        people: range.people.size,
        devices: range.devices.size,
        days: range.days.size,
        provider: range.provider,
      })),
      roomAccounts: [...this.accounts]
        .filter(([name, { days, otherwise }]) => name.includes('@') && !otherwise && days.size >= limits.days)
        .map(([name, { days }]) => ({ account: name, days: days.size }))
        .sort((a, b) => (a.account < b.account ? -1 : 1)),
      leftOut: leftOut.sort((a, b) => b.people - a.people || (a.network < b.network ? -1 : 1)),
      onManagedComputers: this.managed,
    };
  }
}

/** Their range is that of the fabric of Azure and of Microsoft 365 alike. */
const MICROSOFT = '8075';

function found<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const there = map.get(key) ?? make();
  map.set(key, there);
  return there;
}

const most = (counts: ReadonlyMap<string, number>): string =>
  [...counts].reduce((best, one) => (one[1] > best[1] ? one : best), ['', 0] as [string, number])[0];

/** The narrowest network with all addresses of IPv4; of IPv6 the /64, in which devices choose their addresses themselves. */
function rangeOf({ bits, addresses }: Neighbourhood): { value: bigint; bits: 32 | 128; length: number } {
  const values = [...addresses.keys()];
  const [first] = values as [bigint];
  let length = bits === 32 ? 32 : 64;
  while (values.some((value) => value >> BigInt(bits - length) !== first >> BigInt(bits - length))) length -= 1;
  return { value: (first >> BigInt(bits - length)) << BigInt(bits - length), bits, length };
}

const textOf = ({ value, bits, length }: { value: bigint; bits: 32 | 128; length: number }) =>
  `${formatAddress(value, bits)}/${length}`;

/** Two halves of one network become that network; nothing is added that nobody used. */
function joined(ranges: readonly Range[]): Range[] {
  const left = [...ranges].sort((a, b) => b.length - a.length);
  const done = new Map<string, Range>();
  while (left.length > 0) {
    const range = left.shift()!;
    const size = 1n << BigInt(range.bits - range.length);
    const other = done.get(textOf({ ...range, value: range.value ^ size }));
    if (!other || other.provider !== range.provider || range.length <= NARROWEST[range.bits]) {
      done.set(textOf(range), range);
      continue;
    }
    done.delete(textOf(other));
    const value = range.value & ~size;
    const both = (which: 'people' | 'devices' | 'days') => new Set([...range[which], ...other[which]]);
    left.unshift({
      ...range,
      value,
      length: range.length - 1,
      people: both('people'),
      devices: both('devices'),
      days: both('days'),
    });
    left.sort((a, b) => b.length - a.length);
  }
  return [...done.values()].sort(
    (a, b) => b.people.size - a.people.size || a.bits - b.bits || (a.value < b.value ? -1 : 1),
  );
}

/** Wider networks are not made of parts: an organization has its networks from providers. */
const NARROWEST = { 32: 16, 128: 48 } as const;

/** In words, for a row of the watchlist. */
export const reasonOf = ({ people, devices, days, provider }: EgressProposal): string =>
  [
    provider,
    `${count(people, 'person', 'people')} on managed computers${devices ? ` (${devices})` : ''}`,
    `on ${count(days, 'day')}`,
  ]
    .filter(Boolean)
    .join(', ');
