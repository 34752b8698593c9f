import { type Device, newDevice } from './clients';
import { memo } from './memo';
import type { CompanyOptions } from './options';
import {
  type Address,
  AZURE,
  addressOf,
  CITIES,
  type City,
  GATEWAY,
  HOME_PROVIDERS,
  inSubnet,
  MERGED_EGRESS,
  MOBILE_PROVIDERS,
  OFFICE_PROVIDERS,
  type Place,
  type Provider,
  placeOf,
  someSubnet,
  someV4,
  VPN_PROVIDERS,
} from './places';
import { Random } from './random';
import type { Block } from './records';

export const DOMAIN = 'northwind.example';

type Role = 'office' | 'finance' | 'hr' | 'helpdesk' | 'administrator' | 'developer' | 'sales' | 'executive';

export interface Office {
  readonly city: City;
  readonly name: string;
  /** Its own line: a few addresses. */
  readonly line: readonly Place[];
  /** What it is merged into one day. */
  readonly merged: readonly Place[];
  /** Day on which its line is merged away; never for most. */
  readonly mergedOn: number;
}

export interface Person {
  readonly number: number;
  readonly id: string;
  readonly upn: string;
  readonly name: string;
  readonly role: Role;
  readonly office: Office;
  readonly home: Place;
  readonly carrier: Provider;
  readonly laptop: Device;
  readonly phone: Device;
  /** A second machine of some: a Cloud PC, or one at home that nobody manages. */
  readonly other?: Device;
  /** Uses the gateway on the laptop, wherever it is. */
  readonly gateway: boolean;
  /** Pays for a VPN of their own. */
  readonly vpn?: Provider;
  /** Uses the private relay of their telephone. */
  readonly relay: boolean;
  /** First day at work, for those who start while the company is watched. */
  readonly starts: number;
  readonly who: { readonly signIn: Block; readonly office: Block; readonly cloud: Block; readonly graph: Block };
}

export interface Company {
  readonly options: CompanyOptions;
  readonly random: Random;
  readonly offices: readonly Office[];
  readonly people: readonly Person[];
  readonly rooms: readonly Person[];
  readonly helpdesk: readonly Person[];
  readonly administrators: readonly Person[];
}

const FIRST = [
  'anna',
  'bjorn',
  'carla',
  'david',
  'eva',
  'frank',
  'grete',
  'henry',
  'ingrid',
  'james',
  'kari',
  'lars',
  'maria',
  'noah',
  'olivia',
  'peter',
  'ragnhild',
  'sara',
  'thomas',
  'una',
  'victor',
  'wendy',
  'yusuf',
  'zoe',
];
const LAST = [
  'adams',
  'berg',
  'clark',
  'dahl',
  'evans',
  'foss',
  'green',
  'hansen',
  'iversen',
  'jones',
  'khan',
  'lund',
  'moen',
  'nilsen',
  'olsen',
  'patel',
  'quinn',
  'ruud',
  'smith',
  'taylor',
  'vik',
  'walker',
  'young',
];

const ROLES: readonly (readonly [Role, number])[] = [
  ['office', 60],
  ['sales', 15],
  ['developer', 9],
  ['finance', 7],
  ['hr', 3],
  ['executive', 2],
];

export function newCompany(options: CompanyOptions): Company {
  const random = new Random(options.seed, 'company');
  const offices = [
    newOffice('Oslo', CITIES.oslo, random, 1_000),
    newOffice('London', CITIES.london, random, 24),
    newOffice('New York', CITIES.newYork, random, 1_000),
  ];
  const people: Person[] = [];
  for (let i = 0; i < options.people; i++)
    people.push(newPerson(i, roleOf(i, options.people, random), offices, random));
  const rooms = Array.from({ length: Math.ceil(options.people / 12) }, (_, i) => newRoom(i, offices, random));
  return {
    options,
    random,
    offices,
    people,
    rooms,
    helpdesk: people.filter(({ role }) => role === 'helpdesk'),
    administrators: people.filter(({ role }) => role === 'administrator'),
  };
}

/** The first people are those without whom nobody works. */
function roleOf(i: number, people: number, random: Random): Role {
  const desk = Math.max(2, Math.round(people / 120));
  if (i < desk) return 'helpdesk';
  return i < desk + Math.max(2, Math.round(people / 150)) ? 'administrator' : random.weighted(ROLES);
}

