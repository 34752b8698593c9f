import { withoutSecrets } from '../catalog/secrets';
import { visibleLines } from '../values/visible';

/** Lines for spreadsheets: CRLF, quoted where needed, no formula. */
export const csv = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => row.map(cell).join(',')).join('\r\n');

/** A text that a spreadsheet would take for a formula gets an apostrophe. */
function cell(text: string): string {
  // In a log of GitHub a cell of several lines must not begin one with a command.
  const plain = visibleLines(withoutSecrets(text)).replace(/\n(?=\s*::)/g, '\\n');
  // Spreadsheets take blanks away, and signs of full width for plain ones.
  const safe = /^\s*(?:[=+\-@\t\uff1d\uff0b\uff0d\uff20]|::)/.test(plain) ? `'${plain}` : plain;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
