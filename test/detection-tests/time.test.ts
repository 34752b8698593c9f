import fc from 'fast-check';
import { DEFAULT_NOW, expandInstants, isoInstant, parseInstant, parseTimespan } from '../../lib/detection-tests/time';
import { formatTimespan } from '../../lib/detection-tests/values';

const now = DEFAULT_NOW;
const iso = (text: string) => {
  const instant = parseInstant(text, now);
  return instant && isoInstant(instant);
};

describe('instants of sample events', () => {
  it('are taken from now back and forth, in days, hours, minutes and seconds', () => {
    expect(iso('-30m')).toBe('2026-09-16T11:30:00Z');
    expect(iso('-1d2h')).toBe('2026-09-15T10:00:00Z');
    expect(iso('-0m')).toBe('2026-09-16T12:00:00Z');
    expect(iso('+1.5h')).toBe('2026-09-16T13:30:00Z');
    expect(iso('-90s')).toBe('2026-09-16T11:58:30Z');
  });

  it('are UTC in ISO 8601 unless an offset says otherwise', () => {
    expect(iso('2026-01-02')).toBe('2026-01-02T00:00:00Z');
    expect(iso('2026-01-02T03:04')).toBe('2026-01-02T03:04:00Z');
    expect(iso('2026-01-02 03:04:05.25')).toBe('2026-01-02T03:04:05.250Z');
    expect(iso('2026-01-02T03:04:05+02:00')).toBe('2026-01-02T01:04:05Z');
  });

  it.each(['', '30m', '-', '-30', '-30x', 'yesterday', '2026-13-01', '2026-01-02T25:00:00Z'])('%p is none', (text) => {
    expect(iso(text)).toBeUndefined();
  });

  it('stand inside any text between double braces', () => {
    expect(expandInstants('["{{-1d}}","{{ +1h }}"]', now)).toBe('["2026-09-15T12:00:00Z","2026-09-16T13:00:00Z"]');
    expect(expandInstants('{{name}} {{-x}}', now)).toBe('{{name}} {{-x}}');
  });

  it('lie as far from now as they say', () => {
    fc.assert(
      fc.property(fc.nat(30), fc.nat(23), fc.nat(59), (d, h, m) => {
        const instant = parseInstant(`-${d}d${h}h${m}m`, now)!;
        expect(now.getTime() - instant.getTime()).toBe(((d * 24 + h) * 60 + m) * 60_000);
      }),
    );
  });
});

describe('timespans', () => {
  it('are read in the short form and in the form of a clock', () => {
    expect(parseTimespan('1d2h')).toBe(93_600);
    expect(parseTimespan('1.02:00:00')).toBe(93_600);
    expect(parseTimespan('-00:00:01.5')).toBe(-1.5);
    expect(parseTimespan('soon')).toBeUndefined();
  });

  it('survive being written as KQL', () => {
    fc.assert(
      fc.property(fc.integer({ min: -10_000_000, max: 10_000_000 }), (tenths) => {
        expect(parseTimespan(formatTimespan(tenths / 10))).toBeCloseTo(tenths / 10, 6);
      }),
    );
  });
});
