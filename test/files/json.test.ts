import fc from 'fast-check';
import { parseJson } from '../../lib/files/json';

describe('JSON', () => {
  it('is read, with comments too', () => {
    const text = '// a "comment"\n{ "a": "// none", /* "x": */ "b": [1, "\\"/*"] }';
    expect(parseJson(text)).toEqual({ value: { a: '// none', b: [1, '"/*'] } });
  });

  it.each<[string, number, number, string]>([
    ['{"a":}', 1, 6, 'it is malformed here'],
    ['{\n  "a": 1,\n}', 3, 1, 'it is malformed here'],
    ['// c\n{"a": /* y */ 1,\n "b": [1 2]}', 3, 10, 'it is malformed here'],
    ['{"a": tru}', 1, 7, 'it is malformed here'],
    ['{"a": "\\x"}', 1, 8, 'it is malformed here'],
    ['{"a": "\u0007"}', 1, 8, 'it is malformed here'],
    ['[1] 2', 1, 5, 'it is malformed here'],
    ['{"secret": "hunter2', 1, 20, 'it ends too early'],
    ['', 1, 1, 'it ends too early'],
  ])('%j is refused at its place, and nothing of it is quoted', (text, line, column, reason) => {
    expect(parseJson(text)).toEqual({ reason, line, column });
  });

  it('nests only so deep, and never overflows', () => {
    for (const sign of ['[', '{"a":', '[{"a":'])
      expect(parseJson(sign.repeat(20_000))).toMatchObject({ reason: 'it nests deeper than 200 levels', line: 1 });
    expect(parseJson(`${'['.repeat(200)}${']'.repeat(200)}`)).toHaveProperty('value');
    expect(parseJson(JSON.stringify({ a: '['.repeat(20_000) }))).toHaveProperty('value');
  });

  it('agrees with the engine on every text', () => {
    const piece = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      '"',
      '\\',
      ',',
      ':',
      '1',
      '-',
      '.5',
      'e3',
      'true',
      ' ',
      '\n',
      'a',
      'é',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.json(),
          fc.array(piece, { maxLength: 12 }).map((parts) => parts.join('')),
        ),
        (text) => {
          let expected: object;
          try {
            expected = { value: JSON.parse(text) };
          } catch {
            expected = { reason: expect.any(String), line: expect.any(Number), column: expect.any(Number) };
          }
          expect(parseJson(text)).toEqual(expected);
        },
      ),
      { numRuns: 1000 },
    );
  });
});
