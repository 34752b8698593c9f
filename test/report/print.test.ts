import fc from 'fast-check';
import { json, jsonPieces, lazily } from '../../lib/report/json';
import { shown } from '../../lib/report/print';
import { paint } from '../../lib/report/terminal';

test('what acts on a terminal is written out, our own lines and colours stay', () => {
  process.env.FORCE_COLOR = '1';
  try {
    const text = `${paint('red', 'error')} \u001b[2Jname\u202e\u009b1m\n  below\r`;
    expect(shown(text)).toBe('\u001b[31merror\u001b[39m \\u001b[2Jname\\u202e\\u009b1m\n  below\\r');
  } finally {
    delete process.env.FORCE_COLOR;
  }
});

test.each([
  ['::error file=a::x', '\\::error file=a::x'],
  ['a\n  ::set-output name=x::y', 'a\n  \\::set-output name=x::y'],
  ['a ##vso[task.setvariable variable=x]y', 'a #\\#vso[task.setvariable variable=x]y'],
  ['##[error]x ## heading', '#\\#[error]x ## heading'],
  ['a::b', 'a::b'],
])('no line is a command for the log of a pipeline: %j', (text, expected) => {
  expect(shown(text)).toBe(expected);
});

test('what has the form of a secret is not printed', () => {
  expect(shown(`got AK${'IA'}ABCDEFGHIJ234567`)).toBe('got [secret]');
});

test('JSON says the same with nothing in it that acts', () => {
  const hostile = { '\u009b': 'a\u202eb\u2028', '##vso[x]': '::error::\n##[group]\u{e0041}', plain: 'Müller # ##' };
  const text = json(hostile);
  expect(JSON.parse(text)).toEqual(hostile);
  expect(text).not.toMatch(/[\u007f-\u009f\u2028\u202e]|##(?:vso)?\[|^\s*::/m);
  fc.assert(
    fc.property(fc.jsonValue(), (value) => expect(JSON.parse(json(value))).toEqual(JSON.parse(JSON.stringify(value)))),
    { numRuns: 300 },
  );
});

test('JSON in pieces is the same text', () => {
  fc.assert(
    fc.property(fc.array(fc.jsonValue()), fc.jsonValue(), (list, other) => {
      const value = (items: unknown) => ({ first: other, a: [{ items, none: undefined, last: list }], '##[x]': null });
      const pieces = [...jsonPieces(value(lazily(list, (item) => [item, 1])))];
      expect(pieces.join('')).toBe(json(value(list.flatMap((item) => [item, 1]))));
      // One item of the list at a time.
      expect(pieces.length).toBeGreaterThan(list.length * 2);
    }),
    { numRuns: 200 },
  );
});
