import fc from 'fast-check';
import { type AnyFormat, type Format, jsonSchemaFile, map, schemaOf } from '../../../lib/files/format/format';
import { documentedKeys } from '../../../lib/files/format/keys';
import { area } from '../../../lib/files/format/problems';
import { readFormat } from '../../../lib/files/format/read';
import {
  anything,
  choice,
  commaList,
  custom,
  duration,
  flag,
  integer,
  list,
  record,
  text,
  withoutEffect,
} from '../../../lib/files/format/values';
import { YamlSource } from '../../../lib/files/source';

const strict = area('strict', { unknownKeys: 'error', lenient: false });
const lenient = area('lenient', { unknownKeys: 'warning', lenient: true });

const read = <T>(format: Format<T, boolean>, yaml: string, of = strict) =>
  readFormat(format, YamlSource.parse('a.yaml', yaml), of);
const reported = (format: AnyFormat, yaml: string, of = strict) =>
  read(format, yaml, of).problems.map(({ line, column, code, message }) => `${line}:${column} ${code} ${message}`);

const person = map({
  name: text({ max: 5 }).required('people are called by it').about('What people say.'),
  age: integer({ min: 0, max: 150, unit: 'years' }),
  role: choice(['Reader', 'Writer'], { author: 'Writer' }).default('Reader').about('What the person does.'),
  rest: duration({ min: 300, max: 86_400 }).default(3600),
  active: flag().default(true),
  tags: commaList(text()).default([]),
});
const file = map({
  owner: person.required(),
  others: list(person).default([]),
  limits: record(integer(), { pattern: /^[a-z]+$/, form: 'lower-case letters' }).default({}),
  backup: map({ enabled: flag().default(false) }).filled(),
  legacy: withoutEffect('a person'),
});

describe('a value', () => {
  test('is typed and complete: defaults are filled, absent keys are absent, null counts as absent', () => {
    const { value, problems } = read(file, 'owner: { name: Ann, age: null }\n');
    expect(problems).toEqual([]);
    expect(value).toEqual({
      owner: { name: 'Ann', role: 'Reader', rest: 3600, active: true, tags: [] },
      others: [],
      limits: {},
      backup: { enabled: false },
    });
  });

  test('with a mistake is replaced by a stand-in, so that everything else is still read', () => {
    const { value, isRefused } = read(file, 'owner: { age: old, role: Reader }\nothers: [{ name: Bob }]\n');
    expect(value?.owner).toMatchObject({ name: '', role: 'Reader' });
    expect(value?.others).toHaveLength(1);
    expect([isRefused(['owner']), isRefused(['owner', 'age']), isRefused(['owner', 'role'])]).toEqual([
      true,
      true,
      false,
    ]);
    expect(isRefused(['others', 0])).toBe(false);
  });

  test('that was refused keeps its place in a list, so that those behind it keep theirs', () => {
    const { value, at, isRefused } = read(file, 'owner: { name: Ann }\nothers: [x, null, { name: Bob }]\n');
    expect(value?.others.map(({ name }) => name)).toEqual(['', '', 'Bob']);
    expect([0, 1, 2].map((i) => isRefused(['others', i]))).toEqual([true, true, false]);
    expect([isRefused(['others', 0, 'name']), isRefused(['others', 2, 'name'])]).toEqual([true, false]);
    expect(at(['others', 2, 'name'])).toMatchObject({ line: 2, column: 27 });
  });

  test('that is absent can follow from where it would stand', () => {
    const named = map({ name: text().whenAbsent('the name of the file', (place) => place.at().file) });
    expect(read(named, '{}').value).toEqual({ name: 'a.yaml' });
    expect(read(named, 'name: Ann').value).toEqual({ name: 'Ann' });
    expect(documentedKeys(named)[0]?.whenAbsent).toBe('the name of the file');
    const described = { properties: { name: { description: 'Default: the name of the file.' } } };
    expect(schemaOf(named, true)).toMatchObject(described);
  });

  test('can be taken in another form, and be refused by a rule of its own', () => {
    const even = integer()
      .where((n) => n % 2 === 0, 'an even number')
      .to((n) => n / 2);
    expect(read(map({ n: even }), 'n: 4').value).toEqual({ n: 2 });
    expect(reported(map({ n: even }), 'n: 5')).toEqual([
      "1:4 strict/invalid-value 'n' should be an even number, got 5",
    ]);
  });
});

