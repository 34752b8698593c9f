import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { YamlSource } from '../../lib/files/source';
import { freshFolder } from '../environment/workbench';

const parse = (text: string) => YamlSource.parse('a.yaml', text);
const range = (line: number, column: number, endColumn: number, endLine = line) => ({
  file: 'a.yaml',
  line,
  column,
  endLine,
  endColumn,
});
const told = ({ problems }: YamlSource) =>
  problems.map(({ line, column, code, message }) => [line, column, code, message]);

describe('reading', () => {
  it('gives the content of a good file, without a byte-order mark', () => {
    const folder = freshFolder();
    writeFileSync(join(folder, 'a.yaml'), '\uFEFFa: [1, x]\n');
    const source = YamlSource.read(join(folder, 'a.yaml'));
    expect(source).toMatchObject({ problems: [], value: { a: [1, 'x'] }, text: 'a: [1, x]\n' });
  });

  it.each(['', '# nothing\n'])('gives null for a file that says nothing: %j', (text) => {
    expect(parse(text)).toMatchObject({ problems: [], value: null });
  });

  it('tells what is not there, and a folder, with the reason of the system', () => {
    const folder = freshFolder();
    mkdirSync(join(folder, 'b.yaml'));
    for (const [name, reason] of [
      ['a.yaml', 'there is no such file or folder'],
      ['b.yaml', 'it is a folder, not a regular file'],
    ] as const) {
      const source = YamlSource.read(join(folder, name));
      expect(told(source)).toEqual([[1, 1, 'file/unreadable', `cannot read it: ${reason}`]]);
      expect(source).toMatchObject({ text: '', value: undefined, file: join(folder, name) });
    }
  });

  it('tells every mistake of YAML at its place, and gives no value', () => {
    const source = parse('a: [1\nb: "x\n');
    expect(source.value).toBeUndefined();
    expect(source.problems.length).toBeGreaterThan(1);
    expect(told(source)[0]).toEqual([2, 1, 'file/invalid-yaml', expect.stringMatching(/^this is not valid YAML: ./)]);
  });

  it('tells what nests too deep at its place, whatever it is made of, and never overflows', () => {
    for (const sign of ['[', '{a: ', '- ', '? ', '[{a: '])
      expect(told(parse(`a: 1\nb:\n  ${sign.repeat(20_000)}`))).toEqual([
        [3, expect.any(Number), 'file/invalid-yaml', expect.stringMatching(/nests deeper than 200 levels$/)],
      ]);
    const lines = Array.from({ length: 1000 }, (_, i) => `${' '.repeat(i)}a:`);
    expect(told(parse(lines.join('\n')))).toHaveLength(1);
    expect(parse(`a: ${'['.repeat(190)}${']'.repeat(190)}`).problems).toEqual([]);
  });

  it('tells a bounded number of mistakes, and refuses what is too large', () => {
    expect(parse('"'.repeat(2000)).problems).toHaveLength(50);
    expect(told(parse('# '.repeat(3_000_000)))).toEqual([
      [1, 1, 'file/unreadable', 'cannot read it: it is larger than 4 MiB'],
    ]);
  });

  it('tells a key that stands twice at the second', () => {
    expect(told(parse('a: 1\nb: 2\na: 3\n'))).toEqual([[3, 1, 'file/invalid-yaml', expect.stringContaining('unique')]]);
  });

  it('takes one document: a second is told where it begins, and what ends the first is none', () => {
    expect(told(parse('a: 1\n---\nb: 2\n'))).toEqual([
      [2, 1, 'file/invalid-yaml', expect.stringContaining('more than one document')],
    ]);
    for (const text of ['---\na: 1\n...\n# end\n', 'a: 1\n---\n', 'a: 1\n---\n# end\n---\n', '---\n---\na: 1\n'])
      expect(parse(text)).toMatchObject({ problems: [], value: { a: 1 } });
    expect(told(parse('a: 1\n---\n~\n'))).toHaveLength(1);
  });

  it('refuses aliases that would fill the memory', () => {
    const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x, x]'];
    for (let i = 1; i < 5; i++)
      lines.push(
        `a${i}: &a${i} [${Array(10)
          .fill(`*a${i - 1}`)
          .join(', ')}]`,
      );
    const source = parse(`${lines.join('\n')}\n`);
    expect(told(source)).toEqual([[1, 1, 'file/invalid-yaml', expect.stringContaining('alias')]]);
    expect(source.value).toBeUndefined();
  });
});

