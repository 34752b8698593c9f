import { memo } from './memo';
import type { Random } from './random';
import type { Block } from './records';

/** Who runs a network, and the addresses it hands out. */
export interface Provider {
  readonly name: string;
  readonly asn: number;
  /** The first two numbers of its IPv4 addresses, one of several. */
  readonly v4: readonly string[];
  /** The first two groups of its IPv6 addresses. */
  readonly v6?: string;
}

export interface City {
  readonly name: string;
  readonly country: string;
  readonly latitude: number;
  readonly longitude: number;
  /** Hours ahead of UTC. */
  readonly zone: number;
}

/** One address as every table tells of it. */
export interface Address {
  readonly ip: string;
  readonly signIn: Block;
  readonly office: Block;
  readonly cloud: Block;
  readonly graph: Block;
}

/** The addresses a device has where it is: one of IPv4, and for many of IPv6 as well. */
export interface Place {
  readonly kind: 'office' | 'home' | 'mobile' | 'hotel' | 'public' | 'vpn' | 'egress' | 'cloud';
  readonly city: City;
  readonly v4: Address;
  readonly v6?: Address;
}

export function addressOf(ip: string, provider: Provider, city: City, trusted = false): Address {
  const place = {
    AutonomousSystemNumber: String(provider.asn),
    Location: city.country,
    LocationDetails: {
      city: city.name,
      state: city.name,
      countryOrRegion: city.country,
      geoCoordinates: { latitude: city.latitude, longitude: city.longitude },
    },
    NetworkLocationDetails: trusted
      ? '[{"networkType":"trustedNamedLocation","networkNames":["Offices"]}]'
      : '[{"networkType":"unknownNetwork","networkNames":[]}]',
  };
  return {
    ip,
    signIn: { IPAddress: ip, ...place },
    office: { ClientIP: ip, Client_IPAddress: ip, ActorIpAddress: ip },
    cloud: {
      IPAddress: ip,
      ISP: provider.name,
      CountryCode: city.country,
      City: city.name,
      IsAnonymousProxy: false,
      IPTags: [],
    },
    graph: { IPAddress: ip, Location: 'West Europe' },
  };
}

const last = (random: Random): string => `${random.between(1, 254)}.${random.between(2, 253)}`;
const group = (random: Random): string => random.between(1, 0xffff).toString(16);

export const someV4 = (provider: Provider, random: Random): string => `${random.pick(provider.v4)}.${last(random)}`;

/** The first four groups: one household, one hotel, or one attach of a telephone. */
export const someSubnet = (provider: Provider, random: Random): string =>
  `${provider.v6}:${group(random)}:${group(random)}`;

/** An address in a subnet, as privacy extensions choose one. */
export const inSubnet = (subnet: string, random: Random): string =>
  `${subnet}:${group(random)}:${group(random)}:${group(random)}:${group(random)}`;

export function placeOf(kind: Place['kind'], provider: Provider, city: City, random: Random, ipv6: boolean): Place {
  const trusted = kind === 'office';
  const v6 = ipv6 && provider.v6 ? inSubnet(someSubnet(provider, random), random) : undefined;
  return {
    kind,
    city,
    v4: addressOf(someV4(provider, random), provider, city, trusted),
    ...(v6 && { v6: addressOf(v6, provider, city, trusted) }),
  };
}

export const CITIES = {
  oslo: { name: 'Oslo', country: 'NO', latitude: 59.91, longitude: 10.75, zone: 2 },
  london: { name: 'London', country: 'GB', latitude: 51.51, longitude: -0.13, zone: 1 },
  newYork: { name: 'New York', country: 'US', latitude: 40.71, longitude: -74.01, zone: -4 },
  stockholm: { name: 'Stockholm', country: 'SE', latitude: 59.33, longitude: 18.06, zone: 2 },
  berlin: { name: 'Berlin', country: 'DE', latitude: 52.52, longitude: 13.4, zone: 2 },
  paris: { name: 'Paris', country: 'FR', latitude: 48.85, longitude: 2.35, zone: 2 },
  amsterdam: { name: 'Amsterdam', country: 'NL', latitude: 52.37, longitude: 4.9, zone: 2 },
  madrid: { name: 'Madrid', country: 'ES', latitude: 40.42, longitude: -3.7, zone: 2 },
  chicago: { name: 'Chicago', country: 'US', latitude: 41.88, longitude: -87.63, zone: -5 },
  dublin: { name: 'Dublin', country: 'IE', latitude: 53.33, longitude: -6.25, zone: 1 },
} as const satisfies Record<string, City>;

/** Numbers and names as they are registered; the addresses are made up inside the kind of range each one has. */
export const HOME_PROVIDERS: Readonly<Record<string, readonly Provider[]>> = {
  NO: [
    { name: 'Telenor Norge AS', asn: 2119, v4: ['84.208', '88.88', '85.164'], v6: '2a01:79d' },
    { name: 'Altibox AS', asn: 29695, v4: ['81.166', '92.221'], v6: '2a01:799' },
    { name: 'Telia Norge AS', asn: 15659, v4: ['46.9', '84.202'], v6: '2a01:79c' },
    { name: 'GlobalConnect AS', asn: 2116, v4: ['79.160', '213.225'] },
  ],
  GB: [
    { name: 'British Telecommunications PLC', asn: 2856, v4: ['86.128', '81.152', '109.144'], v6: '2a00:23c5' },
    { name: 'Sky UK Limited', asn: 5607, v4: ['90.192', '2.120'], v6: '2a02:c7c' },
    { name: 'Virgin Media Limited', asn: 5089, v4: ['82.24', '86.0', '80.192'] },
  ],
  US: [
    { name: 'Comcast Cable Communications, LLC', asn: 7922, v4: ['73.160', '98.110', '24.34'], v6: '2601:8c' },
    { name: 'Verizon Business', asn: 701, v4: ['71.190', '108.41'], v6: '2600:4041' },
    { name: 'Charter Communications Inc', asn: 12271, v4: ['67.243', '74.66'], v6: '2603:7000' },
  ],
};

