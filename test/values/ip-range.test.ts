import { isPublicIpv4Range } from '../../lib/values/ip-range';

test.each(['203.0.113.7', '203.0.113.0/24', '8.8.8.0/30', '172.32.0.1'])('%s may pass a firewall', (range) => {
  expect(isPublicIpv4Range(range)).toBe(true);
});

test.each(['10.1.2.3', '172.16.0.0/12', '192.168.0.1', '203.0.113.7/32', '256.1.1.1', '::1', 'contoso.com'])(
  '%s may not',
  (range) => {
    expect(isPublicIpv4Range(range)).toBe(false);
  },
);
