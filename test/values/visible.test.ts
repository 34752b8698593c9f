import fc from 'fast-check';
import { visible, visibleLines } from '../../lib/values/visible';

test.each([
  ['a\nb\r\tc', 'a\\nb\\r\\tc'],
  ['\u001b[31mred\u0007', '\\u001b[31mred\\u0007'],
  ['\u009b2J\u0085', '\\u009b2J\\u0085'],
  ['a\u2028b\u2029c', 'a\\u2028b\\u2029c'],
  ['abc\u202etxt.exe\u2066', 'abc\\u202etxt.exe\\u2066'],
  ['zero\u200bwidth\ufeff', 'zero\\u200bwidth\\ufeff'],
  ['tag\u{e0041}', 'tag\\u{e0041}'],
  ['half \ud800', 'half \\ud800'],
  ['Müller ’ 日本 👩‍💻 C:\\new', 'Müller ’ 日本 👩‍💻 C:\\new'],
])('%j is shown as %j', (text, shown) => {
  expect(visible(text)).toBe(shown);
  expect(visible(shown)).toBe(shown);
});

test('line breaks and tabs stay where lines are shown', () => {
  expect(visibleLines('a\n\tb\r\n\u001b[2J')).toBe('a\n\tb\\r\n\\u001b[2J');
});

test('nothing that acts comes out, whatever goes in', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(visible(text)).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\p{Bidi_Control}\p{Noncharacter_Code_Point}]/u);
    }),
    { numRuns: 1000 },
  );
});
