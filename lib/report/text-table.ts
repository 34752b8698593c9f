import { widthOf, wrap } from './terminal';

const GAP = 2;

/**
 * A table within so many columns: cells wrap at blanks, the widest column gives way first. Where even that is too wide, each row becomes
 * a paragraph: its first cell, and the others below it with their titles.
 */
export function textTable(
  titles: readonly string[],
  rows: readonly (readonly string[])[],
  width: number,
  heading: (text: string) => string = (text) => text,
): string {
  const widths = fitted([titles, ...rows], width);
  if (!widths) return rows.map((row) => paragraph(titles, row, width)).join('\n');
  return [heading(sideBySide(titles, widths)), ...rows.map((row) => sideBySide(row, widths))].join('\n');
}

/** Widths that fit together without a break in a word; undefined when there are none. */
function fitted(rows: readonly (readonly string[])[], width: number): readonly number[] | undefined {
  const longest = (measure: (cell: string) => number) =>
    rows[0]!.map((_, i) => Math.max(...rows.map((row) => measure(row[i]!))));
  const widths = longest(widthOf);
  const least = longest((cell) => Math.max(...cell.split(' ').map(widthOf)));
  let over = widths.reduce((sum, w) => sum + w, (widths.length - 1) * GAP) - width;
  for (; over > 0; over--) {
    const slack = widths.map((w, i) => w - least[i]!);
    const most = Math.max(...slack);
    if (most === 0) return undefined;
    widths[slack.indexOf(most)]!--;
  }
  return widths;
}

function sideBySide(cells: readonly string[], widths: readonly number[]): string {
  const columns = cells.map((cell, i) => wrap(cell, '', widths[i]!).split('\n'));
  const lines = Array.from({ length: Math.max(...columns.map(({ length }) => length)) }, (_, y) =>
    columns.map((column, i) => padded(column[y] ?? '', widths[i]!)).join(' '.repeat(GAP)),
  );
  return lines.map((line) => line.trimEnd()).join('\n');
}

const padded = (text: string, width: number) => text + ' '.repeat(Math.max(0, width - widthOf(text)));

function paragraph([, ...titles]: readonly string[], [first, ...others]: readonly string[], width: number): string {
  const lines = others.map((cell, i) => wrap(`${titles[i]!.toLowerCase()}: ${cell}`, '  ', width, '    '));
  return [wrap(first!, '', width), ...lines].join('\n');
}
