import { stripVTControlCharacters } from 'node:util';

/** Columns to write in: those of the terminal, 80 when the output goes elsewhere. */
export const terminalWidth = (stream: NodeJS.WriteStream = process.stdout): number =>
  Math.max(40, Math.min(stream.columns ?? 80, 120));

/** Breaks a text at blanks; the first line starts with `first`, the others with as many blanks. */
export function wrap(text: string, first: string, width = terminalWidth()): string {
  const indent = ' '.repeat(first.length);
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/).filter(Boolean)) {
    if (line && first.length + line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else {
      line = line ? `${line} ${word}` : word;
    }
  }
  lines.push(line);
  return lines.map((l, i) => (i === 0 ? first : indent) + l).join('\n');
}

/**
 * Breaks a text at blanks where it is longer than the terminal is wide, later lines indented by four; colours do not count.
 * Output that goes elsewhere stays on one line, so that other tools can search it.
 */
export function fitTerminal(text: string, stream: NodeJS.WriteStream, first = ''): string {
  if (!stream.isTTY) return first + text;
  const width = terminalWidth(stream);
  const length = (line: string) => stripVTControlCharacters(line).trimEnd().length;
  const lines: string[] = [];
  let line = first;
  for (const word of text.split(/(?<= )(?=[^ ])/)) {
    if (line.trim() && length(line + word) > width) {
      lines.push(line.trimEnd());
      line = `    ${word}`;
    } else line += word;
  }
  return [...lines, line].join('\n');
}