describe('a mistake is placed, says what is allowed and what was found', () => {
  test.each([
    [
      'a missing key',
      'owner: { age: 5 }',
      "1:1 strict/missing-value 'owner.name' is missing or empty: people are called by it",
    ],
    ['a number for text', 'owner: { name: 5 }', "1:16 strict/wrong-type 'owner.name' should be text, got 5"],
    [
      'blank text',
      'owner: { name: " " }',
      "1:16 strict/invalid-value 'owner.name' should be text that is not empty, got ''",
    ],
    [
      'long text',
      'owner: { name: Alexander }',
      "1:16 strict/invalid-value 'owner.name' should be text of at most 5 characters, got 'Alexander'",
    ],
    [
      'a number out of range',
      'owner: { name: Ann, age: 151 }',
      "1:26 strict/invalid-value 'owner.age' should be between 0 and 150 years, got 151",
    ],
    [
      'a fraction',
      'owner: { name: Ann, age: 1.5 }',
      "1:26 strict/wrong-type 'owner.age' should be a whole number, got 1.5",
    ],
    [
      'a word that is not one of several',
      'owner: { name: Ann, role: reader }',
      "1:27 strict/invalid-value 'owner.role' should be Reader or Writer, got 'reader'",
    ],
    [
      'a length of time out of range',
      'owner: { name: Ann, rest: 1m }',
      "1:27 strict/invalid-value 'owner.rest' should be between 5m and 1d, got '1m'",
    ],
    [
      'no length of time',
      'owner: { name: Ann, rest: soon }',
      "1:27 strict/invalid-value 'owner.rest' should be a length of time such as 1h or PT1H, got 'soon'",
    ],
    [
      'text for a flag',
      'owner: { name: Ann, active: "yes" }',
      "1:29 strict/wrong-type 'owner.active' should be true or false, got 'yes'",
    ],
    [
      'a map for a list',
      'owner: { name: Ann }\nothers: { name: Bob }',
      "2:9 strict/wrong-type 'others' should be a list of maps, got a map",
    ],
    [
      'an empty item',
      'owner: { name: Ann }\nothers:\n  -',
      "3:4 strict/wrong-type 'others[0]' should be a map, got nothing",
    ],
    [
      'a name of another form',
      'owner: { name: Ann }\nlimits: { A1: 5 }',
      "2:11 strict/invalid-value 'limits.A1' should be lower-case letters, got 'A1'",
    ],
    [
      'a key without effect',
      'owner: { name: Ann }\nlegacy: 5',
      "2:1 strict/key-without-effect 'legacy' has no effect on a person; it is left out",
    ],
  ])('%s', (_, yaml, expected) => {
    expect(reported(file, yaml)).toEqual([expected]);
  });

  test('an unknown key names its neighbours and the nearest one', () => {
    const { problems } = read(file, 'owner: { name: Ann, rolle: Reader }');
    expect(problems).toMatchObject([
      { line: 1, column: 21, code: 'strict/unknown-key', severity: 'error', help: "Did you mean 'role'?" },
    ]);
    expect(problems[0]!.message).toContain(
      "'rolle' is not a key of 'owner'; allowed: active, age, name, rest, role, tags",
    );
  });

  test('a file that is no map is refused as a whole', () => {
    expect(reported(file, '- a')).toEqual(['1:1 strict/wrong-type the file should be a map, got a list']);
  });
});

describe('files of the ecosystem', () => {
  test('may write keys, flags, numbers, words and lists in their own way', () => {
    const { value, problems } = read(
      file,
      'Owner: { NAME: 1.10, age: "7", role: author, active: "Yes", tags: "a, b" }\nothers: { name: Bob, role: r-e-a-d-e-r }\nlimits: []\n',
      lenient,
    );
    expect(value?.owner).toEqual({ name: '1.10', age: 7, role: 'Writer', active: true, tags: ['a', 'b'], rest: 3600 });
    expect(value?.others).toMatchObject([{ name: 'Bob', role: 'Reader' }]);
    expect(problems.map(({ code, message }) => [code, message])).toEqual([
      ['lenient/key-case', "'Owner' is read as 'owner'"],
      ['lenient/key-case', "'NAME' is read as 'name'"],
    ]);
  });

  test('keep their places under keys that they spell in their own way', () => {
    const { at, written } = read(file, 'Owner: { Name: Ann }', lenient);
    expect(at(['owner', 'name'])).toMatchObject({ line: 1, column: 16 });
    expect(written(['owner', 'name'])).toEqual(['Owner', 'Name']);
    expect(reported(file, 'Owner: { Name: Ann, Age: x }', lenient)).toContain(
      "1:26 lenient/wrong-type 'owner.age' should be a whole number, got 'x'",
    );
  });

  test('place what stands in a map that is a list of one', () => {
    const { problems, at, isRefused } = read(file, 'owner: { name: Ann }\nothers: { name: Bob, age: x }', lenient);
    expect(problems).toMatchObject([{ line: 2, column: 27, message: expect.stringContaining("'others[0].age'") }]);
    expect(at(['others', 0, 'name'])).toMatchObject({ line: 2, column: 17 });
    expect([isRefused(['others', 0, 'age']), isRefused(['others', 0, 'name'])]).toEqual([true, false]);
  });

  test('may use another name for a key, but not both', () => {
    const format = map({ query: text().spelled('FunctionQuery') });
    expect(read(format, 'FunctionQuery: T', lenient)).toMatchObject({ value: { query: 'T' }, problems: [] });
    expect(reported(format, 'FunctionQuery: T\nquery: U', lenient)).toEqual([
      "2:1 lenient/repeated-key 'query' says again what 'FunctionQuery' says",
    ]);
  });

  test('have unknown keys without being refused', () => {
    expect(read(file, 'owner: { name: Ann }\nx: 1', lenient).problems).toMatchObject([{ severity: 'warning' }]);
  });
});

