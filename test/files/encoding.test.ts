import fc from 'fast-check';
import { decode } from '../../lib/files/encoding';
import { YamlSource } from '../../lib/files/source';

const MARK = { le: [0xff, 0xfe], be: [0xfe, 0xff] };

const utf16 = (text: string, order: 'le' | 'be'): Buffer => {
  const bytes = Buffer.from(text, 'utf16le');
  return Buffer.concat([Buffer.from(MARK[order]), order === 'le' ? bytes : bytes.swap16()]);
};

describe('bytes as text', () => {
  it.each([
    ['UTF-8', Buffer.from('name: Müller’s rule\n')],
    ['UTF-8 with a byte-order mark', Buffer.from('\uFEFFname: Müller’s rule\n')],
    ['UTF-16, little endian, with its mark', utf16('name: Müller’s rule\n', 'le')],
    ['UTF-16, big endian, with its mark', utf16('name: Müller’s rule\n', 'be')],
  ])('%s is read, without the mark', (_, bytes) => {
    expect(decode(bytes)).toEqual({ text: 'name: Müller’s rule\n' });
    expect(YamlSource.decode('a.yaml', bytes)).toMatchObject({ value: { name: 'Müller’s rule' }, problems: [] });
  });

  const CP1252 = Buffer.from('id: 1\nname: Encoding \x96 test \x93quotes\x94\n', 'latin1');

  it.each<[string, Buffer, number, number, RegExp]>([
    ['typographic quotes of Windows', CP1252, 2, 16, /^Windows-1252, or ISO 8859-1$/],
    ['an accented letter at the end', Buffer.from('name: caf\xe9', 'latin1'), 1, 10, /^UTF-8 that is cut off$/],
    ['an accented letter', Buffer.from('name: caf\xe9 noir', 'latin1'), 1, 10, /^Windows-1252/],
    ['behind UTF-8', Buffer.concat([Buffer.from('ü: 1\nb: '), Buffer.from('\xfc x', 'latin1')]), 2, 4, /UTF-8$/],
    ['a Windows console', Buffer.from('name: M\x81ller', 'latin1'), 1, 8, /^code page 850/],
    ['Cyrillic', Buffer.from('name: \xcf\xf0\xe8\xe2\xe5\xf2', 'latin1'), 1, 7, /another script/],
    ['UTF-16 without its mark', Buffer.from('name: x\n', 'utf16le'), 1, 1, /UTF-16 \(little endian\) without/],
    ['UTF-16 the other way', Buffer.from('name: x\n', 'utf16le').swap16(), 1, 1, /UTF-16 \(big endian\) without/],
    ['UTF-32', Buffer.from([0xff, 0xfe, 0, 0, 0x61, 0, 0, 0]), 1, 1, /^UTF-32$/],
    ['half a character of UTF-16', Buffer.concat([utf16('a\nb', 'be'), Buffer.from([0])]), 2, 2, /cut off/],
    ['half a pair of UTF-16', utf16('a\n\ud800b', 'le'), 2, 1, /damaged/],
    ['a surrogate in UTF-8', Buffer.from([0x61, 0xed, 0xa0, 0x80, 0x62]), 1, 2, /./],
    ['an overlong zero', Buffer.from([0x61, 0xc0, 0x80, 0x62]), 1, 2, /./],
    ['a ZIP archive', Buffer.from('PK\x03\x04\x14', 'latin1'), 1, 1, /ZIP/],
  ])('%s is refused at its first byte, with what it looks like', (_, bytes, line, column, likely) => {
    expect(decode(bytes)).toMatchObject({ line, column, likely: expect.stringMatching(likely) });
    const [problem, ...more] = YamlSource.decode('a.yaml', bytes).problems;
    expect(more).toEqual([]);
    expect(problem).toMatchObject({ code: 'file/invalid-encoding', file: 'a.yaml', line, column });
  });

  it('takes any text and refuses any other bytes: no replacement character comes out of it', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (array) => {
        const decoded = decode(Buffer.from(array));
        if ('text' in decoded && !Buffer.from(array).includes(Buffer.from('\ufffd')))
          expect(decoded.text).not.toContain('\ufffd');
        else if (!('text' in decoded))
          expect(decoded).toMatchObject({ line: expect.any(Number), column: expect.any(Number) });
      }),
      { numRuns: 500 },
    );
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        fc.pre(!text.startsWith('\uFEFF') && !text.includes('\0'));
        expect(decode(Buffer.from(text))).toEqual({ text });
        expect(decode(utf16(text, 'be'))).toEqual({ text });
      }),
      { numRuns: 200 },
    );
  });
});
