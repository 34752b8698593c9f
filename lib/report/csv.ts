import { withoutSecrets } from '../catalog/secrets';
import { visibleLines } from '../values/visible';

/** Lines for spreadsheets: CRLF, quoted where needed, no formula. */
export const csv = (rows: Iterable<readonly string[]>): string => [...csvPieces(rows)].join('');

/** The same line by line, for many. */
export function* csvPieces(rows: Iterable<readonly string[]>): Generator<string> {
  let isFirst = true;
  for (const row of rows) {
    yield (isFirst ? '' : '\r\n') + row.map(cell).join(',');
    isFirst = false;
  }
}

/** A text that a spreadsheet would take for a formula gets an apostrophe. */
function cell(text: string): string {
  // In a log of GitHub a cell of several lines must not begin one with a command.
  const plain = visibleLines(withoutSecrets(text)).replace(/\n(?=\s*::)/g, '\\n');
  // Spreadsheets take blanks away, and signs of full width for plain ones.
  const safe = /^\s*(?:[=+\-@\t\uff1d\uff0b\uff0d\uff20]|::)/.test(plain) ? `'${plain}` : plain;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
