import { isWorkingDay, midnight } from './calendar';
import { type Company, gatewayNode, type Office, type Person } from './company';
import { memo } from './memo';
import {
  type Address,
  AZURE,
  addressOf,
  CITIES,
  type City,
  inSubnet,
  movedWithin,
  type Place,
  type Provider,
  PUBLIC_PROVIDERS,
  placeOf,
  RELAY,
  someSubnet,
  someV4,
} from './places';
import type { Random } from './random';
import { HOUR, MINUTE } from './records';
import { type Trip, tripOf } from './trips';

/** Where a device is for a while. */
export interface Stay {
  readonly from: number;
  readonly to: number;
  readonly place: Place;
  /** How busy it is: silent sign-ins an hour. */
  readonly pace: number;
}

export interface DayOfPerson {
  readonly laptop: readonly Stay[];
  readonly phone: readonly Stay[];
  /** The second machine of some. */
  readonly other: readonly Stay[];
  readonly trip: Trip | undefined;
}

/** Where a person's devices are on a day. */
export function staysOf(company: Company, person: Person, day: number, random: Random): DayOfPerson {
  const trip = tripOf(company, person, day);
  const { city } = person.office;
  const at = (hour: number): number =>
    midnight(day) + Math.round((hour - (trip ?? { hotel: person.home }).hotel.city.zone) * HOUR);
  const home = movedWithin(person.home, day, random);
  const office = officePlace(person.office, day, random);
  const works = isWorkingDay(day);
  const begin = 8 + random.next() * 1.5;
  const end = 16 + random.next() * 2;
  const laptop: Stay[] = [];
  const phone: Stay[] = [];
  const other: Stay[] = [];
  const gateway = (place: Place): Place => (person.gateway ? throughGateway(place, company, day, random) : place);
  const onLaptop = (from: number, to: number, place: Place, pace = 9) =>
    laptop.push({ from: at(from), to: at(to), place: gateway(place), pace });
  if (trip) {
    const hotel = movedWithin(trip.hotel, day, random);
    onLaptop(7, 8, hotel);
    onLaptop(8.3, 12, random.chance(0.5) ? trip.airport : hotel);
    onLaptop(13, 17, hotel);
    onLaptop(20, 22, hotel);
    roam(phone, at, person, trip, hotel, random);
    return { laptop, phone, other, trip };
  }
  if (works && !isAway(person, day)) {
    const atHome = (person.number * 7 + day) % 5 < 2;
    const place = atHome ? home : office;
    if (random.chance(0.05)) {
      // Lunch elsewhere: a cafe, or the train with the telephone as a modem.
      const elsewhere = random.chance(0.5)
        ? mobilePlace(company, person.carrier, city, random)
        : cafe(company, city, random);
      onLaptop(begin, 11.5, place);
      onLaptop(12, 13, elsewhere);
      onLaptop(13.2, end, place);
    } else onLaptop(begin, end, place);
    if (random.chance(0.25))
      onLaptop(20, 21.5, person.vpn && random.chance(0.7) ? vpnPlace(company, person, day, random) : home, 6);
    if (person.other && random.chance(0.3))
      other.push({
        from: at(18.5),
        to: at(20),
        place: person.other.kind === 'cloud-pc' ? cloudPlace(company, person) : home,
        pace: 5,
      });
    phone.push({ from: at(6.5), to: at(begin - 0.8), place: home, pace: 3 });
    if (!atHome) attach(phone, at(begin - 0.8), at(begin - 0.1), company, person, random);
    if (atHome) phone.push({ from: at(begin), to: at(end), place: home, pace: 2.5 });
    else if (random.chance(0.6)) phone.push({ from: at(begin), to: at(end), place: office, pace: 2.5 });
    else attach(phone, at(begin), at(end), company, person, random);
    attach(phone, at(end + 0.1), at(end + 0.8), company, person, random);
    phone.push({ from: at(end + 1), to: at(23), place: home, pace: 1.5 });
  } else {
    phone.push({ from: at(8), to: at(12), place: home, pace: 0.7 });
    attach(phone, at(12), at(16), company, person, random, 0.7);
    phone.push({ from: at(16), to: at(22), place: home, pace: 0.7 });
    if (random.chance(0.06)) onLaptop(19, 21, person.vpn ? vpnPlace(company, person, day, random) : home, 5);
  }
  return { laptop, phone, other, trip };
}

