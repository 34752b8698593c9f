import { randomUUID } from 'node:crypto';
import { stripVTControlCharacters, styleText } from 'node:util';

/** Puts colour on a text, or not. */
export type Paint = (style: Parameters<typeof styleText>[0], text: string) => string;

/** Colours text on a terminal only; honours NO_COLOR and FORCE_COLOR. */
export function paint(style: Parameters<Paint>[0], text: string, stream: NodeJS.WriteStream = process.stdout): string {
  return colourful(stream)
    ? styleText(style, text, { validateStream: false } as never).replaceAll(ESCAPE, COLOUR)
    : text;
}

const ESCAPE = '\u001b';

/** Stands for the escape character of our own colours until they are printed: input cannot know it, so that its escapes stay none. */
const COLOUR = `\ue000${randomUUID()}`;

/** Colours as a terminal takes them. */
export const intoTerminal = (text: string): string => text.replaceAll(COLOUR, ESCAPE);

function colourful(stream: NodeJS.WriteStream): boolean {
  if (process.env.NO_COLOR) return false;
  if (process.env.FORCE_COLOR && process.env.FORCE_COLOR !== '0') return true;
  return stream.isTTY === true;
}

/** Columns to write in: those of the terminal, 80 when the output goes elsewhere. */
export const terminalWidth = (stream: NodeJS.WriteStream): number => Math.max(40, Math.min(stream.columns ?? 80, 120));

/** Columns that a text takes; colours take none. */
export const widthOf = (text: string): number => stripVTControlCharacters(intoTerminal(text)).length;

/** Breaks a text at blanks; the first line starts with `first`, the others with `rest`. Blanks in front give way to a word that fits without them. */
export function wrap(
  text: string,
  first: string,
  width = terminalWidth(process.stdout),
  rest = ' '.repeat(widthOf(first)),
): string {
  const lines: string[] = [];
  const words = text.replace(/\s*\n\s*/g, ' ').split(/(?<= )(?=[^ ])/);
  const before = (start: string, word: string) => {
    const room = width - widthOf(word.trimEnd());
    return start.trim() === '' && room >= 0 ? start.slice(0, room) : start;
  };
  let start = before(first, words[0]!);
  let line = start;
  for (const word of words) {
    // A long word leaves a first line that holds only its beginning where it gains room by that.
    const roomier = line === first && first.trim() !== '' && widthOf(rest) < widthOf(first);
    if ((line !== start || roomier) && widthOf((line + word).trimEnd()) > width) {
      lines.push(line.trimEnd());
      line = start = before(rest, word);
    }
    line += word;
  }
  return [...lines, line.trimEnd()].join('\n');
}

/** The same on a terminal. Output that goes elsewhere stays on one line, so that other tools can search it. */
export const fitTerminal = (text: string, stream: NodeJS.WriteStream, first = ''): string =>
  stream.isTTY ? wrap(text, first, terminalWidth(stream), '    ') : first + text;
