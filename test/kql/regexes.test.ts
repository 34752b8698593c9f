import fc from 'fast-check';
import { loadKusto } from '../../lib/kql/engine/language/kusto';
import { readLiteral } from '../../lib/kql/engine/language/literal';
import { Query } from '../../lib/kql/engine/language/query';
import { readReport, regexMistake } from '../../lib/kql/engine/language/rust-regex';
import { Symbols } from '../../lib/kql/engine/language/symbols';
import { noDeclarations } from '../../lib/kql/model/declarations';
import { codes, reported } from './ask';

const refused = (expression: string) => reported(`SigninLogs | extend x = ${expression}`);

test.each([
  '(?x) a b # a remark',
  '[a&&b]',
  '[a-z--[aeiou]]',
  '\\u{41}',
  '(?i)\\bpowershell\\b',
  '(?P<name>a)|(?<other>b)',
  '\\p{Greek}+?',
  '\\A.*\\z',
  'a{2,5}[[:alpha:]]',
])('%s is taken', (pattern) => {
  expect(regexMistake(pattern)).toBeUndefined();
  expect(codes(`SigninLogs | where UserAgent matches regex @"${pattern}"`)).toEqual([]);
});

test.each([
  ['(unclosed', '(', 'unclosed group'],
  ['a(?=b)', '(?=', 'look-around'],
  ['a(?<!b)c', '(?<!', 'look-around'],
  ['a\\Z', '\\Z', 'unrecognized escape'],
  ['(a)b\\1', '\\1', 'backreferences'],
  ['a{3,1}', '{3,1}', 'repetition'],
  ['*a', '*', 'repetition'],
  ['[z-a]', 'z-a', 'range'],
  ['(?P<n>a)(?P<n>b)', 'n', 'duplicate'],
  ['a(?>b)', '>', 'flag'],
  ['é😀(c', '(', 'unclosed'],
  ['a\n(b\nc', '(', 'unclosed'],
  ['a\nb(?=c)\nd', '(?=', 'look-around'],
])('%j is refused at %j', (pattern, text, reason) => {
  const mistake = regexMistake(pattern)!;
  expect(mistake.reason).toContain(reason);
  expect(pattern.slice(mistake.start, mistake.end)).toBe(text);
  expect(pattern.lastIndexOf(text)).toBe(mistake.start);
});

test('an expression that only grows too big is not refused: how big Kusto lets it become is not known', () => {
  expect(regexMistake('\\w{1000}{1000}')).toBeUndefined();
});

test('a report of a form that is not known points at the whole', () => {
  expect(readReport('regex parse error:\n    x\nerror: odd', 'x(y')).toEqual({ reason: 'odd', start: 0, end: 3 });
});

test('every function that takes one is looked at, and no other argument', () => {
  const found = ['regular-expression: ('];
  expect(refused('extract("(a", 1, UserAgent)')).toEqual(found);
  expect(refused('extract_all("(a", UserAgent)')).toEqual(found);
  expect(refused('extract_all("(a", dynamic([1]), UserAgent)')).toEqual(found);
  expect(refused('replace_regex(UserAgent, "(a", "")')).toEqual(found);
  expect(refused('replace_regex(UserAgent, "a", "(")')).toEqual([]);
  expect(refused('trim("(a", UserAgent)')).toEqual(found);
  expect(refused('trim_end("(a", UserAgent)')).toEqual(found);
  expect(refused('indexof_regex(UserAgent, "(a")')).toEqual(found);
  expect(refused('countof(UserAgent, "(a", "regex")')).toEqual(found);
  expect(refused('countof(UserAgent, "(a")')).toEqual([]);
  expect(refused('replace_string(UserAgent, "(a", "")')).toEqual([]);
  expect(refused('indexof(UserAgent, "(a")')).toEqual([]);
});

