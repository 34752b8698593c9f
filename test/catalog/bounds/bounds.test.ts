import { within, words } from '../../../lib/catalog/bounds/bound';
import { diagnosticsForms } from '../../../lib/catalog/bounds/diagnostics';
import { ruleBounds, ruleForms } from '../../../lib/catalog/bounds/rules';
import { watchlistForms } from '../../../lib/catalog/bounds/watchlists';
import {
  isTotalRetention,
  totalRetentionSteps,
  workspaceBounds,
  workspaceForms,
} from '../../../lib/catalog/bounds/workspace';
import { parseDuration } from '../../../lib/values/duration';
import { allForms, allLists, allRanges } from './all-bounds';

test('every bound, form and list of the catalog is found', () => {
  expect(allRanges.map(({ name }) => name)).toContain('workspace.workspaceBounds.retentionDays');
  expect(allForms.map(({ name }) => name)).toContain('watchlists.watchlistForms.alias');
  expect(allLists.map(({ name }) => name)).toContain('rules.severities');
  expect([allRanges.length, allForms.length, allLists.length].every((n) => n >= 10)).toBe(true);
});

test.each(allRanges)(
  '$name has an end, its least below its greatest, and a source',
  ({ value: { min, max, source } }) => {
    expect(min ?? max).toBeDefined();
    expect(min ?? -1).toBeLessThan(max ?? Number.POSITIVE_INFINITY);
    expect(source).not.toBe('');
  },
);

test.each(allForms)(
  '$name refuses the empty text, and has words and a source',
  ({ value: { pattern, form, source } }) => {
    expect('').not.toMatch(pattern);
    expect(pattern.flags).not.toMatch(/[gy]/);
    expect(form).not.toBe('');
    expect(source).not.toBe('');
  },
);

test.each(allLists)('$name lists each value once', ({ value }) => {
  expect(new Set(value).size).toBe(value.length);
});

test.each([
  [workspaceBounds.retentionDays, 'between 30 and 730 days'],
  [ruleBounds.displayName, 'at most 256 characters'],
  [ruleBounds.frequency, 'between 5m and 14d'],
  [ruleBounds.threshold, 'between 0 and 10000'],
  [{ min: 1, unit: 'log categories' }, 'at least 1 log categories'],
])('%j reads "%s"', (bound, text) => {
  expect(words(bound)).toBe(text);
});

test.each([
  [29, false],
  [30, true],
  [730, true],
  [731, false],
  [30.5, false],
  [Number.NaN, false],
])('%p days of retention: %p', (days, taken) => {
  expect(within(workspaceBounds.retentionDays, days)).toBe(taken);
});

test('lengths of time are in seconds', () => {
  expect(ruleBounds.frequency.min).toBe(parseDuration('PT5M'));
  expect(ruleBounds.period.max).toBe(parseDuration('P14D'));
  expect(ruleBounds.suppression.max).toBe(parseDuration('PT24H'));
  expect(ruleBounds.groupingLookback.max).toBe(parseDuration('7d'));
});

test('long-term retention comes in whole years, up to the greatest', () => {
  for (const days of totalRetentionSteps)
    expect(Math.abs(days - Math.round(days / 365.25) * 365.25)).toBeLessThanOrEqual(1);
  expect(totalRetentionSteps.at(-1)).toBe(workspaceBounds.totalRetentionDays.max);
  expect([730, 731, 1095, 1096].map(isTotalRetention)).toEqual([true, false, true, false]);
});

test.each([
  [
    'watchlist alias',
    watchlistForms.alias,
    ['VIPUsers', 'abc', 'Egress networks_2-b'],
    ['ab', '-abc', 'abc_', 'a.b.c', 'x'.repeat(65)],
  ],
  ['workspace', workspaceForms.name, ['log-contoso', 'abcd'], ['abc', '-abcd', 'a'.repeat(64)]],
  ['technique', ruleForms.technique, ['T1078'], ['T1078.004', 't1078']],
  ['custom detail', ruleForms.customDetail, ['Ip', 'a'.repeat(20)], ['1st', '_x', 'a'.repeat(21), 'a b']],
  [
    'rule of an event hub namespace',
    diagnosticsForms.hubRule,
    ['entra-diagnostics', 'a', 'RootManageSharedAccessKey2'],
    ['RootManageSharedAccessKey', 'rootmanagesharedaccesskey', '-a', 'a'.repeat(51)],
  ],
])('a %s is taken or refused by its form', (_, { pattern }, taken, refused) => {
  expect(taken.filter((text) => !pattern.test(text))).toEqual([]);
  expect(refused.filter((text) => pattern.test(text))).toEqual([]);
});
