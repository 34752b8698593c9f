/** A cell with the place where it begins; both 1-based. */
interface CsvCell {
  readonly text: string;
  readonly line: number;
  readonly column: number;
}

interface CsvMistake {
  readonly reason: string;
  readonly line: number;
  readonly column: number;
}

export interface Csv {
  /** Lines with at least one cell; blank lines are left out. */
  readonly records: readonly (readonly CsvCell[])[];
  readonly mistakes: readonly CsvMistake[];
}

/**
 * Reads comma-separated values (RFC 4180): cells may stand in double quotes, which are doubled inside them; quoted cells
 * may hold commas and line breaks. Lines end with LF or CRLF, a byte-order mark is ignored.
 */
export function parseCsv(input: string): Csv {
  const text = input.replace(/^\uFEFF/, '');
  const records: CsvCell[][] = [];
  const mistakes: CsvMistake[] = [];
  let record: CsvCell[] = [];
  let [at, line, lineStart] = [0, 1, 0];

  const newLine = (): void => {
    at += text[at] === '\r' ? 2 : 1;
    line += 1;
    lineStart = at;
  };
  const atBreak = (): boolean => text[at] === '\n' || (text[at] === '\r' && text[at + 1] === '\n');

  const quoted = (): string => {
    const [beganLine, beganColumn] = [line, at - lineStart + 1];
    let value = '';
    for (at += 1; at < text.length; ) {
      if (text[at] === '"') {
        if (text[at + 1] !== '"') {
          at += 1;
          return value;
        }
        value += '"';
        at += 2;
      } else if (atBreak()) {
        value += '\n';
        newLine();
      } else {
        value += text[at];
        at += 1;
      }
    }
    mistakes.push({ reason: 'the quote that opens here is never closed', line: beganLine, column: beganColumn });
    return value;
  };

  const plain = (): string => {
    const from = at;
    while (at < text.length && text[at] !== ',' && !atBreak()) at += 1;
    return text.slice(from, at);
  };

  const cell = (): CsvCell => {
    const [beganLine, beganColumn] = [line, at - lineStart + 1];
    if (text[at] !== '"') {
      const value = plain();
      const quote = value.indexOf('"');
      if (quote >= 0) {
        const reason = 'a cell that holds a double quote has to stand in double quotes, with its own ones doubled';
        mistakes.push({ reason, line, column: beganColumn + quote });
      }
      return { text: value, line: beganLine, column: beganColumn };
    }
    const value = quoted();
    const [afterLine, afterColumn] = [line, at - lineStart + 1];
    if (plain().trim() !== '') {
      mistakes.push({ reason: 'there is text behind the closing quote', line: afterLine, column: afterColumn });
    }
    return { text: value, line: beganLine, column: beganColumn };
  };

  while (at < text.length) {
    record.push(cell());
    if (text[at] === ',') {
      at += 1;
      // A comma at the very end opens one more, empty cell.
      if (at === text.length || atBreak()) record.push({ text: '', line, column: at - lineStart + 1 });
      if (at < text.length && !atBreak()) continue;
    }
    if (record.length > 1 || record[0]!.text.trim() !== '') records.push(record);
    record = [];
    if (at < text.length) newLine();
  }
  return { records, mistakes };
}