function newOffice(name: string, city: City, random: Random, mergedOn: number): Office {
  const provider = OFFICE_PROVIDERS[city.country]!;
  const v4 = someV4(provider, random).split('.').slice(0, 3).join('.');
  const subnet = provider.v6 && someSubnet(provider, random);
  const line = [10, 11, 12].map((host): Place => {
    const v6 = subnet && addressOf(inSubnet(subnet, random), provider, city, true);
    return { kind: 'office', city, v4: addressOf(`${v4}.${host}`, provider, city, true), ...(v6 && { v6 }) };
  });
  const merged = [1, 2].map(() => placeOf('egress', MERGED_EGRESS, city, random, false));
  return { city, name, line, merged, mergedOn };
}

function newPerson(number: number, role: Role, offices: readonly Office[], random: Random): Person {
  const office = random.weighted([
    [offices[0]!, 60],
    [offices[1]!, 25],
    [offices[2]!, 15],
  ]);
  const { city } = office;
  const first = FIRST[number % FIRST.length]!;
  const last = LAST[Math.floor(number / FIRST.length) % LAST.length]!;
  const round = Math.floor(number / (FIRST.length * LAST.length));
  const local = `${first}.${last}${round || ''}`;
  const iphone = random.chance(0.6);
  const registered = random.chance(0.8);
  return {
    ...identity(
      number,
      random.uuid(),
      `${local}@${DOMAIN}`,
      `${first[0]!.toUpperCase()}${first.slice(1)} ${last[0]!.toUpperCase()}${last.slice(1)}`,
    ),
    role,
    office,
    home: placeOf('home', random.pick(HOME_PROVIDERS[city.country]!), city, random, random.chance(0.75)),
    carrier: random.pick(MOBILE_PROVIDERS[city.country]!),
    laptop: newDevice(random.chance(0.8) ? 'windows' : 'mac', random, true),
    phone: newDevice(iphone ? 'iphone' : 'android', random, registered),
    ...(random.chance(0.05)
      ? { other: newDevice('cloud-pc', random, true) }
      : random.chance(0.12) && { other: newDevice('home-pc', random, false) }),
    gateway: random.chance(0.35),
    ...(random.chance(0.025) && { vpn: random.pick(VPN_PROVIDERS) }),
    relay: iphone && random.chance(0.05),
    // One in a hundred starts on a Monday of the weeks that are watched.
    starts: number > 8 && random.chance(0.03) ? 7 * random.between(0, 8) : -1,
  };
}

function newRoom(i: number, offices: readonly Office[], random: Random): Person {
  const office = random.pick(offices);
  const device = newDevice('room', random, true);
  return {
    ...identity(
      1_000_000 + i,
      random.uuid(),
      `room-${office.name.toLowerCase().replace(' ', '')}-${i + 1}@${DOMAIN}`,
      `Room ${office.name} ${i + 1}`,
    ),
    role: 'office',
    office,
    home: office.line[0]!,
    carrier: AZURE,
    laptop: device,
    phone: device,
    gateway: false,
    relay: false,
    starts: -1,
  };
}

function identity(number: number, id: string, upn: string, name: string) {
  return {
    number,
    id,
    upn,
    name,
    who: {
      signIn: {
        UserId: id,
        UserPrincipalName: upn,
        UserDisplayName: name,
        UserType: 'Member',
        CrossTenantAccessType: 'none',
      },
      // Exchange and SharePoint write names as people typed them.
      office: {
        UserId: number % 3 ? upn : upn.replace(/^./, (c) => c.toUpperCase()),
        UserType: 'Regular',
        MailboxOwnerUPN: upn,
      },
      cloud: {
        AccountObjectId: id,
        AccountId: upn,
        AccountDisplayName: upn,
        AccountType: 'Regular',
        IsExternalUser: false,
        IsAdminOperation: false,
      },
      graph: { UserId: id },
    },
  };
}

/** A node of the gateway on a day: each Tuesday and Thursday one begins, and the oldest of four ends. */
export function gatewayNode(city: City, day: number, company: Company, random: Random): Address {
  const begun = Math.floor((day + 28) * (2 / 7));
  return nodeNumber(company, `${city.name} ${begun - random.between(0, 3)}`, city);
}

const nodeNumber = memo((company: Company, key: string, city: City): Address => {
  const random = company.random.fork(`gateway ${key}`);
  return addressOf(someV4(GATEWAY, random), GATEWAY, city);
});
