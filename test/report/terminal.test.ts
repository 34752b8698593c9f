import { stripVTControlCharacters } from 'node:util';
import { fitTerminal, intoTerminal, paint, terminalWidth, wrap } from '../../lib/report/terminal';

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

describe('colour', () => {
  const { NO_COLOR, FORCE_COLOR } = process.env;
  const set = (values: Record<string, string | undefined>) => {
    for (const [name, value] of Object.entries(values)) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  };
  beforeEach(() => set({ NO_COLOR: undefined, FORCE_COLOR: undefined }));
  afterAll(() => set({ NO_COLOR, FORCE_COLOR }));

  test('is for terminals only, and NO_COLOR turns it off', () => {
    expect(intoTerminal(paint('red', 'x', stream(true, 80)))).toBe('\u001b[31mx\u001b[39m');
    expect(paint('red', 'x', stream(false, 80))).toBe('x');
    set({ NO_COLOR: '1' });
    expect(paint('red', 'x', stream(true, 80))).toBe('x');
  });
});

test('a width that nobody knows is eighty columns', () => {
  expect(terminalWidth({ isTTY: false } as NodeJS.WriteStream)).toBe(80);
  expect(terminalWidth(stream(true, 64))).toBe(64);
});
