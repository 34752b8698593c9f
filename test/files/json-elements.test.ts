import * as fc from 'fast-check';
import { JsonElements } from '../../lib/files/json-elements';

const WANTED = new Set(['rows.*', 'tables.*.columns']);

function inPieces(pieces: readonly string[]) {
  const reader = new JsonElements((path) => WANTED.has(path.join('.')));
  const elements = pieces.flatMap((piece) => [...reader.read(piece)]);
  reader.end();
  return { values: elements.map(({ value }) => value), elements, mistake: reader.mistake };
}
const read = (text: string) => inPieces([text]);

it('gives the lists and maps that are wanted, with their places, and passes over the rest', () => {
  const { elements, mistake } = read(
    '{\n "name": "a\\"}]", "more": [[1], {"rows": [[2]]}],\n "rows": [[1, "]"], {"a": {"b": []}}, 5] }',
  );
  expect(mistake).toBeUndefined();
  expect(elements).toEqual([
    { path: ['rows', '*'], value: [1, ']'], line: 3, column: 11 },
    { path: ['rows', '*'], value: { a: { b: [] } }, line: 3, column: 21 },
  ]);
});

it('is the same wherever the text is cut', () => {
  fc.assert(
    fc.property(
      fc.array(fc.jsonValue()),
      fc.integer({ min: 0, max: 2 }),
      fc.integer({ min: 1, max: 7 }),
      (rows, space, size) => {
        const text = JSON.stringify({ before: rows, rows, tables: [{ columns: rows }] }, null, space);
        const pieces = Array.from({ length: Math.ceil(text.length / size) }, (_, i) =>
          text.slice(i * size, (i + 1) * size),
        );
        const containers = rows.filter((row) => typeof row === 'object' && row !== null);
        expect(inPieces(pieces)).toEqual(read(text));
        expect(read(text).values).toEqual(JSON.parse(JSON.stringify([...containers, rows])));
        expect(read(text).mistake).toBeUndefined();
      },
    ),
    { numRuns: 200 },
  );
});

it.each([
  ['a text that ends too early', '{"rows": [[1],\n', { line: 2, column: 1, reason: 'it ends too early' }],
  ['an element that is malformed', '{"rows": [[1],\n [1 2]]}', { line: 2, column: 5, reason: 'it is malformed here' }],
  ['a bracket that closes another', '{"rows": [[1]}', { line: 1, column: 14, reason: 'it is malformed here' }],
  ['a second document', '{}\n{}', { line: 2, column: 1, reason: 'it is malformed here' }],
  ['something else', '<html>', { line: 1, column: 1, reason: 'it is malformed here' }],
  ['nothing', '', { line: 1, column: 1, reason: 'it ends too early' }],
])('tells of %s, at its place', (_, text, mistake) => expect(read(text).mistake).toEqual(mistake));
