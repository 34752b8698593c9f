import { stripVTControlCharacters } from 'node:util';
import { fitTerminal, wrap } from '../../lib/report/terminal';

const stream = (isTTY: boolean, columns: number) => ({ isTTY, columns }) as NodeJS.WriteStream;

test('on a terminal lines break at blanks and stay within its width, whatever their colour', () => {
  const text = `\u001b[1mrules/a.yaml:1:1\u001b[0m  code  ${'word '.repeat(30).trim()}`;
  const lines = stripVTControlCharacters(fitTerminal(text, stream(true, 60))).split('\n');
  expect(lines[0]).toMatch(/^rules\/a\.yaml:1:1 {2}code {2}word/);
  expect(lines.slice(1).every((line) => /^ {4}word/.test(line))).toBe(true);
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(60);
  expect(lines.join(' ').match(/word/g)).toHaveLength(30);
});

test('elsewhere a problem stays on one line, for tools that search', () => {
  const text = 'word '.repeat(100);
  expect(fitTerminal(text, stream(false, 60), '    ')).toBe(`    ${text}`);
});

test('a word longer than the line stands on a line of its own', () => {
  expect(fitTerminal(`a ${'x'.repeat(80)} b`, stream(true, 40))).toBe(`a\n    ${'x'.repeat(80)}\n    b`);
  expect(wrap(`a ${'x'.repeat(80)} b`, '- ', 40)).toBe(`- a\n  ${'x'.repeat(80)}\n  b`);
});

test('a long word goes below the words in front of the text where that gives it room', () => {
  expect(wrap(`${'x'.repeat(36)} b`, '  label  ', 40, '  ')).toBe(`  label\n  ${'x'.repeat(36)} b`);
});

test('blanks in front give way to a word that would be broken by the terminal otherwise', () => {
  const address = 'x'.repeat(37);
  expect(wrap(address, '      ', 40)).toBe(`   ${address}`);
  expect(wrap(`a ${address} b`, '      ', 40)).toBe(`      a\n   ${address}\n      b`);
});
