import { withoutSecrets } from '../catalog/secrets';
import { visible, visibleLines } from '../values/visible';

/** One line of foreign text, with nothing in it that Markdown, HTML or a mention would act on. */
export const inline = (text: string): string =>
  visible(withoutSecrets(text).replace(/\s+/g, ' '))
    .replace(/[\\`*_{}[\]|~#]/g, '\\$&')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/@(?=\w)/g, '@\u200b');

export const code = (text: string): string =>
  `\`${visible(withoutSecrets(text).replaceAll('`', "'").replace(/\s+/g, ' ')).replace(/##(?=\w*\[)/g, '#\u200b#')}\``;

/** A text of ours, in which only the code spans are markup. */
export const plain = (text: string): string =>
  text
    .split('`')
    .map((piece, i) => (i % 2 === 0 ? piece.replace(/[<*_|]/g, '\\$&') : piece))
    .join('`');

/** Lines that are shown as they are. */
export const fenced = (language: string, text: string): string => {
  const fence = '`'.repeat(Math.max(3, ...[...text.matchAll(/`+/g)].map(([run]) => run.length + 1)));
  return `${fence}${language}\n${visibleLines(withoutSecrets(text))}\n${fence}`;
};

/** A table; cells may hold Markdown. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(cell).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

const cell = (text: string): string =>
  text
    .replace(/\|/g, '\\|')
    .replace(/\s*\n\s*/g, ' ')
    .trim();
