import type { ColumnType, WatchlistColumn } from '../../../../lib/rules/kinds/watchlist/format';
import { checkCell } from '../../../../lib/rules/kinds/watchlist/values';
import { networkProblem, parseAddress } from '../../../../lib/values/networks';

const column = (type: ColumnType, more: Partial<WatchlistColumn> = {}): WatchlistColumn => ({
  name: 'C',
  type,
  required: false,
  values: [],
  ...more,
});
const check = (type: ColumnType, text: string) => checkCell(column(type), text);

describe('a cell', () => {
  it.each<[ColumnType, string, string]>([
    ['text', ' x Y ', 'x Y'],
    ['upn', 'Ann@Contoso.com', 'ann@contoso.com'],
    ['upn', 'bob_fabrikam.com#EXT#@contoso.onmicrosoft.com', 'bob_fabrikam.com#ext#@contoso.onmicrosoft.com'],
    ['guid', '3F2B8C1E-0D4A-4A57-9C55-0F6A1F0B7A11', '3f2b8c1e-0d4a-4a57-9c55-0f6a1f0b7a11'],
    ['domain', 'Contoso.COM', 'contoso.com'],
    ['ip', '2001:DB8::17', '2001:db8::17'],
    ['ip', '203.0.113.7', '203.0.113.7'],
    ['cidr', '198.51.100.0/24', '198.51.100.0/24'],
    ['cidr', '203.0.113.7/32', '203.0.113.7/32'],
    ['cidr', '2001:DB8::/32', '2001:db8::/32'],
    ['cidr', '0.0.0.0/0', '0.0.0.0/0'],
    ['network', 'as14061', 'AS14061'],
    ['network', 'AS4294967294', 'AS4294967294'],
    ['network', '2001:DB8::/32', '2001:db8::/32'],
    ['datetime', '2026-01-31', '2026-01-31'],
    ['datetime', '2026-01-31T12:00:00Z', '2026-01-31T12:00:00Z'],
  ])('%s takes %j', (type, text, value) => expect(check(type, text)).toEqual({ value }));

  it.each<[ColumnType, string]>([
    ['upn', 'ann'],
    ['network', '14061'],
    ['network', 'AS0'],
    ['network', 'AS014061'],
    ['network', 'AS4294967295'],
    ['network', 'AS 14061'],
    ['network', 'ASN14061'],
    ['network', '198.51.100.7'],
    ['network', '198.51.100.7/24'],
    ['upn', 'ann@contoso'],
    ['upn', 'ann@@contoso.com'],
    ['upn', 'ann smith@contoso.com'],
    ['guid', '3f2b8c1e-0d4a-4a57-9c55'],
    ['domain', 'https://contoso.com'],
    ['domain', 'contoso'],
    ['domain', '-contoso.com'],
    ['ip', '203.0.113.256'],
    ['ip', '203.0.113.0/24'],
    ['cidr', '203.0.113.7'],
    ['cidr', '203.0.113.7/24'],
    ['cidr', '203.0.113.0/33'],
    ['cidr', '2001:db8::/129'],
    ['cidr', '2001:db8::1/64'],
    ['cidr', '203.0.113.0/x'],
    ['datetime', '31.01.2026'],
    ['datetime', '2026-13-01'],
  ])('%s refuses %j', (type, text) => expect(check(type, text)).toEqual({ expected: expect.any(String) }));

  it('of a closed set takes its values in any case, and no others', () => {
    const kind = column('text', { values: ['ip', 'userAgent'] });
    expect(checkCell(kind, 'USERAGENT')).toEqual({ value: 'userAgent' });
    expect(checkCell(kind, 'mail')).toEqual({ expected: 'one of ip, userAgent' });
  });
});

describe('a network', () => {
  it.each([
    ['203.0.113.7/24', '203.0.113.0/24'],
    ['2001:db8:0:1::5/64', '2001:db8:0:1::/64'],
    ['2001:db8::1/32', '2001:db8::/32'],
    ['::1/0', '::/0'],
    ['::ffff:203.0.113.7/120', '::ffff:cb00:7100/120'],
  ])('%s is corrected to %s', (text, network) => expect(networkProblem(text)).toMatch(new RegExp(`is ${network}$`)));

  it.each([
    ['203.0.113.7', '203.0.113.7/32'],
    ['2001:db8::1', '2001:db8::1/128'],
  ])('%s lacks its prefix: %s', (text, network) => expect(networkProblem(text)).toContain(network));

  it('is compared by value, however it is spelled', () => {
    expect(parseAddress('2001:db8:0:0:0:0:0:1')).toEqual(parseAddress('2001:DB8::1'));
    expect(parseAddress('::ffff:203.0.113.7')).toEqual(parseAddress('::ffff:cb00:7107'));
    expect(parseAddress('1.2.3')).toBeUndefined();
  });
});
