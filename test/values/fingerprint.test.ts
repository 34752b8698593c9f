import { canonical, fingerprint } from '../../lib/values/fingerprint';

test('the order of keys does not matter, at any depth', () => {
  expect(fingerprint({ a: 1, b: { c: [1, { d: 2, e: 3 }] } })).toBe(
    fingerprint({ b: { c: [1, { e: 3, d: 2 }] }, a: 1 }),
  );
});

test.each([
  [{ a: 1 }, { a: '1' }],
  [
    [1, 2],
    [2, 1],
  ],
  [{ a: null }, {}],
  [{ a: [] }, { a: {} }],
  ['a', ['a']],
  [JSON.parse('{"__proto__": 1}'), {}],
])('%j and %j differ', (one, other) => {
  expect(fingerprint(one)).not.toBe(fingerprint(other));
});

test('what is undefined is not there', () => {
  expect(canonical({ a: undefined, b: [1] })).toBe('{"b":[1]}');
});

test('it is 32 hexadecimal digits', () => {
  expect(fingerprint('x')).toMatch(/^[0-9a-f]{32}$/);
});
