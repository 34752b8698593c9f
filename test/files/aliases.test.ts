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

const told = (text: string) =>
  YamlSource.parse('a.yaml', text).problems.map(({ line, column, message }) => [line, column, message]);

it.each([
  ['a: 1\nb: *gone\nc: &late 1\nd: *late\n', 2, 4, 'nothing above is named &gone, so *gone means nothing'],
  ['a: *late\nb: &late 1\n', 1, 4, 'nothing above is named &late, so *late means nothing'],
  ['a: 1\n<<: 5\n', 2, 5, 'only a map, or aliases of maps, can be merged with <<'],
  ['a: &a [1]\nb:\n  <<: *a\n', 3, 7, 'only a map, or aliases of maps, can be merged with <<'],
  ['a: &a {x: 1}\nb:\n  <<: [*a, *gone]\n', 3, 12, 'nothing above is named &gone, so *gone means nothing'],
])('a wrong alias stands at its own line: %j', (text, line, column, reason) => {
  expect(told(text)).toEqual([[line, column, `this is not valid YAML: ${reason}`]]);
});

it('aliases that build on each other neither nest without end nor grow without end', () => {
  const chain = Array.from({ length: 3000 }, (_, i) => `k${i}: &a${i} [${i ? `*a${i - 1}` : 'x'}]`);
  expect(told(chain.join('\n'))).toHaveLength(1);
  expect(told(chain.slice(0, 900).join('\n'))).toHaveLength(1);
  expect(told(`a: &a [${'x,'.repeat(50_000)}]\nb: [${'*a,'.repeat(900)}]`)).toEqual([
    [1, 1, 'this is not valid YAML: its aliases make it too large'],
  ]);
});