export const MOBILE_PROVIDERS: Readonly<Record<string, readonly Provider[]>> = {
  NO: [
    { name: 'Telenor Norge AS', asn: 2119, v4: ['77.16', '77.18'], v6: '2a01:4c8' },
    { name: 'Telia Norge AS', asn: 15659, v4: ['89.8', '89.10'], v6: '2a02:2121' },
    { name: 'Lyse Tele AS', asn: 41164, v4: ['92.220'], v6: '2a07:3a40' },
  ],
  GB: [
    { name: 'EE Limited', asn: 12576, v4: ['31.94', '148.252'], v6: '2a01:4c9' },
    { name: 'Vodafone Limited', asn: 25135, v4: ['92.40', '185.69'], v6: '2a00:23ee' },
    { name: 'Telefonica UK Limited', asn: 35228, v4: ['82.132'] },
  ],
  US: [
    { name: 'T-Mobile USA, Inc.', asn: 21928, v4: ['172.56', '172.58'], v6: '2607:fb90' },
    { name: 'Verizon Wireless', asn: 6167, v4: ['174.192', '174.205'], v6: '2600:1006' },
    { name: 'AT&T Enterprises, LLC', asn: 20057, v4: ['107.77', '166.170'], v6: '2600:380' },
  ],
};

export const OFFICE_PROVIDERS: Readonly<Record<string, Provider>> = {
  NO: { name: 'Broadnet AS', asn: 2116, v4: ['195.159'], v6: '2a0d:5600' },
  GB: { name: 'Colt Technology Services', asn: 8220, v4: ['212.74'], v6: '2001:920' },
  US: { name: 'Cogent Communications', asn: 174, v4: ['38.104'] },
};

/** Hotels, trains, airports and cafes buy from these. */
export const PUBLIC_PROVIDERS: Readonly<Record<string, readonly Provider[]>> = {
  NO: [{ name: 'Eltele AS', asn: 21293, v4: ['178.255'] }],
  GB: [{ name: 'The Cloud Networks Limited', asn: 35228, v4: ['94.197'] }],
  US: [{ name: 'Boingo Wireless', asn: 10245, v4: ['64.134'] }],
  SE: [{ name: 'Telia Company AB', asn: 3301, v4: ['90.224'], v6: '2001:2042' }],
  DE: [{ name: 'Deutsche Telekom AG', asn: 3320, v4: ['87.128'], v6: '2003:c0' }],
  FR: [{ name: 'Orange S.A.', asn: 3215, v4: ['90.60'], v6: '2a01:cb00' }],
  NL: [{ name: 'KPN B.V.', asn: 1136, v4: ['77.160'], v6: '2a02:a44' }],
  ES: [{ name: 'Telefonica de Espana', asn: 3352, v4: ['80.24'] }],
  IE: [{ name: 'Eircom Limited', asn: 5466, v4: ['86.40'] }],
};

/** Consumer VPNs sell exits in rented machines. */
export const VPN_PROVIDERS: readonly Provider[] = [
  { name: 'Datacamp Limited', asn: 212238, v4: ['89.187', '185.229'] },
  { name: 'M247 Europe SRL', asn: 9009, v4: ['193.27', '146.70'] },
  { name: '31173 Services AB', asn: 39351, v4: ['185.213', '193.138'] },
];

/** The secure web gateway that managed laptops use. */
export const GATEWAY: Provider = { name: 'Zscaler, Inc.', asn: 62044, v4: ['165.225', '147.161'], v6: '2a03:eec0' };
/** What an office moves to when its line is merged with the parent company's. */
export const MERGED_EGRESS: Provider = { name: 'Netskope Inc', asn: 55256, v4: ['163.116'] };
export const AZURE: Provider = { name: 'Microsoft Corporation', asn: 8075, v4: ['20.82', '51.124', '4.223', '20.55'] };
/** Another system number of the same cloud. */
export const AZURE_OTHER: Provider = { name: 'Microsoft Corporation', asn: 8068, v4: ['13.69', '40.74'] };
export const AMAZON: Provider = { name: 'Amazon.com, Inc.', asn: 16509, v4: ['54.78', '34.240', '3.248'] };
export const RELAY: Provider = { name: 'Cloudflare, Inc.', asn: 13335, v4: ['104.28', '172.224'], v6: '2a09:bac2' };

/** Another address in the same household: privacy extensions change it each day. */
export const movedWithin = memo(
  (place: Place, day: number, random: Random): Place =>
    place.v6
      ? {
          ...place,
          v6: readdressed(
            place.v6,
            inSubnet(place.v6.ip.split(':').slice(0, 4).join(':'), random.fork(`${place.v6.ip} ${day}`)),
          ),
        }
      : place,
);

const readdressed = ({ signIn, office, cloud, graph }: Address, ip: string): Address => ({
  ip,
  signIn: { ...signIn, IPAddress: ip },
  office: { ...office, ClientIP: ip, Client_IPAddress: ip, ActorIpAddress: ip },
  cloud: { ...cloud, IPAddress: ip },
  graph: { ...graph, IPAddress: ip },
});