test('verbatim text keeps every character', () => {
  expect(read(map({ query: text({ verbatim: true }) }), 'query: "  T\\n"').value).toEqual({ query: '  T\n' });
});

test('anything is handed on, and a custom form reads as it likes', () => {
  const point = custom('a point', '0,0', (value, place) => (value === 'p' ? '1,1' : place.wrongType('a point', value)));
  expect(read(map({ a: anything(), p: point }), 'a: [1, { b: 2 }]\np: p').value).toEqual({
    a: [1, { b: 2 }],
    p: '1,1',
  });
  expect(reported(map({ p: point }), 'p: q')).toEqual(["1:4 strict/wrong-type 'p' should be a point, got 'q'"]);
});

test('the schema for editors says how many items a list may have', () => {
  expect(schemaOf(list(text(), { min: 1, max: 3 }), true)).toMatchObject({ type: 'array', minItems: 1, maxItems: 3 });
});

test('the schema for editors has every key with values, meaning and default; what is required of items stands in them', () => {
  const schema = JSON.parse(jsonSchemaFile(file, 'People', false));
  expect(schema).toMatchObject({ title: 'People', type: 'object', additionalProperties: false });
  expect(schema.properties.owner.required).toBeUndefined();
  expect(schema.properties.owner.properties.role).toEqual({
    // null takes back what the file builds on.
    enum: ['Reader', 'Writer', null],
    description: 'What the person does.',
    default: 'Reader',
  });
  expect(schema.properties.owner.properties.rest.default).toBe('1h');
  expect(schema.properties.owner.properties.name.type).toEqual(['string', 'null']);
  expect(schema.properties.limits.additionalProperties.type).toEqual(['integer', 'null']);
  expect(schema.properties.others.items).toMatchObject({
    required: ['name'],
    properties: { name: { type: 'string' } },
  });
  expect(schemaOf(file, true).required).toEqual(['owner']);
  const anyCase = text({ is: { pattern: /^[a-f]$/i, form: 'a letter' } });
  expect(schemaOf(map({ anyCase }), true)).toMatchObject({ properties: { anyCase: { type: 'string' } } });
});

test('docs list every key with values, default and meaning', () => {
  expect(documentedKeys(file).map(({ path, values, whenAbsent }) => [path, values, whenAbsent])).toEqual([
    ['owner.name', 'text of at most 5 characters', undefined],
    ['owner.age', 'between 0 and 150 years', ''],
    ['owner.role', 'Reader or Writer', 'Reader'],
    ['owner.rest', 'between 5m and 1d', '1h'],
    ['owner.active', 'true or false', 'true'],
    ['owner.tags', 'a list, each text', ''],
    ['others[].name', 'text of at most 5 characters', undefined],
    ['others[].age', 'between 0 and 150 years', ''],
    ['others[].role', 'Reader or Writer', 'Reader'],
    ['others[].rest', 'between 5m and 1d', '1h'],
    ['others[].active', 'true or false', 'true'],
    ['others[].tags', 'a list, each text', ''],
    ['limits', 'a map, each a whole number', ''],
    ['backup.enabled', 'true or false', 'false'],
  ]);
});

test('whatever a file holds, it is read without a throw, and a value without problems is one that the format describes', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 4 }), fc.boolean(), (content, isLenient) => {
      const result = read(
        file,
        JSON.stringify({ owner: content, others: [content], limits: content }),
        isLenient ? lenient : strict,
      );
      for (const problem of result.problems) expect([problem.line, problem.message.length > 10]).toEqual([1, true]);
      if (result.value) expect(typeof result.value.owner.name).toBe('string');
    }),
  );
});

test('a key that means something itself is documented before those below it', () => {
  const name = text().about('What they are called.');
  const format = map({ team: map({ name }).about('Who works.'), people: list(map({ name })).about('All of them.') });
  expect(documentedKeys(format).map(({ path, meaning }) => `${path} ${meaning}`)).toEqual([
    'team Who works.',
    'team.name What they are called.',
    'people All of them.',
    'people[].name What they are called.',
  ]);
});

test('editors refuse a key without effect, and take anything where another reader checks the content', () => {
  expect(schemaOf(withoutEffect('a person'), true)).toEqual({ not: {} });
  expect(schemaOf(anything(), true)).toEqual({});
});
