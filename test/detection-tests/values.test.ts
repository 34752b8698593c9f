import fc from 'fast-check';
import { DEFAULT_NOW } from '../../lib/detection-tests/time';
import { fitCell, kqlLiteral, kqlString } from '../../lib/detection-tests/values';

const cell = (value: unknown, type: string) => fitCell(value, type, DEFAULT_NOW);

describe('a value of a sample row', () => {
  it.each([
    ['string', 'x', 'x'],
    ['string', 'at {{-30m}}', 'at 2026-09-16T11:30:00Z'],
    ['datetime', '-30m', '2026-09-16T11:30:00Z'],
    ['datetime', '2026-09-01', '2026-09-01T00:00:00Z'],
    ['bool', false, false],
    ['int', -3, -3],
    ['long', 2 ** 40, 2 ** 40],
    ['real', 1.5, 1.5],
    ['guid', 'AAAAAAAA-0000-4000-8000-000000000001', 'aaaaaaaa-0000-4000-8000-000000000001'],
    ['timespan', '1h', 3600],
  ])('of type %s is taken: %p', (type, value, expected) => {
    expect(cell(value, type)).toEqual({ value: expected });
  });

  it.each([
    ['string', 0, "text: write '0' in quotes"],
    ['string', true, "text: write 'true' in quotes"],
    ['datetime', 'yesterday', /instant/],
    ['datetime', 5, /instant/],
    ['bool', 'true', /true or false/],
    ['int', '3', /whole number/],
    ['int', 2 ** 31 + 1, /whole number/],
    ['long', 1.5, /whole number/],
    ['real', '1.5', /number/],
    ['guid', 'x', /GUID/],
    ['timespan', 3, /timespan/],
  ])('of type %s is refused: %p', (type, value, wanted) => {
    const fitted = cell(value, type);
    expect('expected' in fitted ? fitted.expected : fitted).toEqual(
      typeof wanted === 'string' ? wanted : expect.stringMatching(wanted),
    );
  });

  it('may be a structure in a string column, which then holds its JSON text', () => {
    expect(cell({ deviceId: '', at: '{{-0m}}' }, 'string')).toEqual({
      value: '{"deviceId":"","at":"2026-09-16T12:00:00Z"}',
    });
  });

  it('may be anything in a dynamic column, a text staying a text', () => {
    expect(cell('{"a":1}', 'dynamic')).toEqual({ value: '{"a":1}' });
    expect(cell([1, { a: ['{{-0m}}'] }], 'dynamic')).toEqual({ value: [1, { a: ['2026-09-16T12:00:00Z'] }] });
  });

  it('may be missing in a column of any type', () => {
    for (const type of ['string', 'datetime', 'dynamic', 'int', 'bool'])
      expect(cell(null, type)).toEqual({ value: null });
  });
});

describe('KQL literals', () => {
  it('are written by type', () => {
    expect(kqlLiteral("it's", 'string')).toBe("'it\\'s'");
    expect(kqlLiteral(null, 'string')).toBe("''");
    expect(kqlLiteral(null, 'dynamic')).toBe('dynamic(null)');
    expect(kqlLiteral('2026-09-16T12:00:00Z', 'datetime')).toBe('datetime(2026-09-16T12:00:00Z)');
    expect(kqlLiteral(90, 'timespan')).toBe('timespan(00:01:30)');
    expect(kqlLiteral(false, 'bool')).toBe('false');
    expect(kqlLiteral(3, 'long')).toBe('long(3)');
    expect(kqlLiteral({ a: ["it's"] }, 'dynamic')).toBe('dynamic({"a":["it\'s"]})');
  });

  it('hold any text on one line, and give it back', () => {
    const unescaped = (literal: string) =>
      literal
        .slice(1, -1)
        .replace(/\\(?:u([0-9a-f]{4})|(.))/g, (_, code, plain) =>
          code ? String.fromCharCode(Number.parseInt(code, 16)) : plain,
        );
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const literal = kqlString(text);
        expect(literal).not.toMatch(/[\r\n\u2028\u2029]/);
        expect(unescaped(literal)).toBe(text);
      }),
    );
  });
});
