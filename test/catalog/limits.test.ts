import * as limits from '../../lib/catalog/limits';
import { parseDuration } from '../../lib/values/duration';

test('lengths of time are in seconds', () => {
  expect(limits.FREQUENCY_MIN).toBe(parseDuration('PT5M'));
  expect(limits.PERIOD_MAX).toBe(parseDuration('P14D'));
  expect(limits.SUPPRESSION_MAX).toBe(parseDuration('PT24H'));
  expect(limits.GROUPING_LOOKBACK_MAX).toBe(parseDuration('7d'));
});

test('no least value lies above its greatest', () => {
  const values: Record<string, unknown> = limits;
  const pairs = Object.keys(values).filter((name) => /_MIN(_|$)/.test(name) && values[name.replace('_MIN', '_MAX')]);
  expect(pairs.length).toBeGreaterThan(8);
  for (const least of pairs)
    expect(values[least] as number).toBeLessThan(values[least.replace('_MIN', '_MAX')] as number);
});

test.each(['VIPUsers', 'abc', 'Egress networks_2-b'])('%p may be the alias of a watchlist', (alias) => {
  expect(alias).toMatch(limits.WATCHLIST_ALIAS_PATTERN);
});

test.each(['ab', '-abc', 'abc_', 'a.b.c', 'x'.repeat(65), ''])('%p may not', (alias) => {
  expect(alias).not.toMatch(limits.WATCHLIST_ALIAS_PATTERN);
});

test('long-term retention comes in whole years', () => {
  for (const days of limits.TABLE_TOTAL_RETENTION_STEPS_DAYS)
    expect(Math.abs(days - Math.round(days / 365.25) * 365.25)).toBeLessThanOrEqual(1);
});
