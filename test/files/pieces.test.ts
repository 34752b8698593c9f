import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readInPieces } from '../../lib/files/pieces';

const folder = mkdtempSync(join(tmpdir(), 'ttk pieces '));
afterAll(() => rmSync(folder, { recursive: true }));

function read(content: string | Buffer) {
  const path = join(folder, 'file');
  writeFileSync(path, content);
  const pieces: string[] = [];
  return { problem: readInPieces(path, (piece) => pieces.push(piece)), text: pieces.join(''), pieces: pieces.length };
}

const MEBIBYTE = 1024 * 1024;

it('hands over a large text in pieces, whole characters each', () => {
  for (const before of [0, 1, 2, 3]) {
    const text = `${'x'.repeat(MEBIBYTE - before)}é€😀${'y'.repeat(MEBIBYTE)}`;
    const { problem, text: found, pieces } = read(text);
    expect(problem).toBeUndefined();
    expect(found === text).toBe(true);
    expect(pieces).toBeGreaterThan(2);
  }
});

it('reads UTF-16 with a byte-order mark, as older PowerShell writes it', () => {
  const text = `${'ab\n'.repeat(MEBIBYTE / 4)}é😀`;
  expect(read(Buffer.from(`\uFEFF${text}`, 'utf16le')).text === text).toBe(true);
  expect(read(Buffer.from(`\uFEFF${text}`, 'utf16le').swap16()).text === text).toBe(true);
});

it('tells the first byte that is no text, behind many pieces too', () => {
  const { problem } = read(Buffer.concat([Buffer.from('x\n'.repeat(MEBIBYTE)), Buffer.from('caf\xe9 noir', 'latin1')]));
  expect(problem).toMatchObject({ code: 'file/invalid-encoding', line: MEBIBYTE + 1, column: 4 });
});

it.each([
  ['a folder', '.', 'it is a folder'],
  ['nothing', 'nothing', 'there is no such file'],
])('refuses %s', (_, name, reason) => {
  expect(readInPieces(join(folder, name), () => {})).toMatchObject({
    code: 'file/unreadable',
    message: expect.stringContaining(reason),
  });
});
