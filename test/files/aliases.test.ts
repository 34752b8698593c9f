import { YamlSource } from '../../lib/files/source';

const read = (text: string) => {
  const { problems, value } = YamlSource.parse('file.yaml', text);
  return { value, told: problems.map(({ line, column, message }) => `${line}:${column} ${message}`) };
};

test.each([
  ['a list', 'a: &x\n  - 1\n  - *x\n', '3:5'],
  ['a map', 'a: &x { b: { c: *x } }\n', '1:17'],
  ['one of several', 'a: &x [1]\nb: [*x, *x]\nc: &y [*x, *y]\n', '3:12'],
])('an alias inside of what it refers to is refused: %s', (_, text, place) => {
  const { told, value } = read(text);
  expect(told).toEqual([expect.stringMatching(new RegExp(`^${place} .*an alias stands inside of what it refers to`))]);
  expect(value).toBeUndefined();
});

test.each([
  ['behind it', 'a: &x [1]\nb: *x\n', { a: [1], b: [1] }],
  ['of a name that was given anew inside', 'a: &x [&x [1], *x]\n', { a: [[1], [1]] }],
])('an alias %s is what it refers to', (_, text, value) => {
  expect(read(text)).toEqual({ value, told: [] });
});
