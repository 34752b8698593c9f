import fc from 'fast-check';
import { isGlob, matches } from '../../lib/values/glob';

test.each([
  ['contoso-prod', 'Contoso-Prod', true],
  ['contoso-*', 'contoso-prod', true],
  ['contoso-*', 'contoso', false],
  ['*', '', true],
  ['*-pro?', 'fabrikam-prod', true],
  ['*.rule_a', 'azurerm_sentinel_alert_rule.rule_a\nb', false],
  ['a.c', 'abc', false],
  ['*b*', 'a\nb\nc', true],
])('%s and %s: %s', (glob, text, expected) => expect(matches(glob, text)).toBe(expected));

test('a glob has the meaning of its regular expression', () => {
  const short = (characters: string) => fc.string({ unit: fc.constantFrom(...characters), maxLength: 8 });
  fc.assert(
    fc.property(short('ab*?'), short('ab'), (glob, text) => {
      const reference = new RegExp(`^${glob.replaceAll('*', '.*').replaceAll('?', '.')}$`);
      expect(matches(glob, text)).toBe(reference.test(text));
    }),
  );
});

test('many stars over a long text take no time', () => {
  const started = performance.now();
  expect(matches(`${'a*'.repeat(40)}b`, 'a'.repeat(20_000))).toBe(false);
  expect(performance.now() - started).toBeLessThan(1000);
});

test('only what holds a star or a question mark is a glob', () => {
  expect(['a*', 'a?', 'a.b'].map(isGlob)).toEqual([true, true, false]);
});