/** One working day in twenty is a holiday or a sick day. */
const isAway = (person: Person, day: number): boolean => (person.number * 31 + day * 17) % 20 === 0;

export const officePlace = (office: Office, day: number, random: Random): Place =>
  random.pick(day >= office.mergedOn ? office.merged : office.line);

function throughGateway(place: Place, company: Company, day: number, random: Random): Place {
  return gatewayPlace(gatewayNode(place.city, day, company, random), 'node', place.city);
}

const gatewayPlace = memo((v4: Address, _key: string, city: City): Place => ({ kind: 'egress', city, v4 }));

/** A telephone on mobile data: a new /64 at each attach, IPv4 from the carrier's few shared addresses. */
function mobilePlace(company: Company, carrier: Provider, city: City, random: Random): Place {
  const v4 = carrierAddress(company, `${carrier.asn} ${city.name} ${random.between(0, 11)}`, carrier, city);
  return {
    kind: 'mobile',
    city,
    v4,
    ...(carrier.v6 && { v6: addressOf(inSubnet(someSubnet(carrier, random), random), carrier, city) }),
  };
}

const carrierAddress = memo(
  (company: Company, key: string, carrier: Provider, city: City): Address =>
    addressOf(someV4(carrier, company.random.fork(`carrier ${key}`)), carrier, city),
);

function attach(stays: Stay[], from: number, to: number, company: Company, person: Person, random: Random, pace = 2.5) {
  for (let at = from; at < to; ) {
    const until = Math.min(to, at + random.between(20, 120) * MINUTE);
    stays.push({ from: at, to: until, place: mobilePlace(company, person.carrier, person.office.city, random), pace });
    at = until;
  }
}

/** Abroad a telephone leaves through its own carrier at home, or through one of the country it is in. */
function roam(stays: Stay[], at: (hour: number) => number, person: Person, trip: Trip, hotel: Place, random: Random) {
  stays.push({ from: at(7), to: at(8.5), place: hotel, pace: 3 });
  const abroad = random.chance(0.7)
    ? placeOf('mobile', person.carrier, person.office.city, random, true)
    : placeOf(
        'mobile',
        random.pick(PUBLIC_PROVIDERS[trip.hotel.city.country] ?? PUBLIC_PROVIDERS.GB!),
        trip.hotel.city,
        random,
        true,
      );
  stays.push({ from: at(8.5), to: at(18), place: abroad, pace: 2.5 });
  stays.push({ from: at(18), to: at(23), place: hotel, pace: 1.5 });
}

const cafes = memo((company: Company, key: string, city: City): Place => {
  const random = company.random.fork(`cafe ${key}`);
  return placeOf('public', random.pick(PUBLIC_PROVIDERS[city.country]!), city, random, false);
});
const cafe = (company: Company, city: City, random: Random): Place =>
  cafes(company, `${city.name} ${random.between(0, 5 + company.people.length / 20)}`, city);

const exits = memo((company: Company, key: string, person: Person): Place => {
  const random = company.random.fork(`vpn ${key}`);
  // Some choose an exit in another country.
  return placeOf('vpn', person.vpn!, random.chance(0.3) ? CITIES.amsterdam : person.office.city, random, false);
});
const vpnPlace = (company: Company, person: Person, day: number, random: Random): Place =>
  exits(company, `${person.number} ${day} ${random.between(0, 1)}`, person);

const clouds = memo((company: Company, key: string, city: City): Place => {
  const random = company.random.fork(`cloud pc ${key}`);
  return placeOf('cloud', AZURE, city, random, false);
});
const cloudPlace = (company: Company, person: Person): Place =>
  clouds(company, `${person.office.city.name} ${person.number % 9}`, person.office.city);

/** The exit of the telephone's private relay, for browsers only. */
export const relayPlace = (person: Person, random: Random): Place =>
  placeOf('public', RELAY, person.office.city, random, true);

/** The address that one connection uses: IPv6 where there is one, more often than not. */
export const addressAt = (place: Place, random: Random): Address =>
  place.v6 && random.chance(0.65) ? place.v6 : place.v4;

/** Where the device is at a time; undefined when it is off. */
export function placeAt(stays: readonly Stay[], time: number): Place | undefined {
  for (const { from, to, place } of stays) if (time >= from && time < to) return place;
  return undefined;
}
