import { isScalar, parseDocument, type Scalar, visit } from 'yaml';
import { scalarOffsets } from '../../lib/files/offsets';
import { YamlSource } from '../../lib/files/source';

/** The one string of a text, with what stands in the text for each of its characters (up to the next). */
function parts(text: string) {
  let scalar: Scalar<string> | undefined;
  visit(parseDocument(text), {
    Scalar: (key, node) => {
      if (key !== 'key' && isScalar(node) && typeof node.value === 'string') scalar = node as Scalar<string>;
    },
  });
  const offsets = scalarOffsets(text, scalar!);
  expect(offsets).toHaveLength(scalar!.value.length + 1);
  return {
    value: scalar!.value,
    offsets,
    at: [...scalar!.value].map((_, i) => text.slice(offsets[i]!, offsets[i + 1]!)),
  };
}

test.each([
  ['plain', 'a: SigninLogs | take 5\n'],
  ['in single quotes', "a: 'one two'\n"],
  ['in double quotes', 'a: "one two"\n'],
  ['a literal block', 'a: |\n  one\n    two\n\n  three\nb: 1\n'],
  ['a literal block without a last line break', 'a: |-\n  one\n  two'],
  ['a literal block that starts with a blank line', 'a: |\n\n  one\n  two\n'],
  ['a literal block that starts with a blank line that is longer', 'a: |\n      \n      one\n'],
  ['a literal block that is indented by tabs behind blanks', 'a: |\n  \tone\n  two\n'],
  ['a literal block further inside', 'a:\n  - b: |\n      one\n       two\n'],
])('every character that is written as it is has its own place: %s', (_, text) => {
  const { value, offsets } = parts(text);
  expect([...value].map((_char, i) => text[offsets[i]!]).join('')).toBe(value);
  for (let i = 1; i < offsets.length; i++) expect(offsets[i]).toBeGreaterThan(offsets[i - 1]!);
});

test.each<[string, string, string[]]>([
  ['a quote that stands twice', "a: 'it''s'\n", ['i', 't', "''", 's']],
  ['a quote at the end', "a: 'x'''\n", ['x', "''"]],
  ['escapes', 'a: "x\\ty\\"z"\n', ['x', '\\t', 'y', '\\"', 'z']],
  [
    'escapes of two, four and eight digits',
    'a: "\\x41\\u0042\\U00000043d"\n',
    ['\\x41', '\\u0042', '\\U00000043', 'd'],
  ],
  ['a line break that is escaped', 'a: "x\\\n  y"\n', ['x\\\n  ', 'y']],
  ['a line break that is escaped in a file of Windows', 'a: "x\\\r\n  y"\r\n', ['x\\\r\n  ', 'y']],
  ['a plain text that goes on', 'a: x\n  y\n', ['x', '\n  ', 'y']],
  ['a plain text with a paragraph', 'a: x\n\n  y\n', ['x', '\n\n  ', 'y']],
  ['a folded block', 'a: >-\n  x\n  y\n', ['x', '\n', 'y']],
])('what is written otherwise has the place of its first character: %s', (_, text, expected) => {
  const { at } = parts(text);
  expect(at.map((part) => part.trimEnd())).toEqual(expected.map((part) => part.trimEnd()));
});

test.each(['\n', '\r\n'])('in a block, a place is the same whatever ends the lines: %j', (eol) => {
  const text = ['name: A', 'query: |', '  SigninLogs', '', '  | where Wrong == 1', 'more: 1', ''].join(eol);
  const source = YamlSource.parse('a.yaml', text);
  const query = (source.value as { query: string }).query;
  const start = query.indexOf('Wrong');
  expect(source.inString(['query'], start, start + 'Wrong'.length)).toEqual({
    file: 'a.yaml',
    line: 5,
    column: 11,
    endLine: 5,
    endColumn: 16,
  });
});

test('a place in a folded block is found behind its folds', () => {
  const source = YamlSource.parse('a.yaml', 'query: >\n  SigninLogs\n  | where\n  Wrong\n');
  const { query } = source.value as { query: string };
  expect(source.inString(['query'], query.indexOf('Wrong'), query.indexOf('Wrong') + 5)).toMatchObject({
    line: 4,
    column: 3,
    endColumn: 8,
  });
});