describe('a place', () => {
  const source = parse('name: A\nlist:\n  - one\n  - { two: 2, 3: x }\nempty:\nsame: &s { deep: 1 }\nother: *s\n');
  it.each<[(string | number)[], 'key' | 'value', ReturnType<typeof range>]>([
    [['name'], 'value', range(1, 7, 8)],
    [['name'], 'key', range(1, 1, 5)],
    [['list', 0], 'value', range(3, 5, 8)],
    [['list', 1, 'two'], 'value', range(4, 12, 13)],
    [['list', 1, 'two'], 'key', range(4, 7, 10)],
    [['list', 1, '3'], 'value', range(4, 18, 19)],
    [['other', 'deep'], 'value', range(6, 18, 19)],
    [['other', 'deep'], 'key', range(6, 12, 16)],
  ])('%j as %s is where it is written', (path, part, place) => {
    expect(source.at(path, part)).toEqual(place);
  });

  it('of what is not there is that of the key above it', () => {
    expect(source.at(['list', 1, 'gone', 'deeper'])).toEqual(source.at(['list', 1]));
    expect(source.at(['name', 'gone'])).toEqual(range(1, 1, 5));
    expect(source.at(['list', 9])).toEqual(range(2, 1, 5));
  });

  it('of what is not there in the file is the whole content', () => {
    expect(source.at(['gone'])).toEqual(source.at([]));
    expect(source.at([])).toMatchObject({ line: 1, column: 1, endLine: 8 });
  });

  it('of anything in an empty file is the file', () => {
    expect(parse('').at(['gone'])).toEqual({ file: 'a.yaml' });
    expect(parse('').at([], 'key')).toEqual({ file: 'a.yaml' });
  });
});

describe('a place in a string', () => {
  const source = parse('a: one two\nb: &x "t\\two"\nc: *x\nd: 12\n');
  it('is that of its characters', () => {
    expect(source.inString(['a'], 4, 7)).toEqual(range(1, 8, 11));
    expect(source.inString(['b'], 1, 2)).toEqual(range(2, 9, 10));
  });
  it('of an alias is where the string is written', () => {
    expect(source.inString(['c'], 0, 1)).toEqual(range(2, 8, 9));
  });
  it('without characters is between two', () => {
    expect(source.inString(['a'], 4, 4)).toEqual(range(1, 8, 8));
  });
  it('beyond the string is at its end, before it at its start', () => {
    expect(source.inString(['a'], 90, 90)).toEqual(range(1, 11, 11));
    expect(source.inString(['a'], -3, 1)).toEqual(range(1, 4, 5));
  });
  it('of what is no string, or not there, is the place of the value', () => {
    expect(source.inString(['d'], 0, 1)).toEqual(range(4, 4, 6));
    expect(source.inString(['gone'], 0, 1)).toEqual(source.at(['gone']));
  });
});

describe('a spelling', () => {
  const source = parse('a: 1.10\nb: True\nc: &x 0x1F\nd: *x\ne: |\n  1\nf: ""\ng: 7\n');
  it.each<[string, unknown, string | undefined]>([
    ['a', 1.1, '1.10'],
    ['b', true, 'True'],
    ['c', 31, '0x1F'],
    ['d', 31, undefined],
    ['e', '1\n', undefined],
    ['f', 0, undefined],
    ['g', 8, undefined],
    ['b', false, undefined],
  ])('%s with the value %j is %j', (key, value, text) => {
    expect(source.spelled([key], value)).toBe(text);
  });
  it('of what is in no file is unknown', () => {
    expect(parse('').spelled(['a'], 1)).toBeUndefined();
  });
});
