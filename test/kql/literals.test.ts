import fc from 'fast-check';
import { reported } from './ask';

const refused = (literal: string) => reported(`SigninLogs | extend x = ${literal}`);

test.each([
  'datetime(2026-01-31)',
  'datetime(2026-1-5)',
  'datetime(2026)',
  'datetime(2026-02)',
  'datetime(2024-02-29T23:59:59.9999999Z)',
  "datetime('2026-01-31 08:20')",
  'datetime("2026-01-31T08:20:00+01:00")',
  'datetime(20260131)',
  'datetime(Sat, 8 Nov 14 15:05:02 GMT)',
  'datetime(8 Nov 2014 15:05)',
  'datetime(12/31/2026)',
  'datetime(12/31/2026 10:20:30 PM)',
  'datetime(now)',
  'datetime(null)',
  'datetime()',
  'date(2026-01-31)',
  'timespan(1h)',
  'timespan(-1.5d)',
  'timespan(15 seconds)',
  'timespan(2)',
  "timespan('12:30:00')",
  'timespan(1.12:30:00.5)',
  'time(3m)',
  'guid(74be27de-1e4e-49d9-b579-fe0b331d3642)',
  'guid("{74BE27DE-1E4E-49D9-B579-FE0B331D3642}")',
  'guid(74be27de1e4e49d9b579fe0b331d3642)',
  'int(-5)',
  'int(0x1F)',
  'long(9223372036854775807)',
  'real(1.5e-3)',
  'real(nan)',
  'real(-inf)',
  'decimal(0.1)',
  'bool(true)',
  'bool(0)',
  'bool(null)',
])('%s is a value', (literal) => {
  expect(refused(literal)).toEqual([]);
});

test.each([
  "datetime('yesterday')",
  'datetime(ago 1d)',
  'datetime(2026-13-01)',
  'datetime(2026-00-10)',
  'datetime(2026-02-30)',
  'datetime(2025-02-29)',
  'datetime(2026-04-31)',
  'datetime(2026-01-01T24:01)',
  'datetime(2026-01-01 10:60)',
  'datetime(0000-01-01)',
  'datetime(20261301)',
  'datetime(13/32/2026)',
  'datetime(32 Jan 2026)',
  "timespan('one hour')",
  'timespan(1 fortnight)',
  'timespan(25:61:00)',
  'guid(x)',
  'guid(74be27de-1e4e-49d9-b579)',
  'guid(zzzzzzzz-1e4e-49d9-b579-fe0b331d3642)',
  'int(abc)',
  'int(99999999999)',
  'long(9223372036854775808)',
  'real(x)',
  'decimal(1,5)',
  'bool(maybe)',
])('%s is none', (literal) => {
  expect(refused(literal)).toEqual([`literal: ${literal}`]);
});

test('every instant is a value in each form, and none in a month behind December', () => {
  const instant = fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true });
  fc.assert(
    fc.property(instant, fc.integer({ min: 13, max: 99 }), (date, month) => {
      const text = date.toISOString();
      for (const form of [text, text.slice(0, 10), text.slice(0, 16), text.replace('T', ' ').replace('Z', '')])
        expect(refused(`datetime(${form})`)).toEqual([]);
      expect(refused(`datetime(${text.slice(0, 5)}${month}${text.slice(7, 10)})`)).toHaveLength(1);
    }),
    { numRuns: 25 },
  );
});
