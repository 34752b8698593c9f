import { join } from 'node:path';
import { rulesFolder } from '../files/root';
import { readRules } from '../rules/read-rules';
import { parseAddress } from '../values/networks';

/** A network that the kit ships in HostingNetworks. */
export interface KnownNetwork {
  readonly kind: string;
  readonly name: string;
}

/** What the kit's own list says of an autonomous system. */
export function shippedNetworks(): ReadonlyMap<string, KnownNetwork> {
  const { watchlists } = readRules([join(rulesFolder, 'watchlists')]);
  const rows = watchlists.find(({ alias }) => alias === 'HostingNetworks')?.shipped ?? [];
  return new Map(rows.map(({ Network = '', Kind = '', Name = '' }) => [Network, { kind: Kind, name: Name }]));
}

/** Addresses that are nobody's egress to the internet: of private networks, of carriers' own ones, of one link. */
export function isInside(address: { readonly value: bigint; readonly bits: number }): boolean {
  return INSIDE.some(
    ({ value, bits, length }) =>
      bits === address.bits && value >> BigInt(bits - length) === address.value >> BigInt(bits - length),
  );
}

const INSIDE = [
  '10.0.0.0/8',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  'fc00::/7',
  'fe80::/10',
  '::/127',
].map((text) => {
  const [base, length] = text.split('/') as [string, string];
  return { ...parseAddress(base)!, length: Number(length) };
});
