import { join } from 'node:path';
import { parseCsv } from '../../lib/files/csv';
import { rulesFolder } from '../../lib/files/root';
import { YamlSource } from '../../lib/files/source';
import { resolveWatchlists } from '../../lib/rules/kinds/watchlist/resolve';
import { readRules } from '../../lib/rules/read-rules';
import { EgressFinder, type EgressLimits, reasonOf } from '../../lib/suggest/egress';
import { shippedNetworks } from '../../lib/suggest/networks';
import { renderers } from '../../lib/suggest/render';
import type { SignIn } from '../../lib/suggest/sign-in';
import { networkProblem, parseAddress } from '../../lib/values/networks';

const known = shippedNetworks();
const LIMITS: EgressLimits = { people: 3, days: 2 };

/** So many people, each on its own computer, on so many days, at these addresses in turn. */
function crowd(addresses: readonly string[], people: number, days: number, more: Partial<SignIn> = {}): SignIn[] {
  return Array.from({ length: people * days }, (_, i): SignIn => {
    const [who, day] = [i % people, Math.floor(i / people)];
    return {
      day: `2026-11-${String(day + 1).padStart(2, '0')}`,
      person: `p${who}@contoso.com`,
      address: parseAddress(addresses[i % addresses.length]!)!,
      asn: '2119',
      isManagedComputer: true,
      device: `d${who}`,
      byDeviceCode: false,
      ...more,
    };
  });
}

function suggest(signIns: readonly SignIn[], limits = LIMITS) {
  const finder = new EgressFinder();
  for (const signIn of signIns) finder.add(signIn);
  return finder.suggest(limits, known);
}
const networks = (signIns: readonly SignIn[], limits?: EgressLimits) =>
  suggest(signIns, limits).trustedEgress.map(({ network }) => network);

describe('a network is proposed', () => {
  it('when enough people were there on managed computers on enough days, as narrow as their addresses', () => {
    expect(suggest(crowd(['198.51.100.10', '198.51.100.12'], 5, 2)).trustedEgress).toEqual([
      { network: '198.51.100.8/29', people: 5, devices: 5, days: 2, provider: 'AS2119' },
    ]);
    expect(networks(crowd(['198.51.100.10'], 3, 2))).toEqual(['198.51.100.10/32']);
    expect(networks(crowd(['198.51.100.1', '198.51.100.254'], 3, 2))).toEqual(['198.51.100.0/24']);
  });

  it('of IPv6 as the network in which devices choose their addresses', () => {
    expect(networks(crowd(['2001:db8:1:2::5', '2001:db8:1:2:ffff::6'], 3, 2))).toEqual(['2001:db8:1:2::/64']);
  });

  it('as one with its other half, of the same provider', () => {
    const halves = [...crowd(['2001:db8:0:2::1'], 3, 2), ...crowd(['2001:db8:0:3::1'], 4, 2, { device: 'd' })];
    expect(suggest(halves).trustedEgress).toMatchObject([{ network: '2001:db8:0:2::/63', people: 4, devices: 4 }]);
    const two = [...crowd(['2001:db8:0:2::1'], 3, 2), ...crowd(['2001:db8:0:3::1'], 3, 2, { asn: '3301' })];
    expect(networks(two)).toEqual(['2001:db8:0:2::/64', '2001:db8:0:3::/64']);
    expect(networks([...crowd(['2001:db8:0:1::1'], 3, 2), ...crowd(['2001:db8:0:2::1'], 3, 2)])).toHaveLength(2);
  });

  it('the busiest first', () => {
    expect(networks([...crowd(['198.51.100.1'], 3, 2), ...crowd(['203.0.113.1'], 9, 2)])).toEqual([
      '203.0.113.1/32',
      '198.51.100.1/32',
    ]);
  });

  it('by other limits when they are given', () => {
    expect(networks(crowd(['198.51.100.1'], 2, 1), { people: 2, days: 1 })).toEqual(['198.51.100.1/32']);
  });
});

