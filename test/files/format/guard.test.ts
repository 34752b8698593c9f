import { map } from '../../../lib/files/format/format';
import { eachEntry, eachItem, guarded, untilRefused } from '../../../lib/files/format/guard';
import { area } from '../../../lib/files/format/problems';
import { readFormat } from '../../../lib/files/format/read';
import { choice, flag, list, record, text } from '../../../lib/files/format/values';
import { type Problem, problemKind } from '../../../lib/files/problem';
import { YamlSource } from '../../../lib/files/source';

const strict = area('strict', { unknownKeys: 'error', lenient: false });
const says = problemKind<{ what: string }>({
  code: 'strict/says',
  severity: 'error',
  cause: 'It is said.',
  cure: 'None.',
  message: ({ what }) => what,
});
const say = (what: unknown): Problem => says({ file: 'a.yaml' }, { what: String(what) });

const pet = map({ name: text().required(), kind: choice(['cat', 'dog']).default('cat'), tame: flag() });
const format = map({
  pets: list(pet).default([]),
  words: list(text()).default([]),
  byName: record(pet).default({}),
  shop: map({ open: flag().default(true), name: text().default('Pets') }).filled(),
});

/** What a check says of a file although parts of it were refused. */
function heard(yaml: string, check: (value: NonNullable<ReturnType<typeof read>['value']>) => Iterable<Problem>) {
  const { value, refused } = read(yaml);
  return [...untilRefused(() => check(guarded(value!, refused)))].map(({ message }) => message);
}
const read = (yaml: string) => readFormat(format, YamlSource.parse('a.yaml', yaml), strict);

test('what was found before a look at a refused value stands; what comes after does not', () => {
  expect(
    heard('shop: { open: maybe, name: Zoo }', function* ({ shop }) {
      yield say(shop.name);
      if (shop.open) yield say('open, but only because a default stands in');
      yield say('never reached');
    }),
  ).toEqual(['Zoo']);
});

test('without mistakes everything may be looked at, and the value itself is left as it is', () => {
  const { value, refused } = read('shop: { open: false }');
  expect(guarded(value!, refused)).toEqual(value);
  const { value: broken, refused: some } = read('shop: { open: maybe }');
  guarded(broken!, some);
  expect(broken!.shop.open).toBe(true);
});

test('a key that is absent is not reported when an unknown one may be its misspelling', () => {
  const look = (yaml: string) =>
    heard(yaml, function* ({ shop }) {
      yield say(shop.name);
      yield say(shop.open);
    });
  expect(look('shop: { name: Zoo }')).toEqual(['Zoo', 'true']);
  expect(look('shop: { name: Zoo, opne: false }')).toEqual(['Zoo']);
  expect(look('shop: { nmae: Zoo, open: false }')).toEqual([]);
});

test('a section of another form is refused with all that would stand in it', () => {
  expect(
    heard('shop: closed', function* (file) {
      yield say(file.pets.length);
      yield say(file.shop.name);
    }),
  ).toEqual(['0']);
});

test('items and entries are checked one by one', () => {
  const kinds = 'pets: [{ name: A, kind: cow }, { name: B, kind: dog }, { kind: dog }]';
  expect(
    heard(kinds, ({ pets }) =>
      eachItem(pets, function* (item, i) {
        yield say(`${i} ${item.kind}`);
        yield say(item.name);
      }),
    ),
  ).toEqual(['1 dog', 'B', '2 dog']);
  expect(
    heard('byName: { a: 5, b: { name: B } }', ({ byName }) =>
      eachEntry(byName, function* (name, entry) {
        yield say(`${name} of ${Object.keys(byName)}`);
        yield say(entry.kind);
      }),
    ),
  ).toEqual(['b of a,b', 'cat']);
});

test('an item that was refused keeps its place, and the list cannot be searched past it', () => {
  expect(
    heard('words: [a, 5, a]', ({ words }) =>
      eachItem(words, function* (word, i) {
        yield say(`${i} ${word}`);
        yield say(words.indexOf(word));
      }),
    ),
  ).toEqual(['0 a', '0', '2 a', '0']);
  expect(
    heard('words: [5, a]', function* ({ words }) {
      yield say(words.length);
      yield say(words.includes('b'));
    }),
  ).toEqual(['2']);
});

test('errors of the check itself are not swallowed', () => {
  const check = () => heard('shop: { open: maybe }', () => JSON.parse('{'));
  expect(check).toThrow(SyntaxError);
});
