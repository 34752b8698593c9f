import * as fc from 'fast-check';
import { CsvReader, parseCsv } from '../../lib/files/csv';

const texts = (input: string) => parseCsv(input).records.map((record) => record.map(({ text }) => text));
const mistakes = (input: string) => parseCsv(input).mistakes;

describe('CSV', () => {
  it.each([
    [
      'plain cells',
      'a,b\n1,2\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'no line break at the end',
      'a,b\n1,2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'Windows line ends and a byte-order mark',
      '\uFEFFa,b\r\n1,2\r\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'empty cells',
      'a,b,c\n,,\n1,,\n',
      [
        ['a', 'b', 'c'],
        ['', '', ''],
        ['1', '', ''],
      ],
    ],
    [
      'an empty cell at the very end',
      'a,b\n1,',
      [
        ['a', 'b'],
        ['1', ''],
      ],
    ],
    [
      'quotes around commas, quotes and line breaks',
      'a,b\n"x, ""y""","1\r\n2"\n',
      [
        ['a', 'b'],
        ['x, "y"', '1\n2'],
      ],
    ],
    [
      'an empty quoted cell',
      'a,b\n"",2\n',
      [
        ['a', 'b'],
        ['', '2'],
      ],
    ],
    ['blank lines', 'a\n\n  \n1\n\n', [['a'], ['1']]],
    [
      'blanks, which are kept',
      'a,b\n 1 , 2\n',
      [
        ['a', 'b'],
        [' 1 ', ' 2'],
      ],
    ],
    ['a lone carriage return, which is text', 'a\n1\r2\n', [['a'], ['1\r2']]],
    ['nothing', '', []],
  ])('reads %s', (_, input, expected) => {
    expect(texts(input)).toEqual(expected);
    expect(mistakes(input)).toEqual([]);
  });

  it('knows where each cell begins, also behind a line break in quotes', () => {
    const { records } = parseCsv('a,b\r\n"1\r\n2",x\r\n3,y');
    expect(records.map((record) => record.map(({ line, column }) => [line, column]))).toEqual([
      [
        [1, 1],
        [1, 3],
      ],
      [
        [2, 1],
        [3, 4],
      ],
      [
        [4, 1],
        [4, 3],
      ],
    ]);
  });

  it.each([
    [
      'a quote that is never closed',
      'a\n"x\ny',
      { line: 2, column: 1, reason: expect.stringContaining('never closed') },
    ],
    ['text behind a closing quote', 'a\n"x"y\n', { line: 2, column: 4, reason: expect.stringContaining('behind') }],
    ['a quote inside a plain cell', 'a,b\n1,x"y\n', { line: 2, column: 4, reason: expect.stringContaining('doubled') }],
  ])('refuses %s', (_, input, expected) => expect(mistakes(input)).toEqual([expected]));
});

describe('CSV that comes in pieces', () => {
  const inPieces = (pieces: readonly string[]) => {
    const reader = new CsvReader();
    const records = [...pieces.flatMap((piece) => [...reader.read(piece)]), ...reader.end()];
    return { records, mistakes: reader.mistakes };
  };

  it('is the same wherever it is cut', () => {
    const piece = fc.string({ unit: fc.constantFrom('a', ' ', ',', '"', '""', '\n', '\r\n', '\r', '\uFEFF') });
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        expect(inPieces(pieces)).toEqual(parseCsv(pieces.join('')));
        expect(inPieces([...pieces.join('')])).toEqual(parseCsv(pieces.join('')));
      }),
      { numRuns: 300 },
    );
  });

  it('gives a record as soon as its line ends', () => {
    const reader = new CsvReader();
    expect([...reader.read('a,b\n1,2\n3')]).toHaveLength(2);
  });

  it('with a quote that nobody closes is given up before it fills the memory', () => {
    const reader = new CsvReader();
    const pieces = Array.from({ length: 40 }, () => [...reader.read(`${'x'.repeat(65_536)}\n`)]);
    expect(pieces.flat()).toHaveLength(40);
    const open = new CsvReader();
    for (const text of ['a\n"', ...Array.from({ length: 40 }, () => 'x'.repeat(65_536))]) [...open.read(text)];
    expect([...open.end()]).toEqual([]);
    expect(open.mistakes).toEqual([
      { line: 2, column: 1, reason: 'the quote that opens here is not closed within 1 MiB' },
    ]);
  });
});