describe('nothing is proposed', () => {
  it.each([
    ['too few people', crowd(['198.51.100.1'], 2, 9)],
    ['too few days', crowd(['198.51.100.1'], 9, 1)],
    ['devices that nobody manages, and telephones', crowd(['198.51.100.1'], 9, 9, { isManagedComputer: false })],
    [
      'everybody at home',
      Array.from({ length: 9 }, (_, i) => crowd([`198.51.${i}.1`], 1, 9, { person: `${i}` })).flat(),
    ],
    ['addresses of private networks', crowd(['10.1.2.3', 'fe80::1', '100.64.1.1'], 9, 9)],
  ])('for %s', (_, signIns) => expect(suggest(signIns)).toMatchObject({ trustedEgress: [], leftOut: [] }));

  it("for consumers' VPNs and for Microsoft as a whole, which is said", () => {
    const { trustedEgress, leftOut } = suggest([
      ...crowd(['203.0.113.1'], 4, 3, { asn: '39351' }),
      ...crowd(['198.51.100.1'], 5, 3, { asn: '8075' }),
    ]);
    expect(trustedEgress).toEqual([]);
    expect(leftOut).toEqual([
      { network: '198.51.100.1/32', people: 5, reason: expect.stringMatching(/^AS8075 Microsoft \(Azure\): /) },
      { network: '203.0.113.1/32', people: 4, reason: expect.stringMatching(/^AS39351 Mullvad .*VPN/) },
    ]);
  });

  it('in a network of rented machines but the address that is used', () => {
    const one = crowd(['203.0.113.1'], 4, 3, { asn: '16509' });
    const neighbour = crowd(['203.0.113.200'], 1, 3, { asn: '16509', person: 'p9@contoso.com' });
    expect(networks([...one, ...neighbour])).toEqual(['203.0.113.1/32']);
    const scattered = [1, 2, 3].flatMap((i) => crowd([`203.0.113.${i}`], 1, 3, { asn: '16509', person: `p${i}` }));
    expect(suggest(scattered)).toMatchObject({
      trustedEgress: [],
      leftOut: [{ reason: expect.stringMatching(/rented machines/) }],
    });
  });
});

it('a room is an account that signs in by device code and no other way, on several days', () => {
  const code = { byDeviceCode: true, isManagedComputer: false };
  const { roomAccounts } = suggest([
    ...crowd(['198.51.100.1'], 1, 4, { ...code, person: 'room@contoso.com' }),
    ...crowd(['198.51.100.1'], 1, 1, { ...code, person: 'once@contoso.com' }),
    ...crowd(['198.51.100.1'], 1, 4, { ...code, person: '3a6c1f58-0d0b-4c2e-9a51-7f1f2d1f0a11' }),
    ...crowd(['198.51.100.1'], 1, 4, { ...code, person: 'ann@contoso.com' }),
    ...crowd(['198.51.100.1'], 1, 1, { person: 'ann@contoso.com' }),
  ]);
  expect(roomAccounts).toEqual([{ account: 'room@contoso.com', days: 4 }]);
});

describe('what is printed', () => {
  const suggestion = suggest([
    ...crowd(['198.51.100.10', '198.51.100.12'], 5, 2),
    ...crowd(['2001:db8:1:2::5'], 3, 2, { asn: '' }),
    ...crowd(['203.0.113.1'], 4, 3, { asn: '39351' }),
    ...crowd(['198.51.100.1'], 1, 4, { byDeviceCode: true, person: "o'room@contoso.com", isManagedComputer: false }),
  ]);
  const seen = { files: 1, rows: 99 };
  const lists = readRules([join(rulesFolder, 'watchlists')]).watchlists;

  it('as YAML can be pasted into an environment', () => {
    const source = YamlSource.parse('contoso.yaml', renderers.yaml(suggestion, LIMITS, seen));
    const { watchlists, problems } = resolveWatchlists(
      {
        watchlists: (source.value as { watchlists: Record<string, object> }).watchlists,
        locate: source.at.bind(source),
        resolvePath: (_, value) => value,
      },
      lists,
    );
    expect(problems).toEqual([]);
    const rows = (name: string) => watchlists.find(({ alias }) => alias === name)!.rows;
    expect(rows('TrustedEgress')).toEqual([
      { Network: '198.51.100.8/29', Name: 'AS2119, 5 people on managed computers (5), on 2 days' },
      { Network: '2001:db8:1:2::/64', Name: '3 people on managed computers (3), on 2 days' },
    ]);
    expect(rows('RoomAccounts')).toEqual([{ UserPrincipalName: "o'room@contoso.com", Name: '' }]);
    expect(renderers.yaml(suggest([]), LIMITS, seen)).toBe('watchlists: {}');
  });

  it('as CSV is the file of the watchlist', () => {
    const { records, mistakes } = parseCsv(renderers.csv(suggestion, LIMITS, seen));
    expect(mistakes).toEqual([]);
    expect(records[0]!.map(({ text }) => text)).toEqual(['Network', 'Name']);
    for (const [network] of records.slice(1)) expect(networkProblem(network!.text)).toBeUndefined();
    expect(records).toHaveLength(3);
  });

  it('as JSON holds all of it, and for people the reasons', () => {
    expect(JSON.parse(renderers.json(suggestion, LIMITS, seen))).toEqual({ limits: LIMITS, seen, ...suggestion });
    const text = renderers.pretty(suggestion, LIMITS, seen);
    for (const found of [
      '2001:db8:1:2::/64',
      "o'room@contoso.com",
      '203.0.113.1/32, 4 people, AS39351 Mullvad',
      '99 rows',
    ])
      expect(text).toContain(found);
    expect(reasonOf(suggestion.trustedEgress[0]!)).toContain('AS2119');
  });
});
