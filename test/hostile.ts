/** Values that a stranger may put where a text, a number or a list is meant. */
export const hostileValues: readonly unknown[] = [
  { toString: { valueOf: 1 }, valueOf: 2 },
  [{ toString: 1 }],
  JSON.parse('{"__proto__": {"toString": 1}}'),
  JSON.parse('[{"constructor": {"name": {}}, "name": {"toString": 1}, "value": {"toString": 2}}, null, 3, {}]'),
  'constructor',
  'toString',
  '__proto__',
  1e300,
  -1,
  'n'.repeat(300),
  '9999-99-99T99:99:99Z',
  '+275760-09-13T00:00:01Z',
  '-999999999999d',
  '[concat(',
  '{{x}} ${x}',
  [null, [[]]],
  {},
  [],
  true,
];

/** What no message says. */
export const SAYS_NOTHING = /\[object |\bundefined\b/;