test('literals of every kind are read, constants and what is put together of them too', () => {
  const where = (pattern: string) => reported(`SigninLogs | where UserAgent matches regex ${pattern}`);
  expect(where(`@'a\\d(?=b)'`)).toEqual(['regular-expression: (?=']);
  expect(where(`h"a\\\\d(?=b)"`)).toEqual(['regular-expression: (?=']);
  expect(where(`h@"say ""\\d(?=b)"""`)).toEqual(['regular-expression: (?=']);
  expect(where('"(\\\\d)\\\\1"')).toEqual(['regular-expression: \\\\1']);
  expect(where('"\\u00e9\\t(b"')).toEqual(['regular-expression: (']);
  expect(where('```a\n(b```')).toEqual(['regular-expression: (']);
  expect(where('"a" "(b"')).toEqual(['regular-expression: (']);
  expect(where('strcat("a", "(b")')).toEqual(['regular-expression: (']);
  expect(where('strcat("a", UserId, "(b")')).toEqual([]);
  const twice = 'let p = @"a\\Z"; let q = p; SigninLogs | where UserAgent matches regex q or UserId matches regex p';
  expect(reported(twice)).toEqual(['regular-expression: \\Z']);
});

test('a text that is doubled at every step is given up, not built', () => {
  const steps = Array.from({ length: 60 }, (_, i) => `let p${i + 1} = strcat(p${i}, p${i});`).join(' ');
  expect(reported(`let p0 = "(aaaa"; ${steps} SigninLogs | where UserAgent matches regex p60`)).toEqual([]);
});

test('the parts of a pattern to parse by are one expression', () => {
  const parse = (rest: string) => reported(`SigninLogs | parse ${rest}`);
  expect(parse('kind=regex UserAgent with * "a(b" x: string "c)" y')).toEqual([]);
  expect(parse('kind=regex flags=Ui UserAgent with * @"a\\Z" x "c" y')).toEqual(['regular-expression: \\Z']);
  expect(parse('kind=regex UserAgent with * "a" x: string "(c" y: long')).toEqual(['regular-expression: (']);
  expect(parse('UserAgent with * "(a" x')).toEqual([]);
  expect(parse('kind=relaxed UserAgent with * "(a" x')).toEqual([]);
  expect(reported('SigninLogs | parse-where kind=regex UserAgent with * "(a" x')).toEqual(['regular-expression: (']);
});

/** Texts in which what matters to literals and to regular expressions is frequent. */
const signs = fc.constantFrom(...'()[]{}?*+|\\^$.&-~:#"\'`axu0AZ19,<>=!é\n\t');
const part = fc.oneof(signs, fc.constant('😀'), fc.string({ unit: 'grapheme', maxLength: 2 }));
const anyText = fc.array(part, { maxLength: 30 }).map((parts) => parts.join(''));

test('of any text it is said whether it is an expression, with a place inside of it', () => {
  fc.assert(
    fc.property(anyText, (pattern) => {
      const mistake = regexMistake(pattern);
      if (!mistake) return;
      expect(mistake.reason).not.toBe('');
      expect(mistake.start).toBeGreaterThanOrEqual(0);
      expect(mistake.end).toBeGreaterThan(mistake.start);
      expect(mistake.start).toBeLessThanOrEqual(pattern.length);
    }),
    { numRuns: 500 },
  );
});

test('a literal is read as the language service reads it', () => {
  const kusto = loadKusto();
  const symbols = new Symbols(kusto, noDeclarations);
  const oneLine = anyText.map((text) => text.replace(/[\r\n\u2028\u2029\u0085]/g, ' '));
  const escaped = (text: string) => JSON.stringify(text);
  const literals: ((text: string) => string)[] = [
    escaped,
    (text) => `h${escaped(text)}`,
    (text) => `@"${text.replaceAll('"', '""')}"`,
    (text) => `h@'${text.replaceAll("'", "''")}'`,
  ];
  fc.assert(
    fc.property(oneLine, fc.constantFrom(...literals), (text, write) => {
      const literal = write(text);
      const query = new Query(kusto, symbols, { text: `print ${literal}` });
      const [node] = query.all('StringLiteralExpression');
      const { value, places } = readLiteral(literal, 6);
      expect(value).toBe(text);
      expect(node?.LiteralValue).toBe(value);
      expect(places).toHaveLength(value.length);
      const ends = places.flat();
      expect([...ends].sort((a, b) => a - b)).toEqual(ends);
      for (const [i, unit] of text.split('').entries())
        if (/[a-z()]/.test(unit)) expect(literal.slice(places[i]![0] - 6, places[i]![1] - 6)).toBe(unit);
    }),
    { numRuns: 200 },
  );
});
