import { mebibytes } from './limits';

/** A cell with the place where it begins; both 1-based. */
export interface CsvCell {
  readonly text: string;
  readonly line: number;
  readonly column: number;
}

export interface CsvMistake {
  readonly reason: string;
  readonly line: number;
  readonly column: number;
}

export interface Csv {
  /** Lines with at least one cell; blank lines are left out. */
  readonly records: readonly (readonly CsvCell[])[];
  readonly mistakes: readonly CsvMistake[];
}

/** Reads a whole text of comma-separated values; see `CsvReader`. */
export function parseCsv(text: string): Csv {
  const reader = new CsvReader();
  const records = [...reader.read(text), ...reader.end()];
  return { records, mistakes: reader.mistakes };
}

/** No cell of a real file is longer: what is, is a quote that nobody closes. */
const LONGEST_CELL = 1024 * 1024;

/** Between cells, in one without quotes, in one with quotes, behind its closing quote. */
type State = 'start' | 'plain' | 'quoted' | 'behind';

/**
 * Reads comma-separated values (RFC 4180) piece by piece, however long they are: cells may stand in double quotes, which are doubled
 * inside them; quoted cells may hold commas and line breaks. Lines end with LF or CRLF, a byte-order mark is ignored.
 */
export class CsvReader {
  readonly mistakes: CsvMistake[] = [];
  private record: CsvCell[] = [];
  private state: State = 'start';
  private value = '';
  private began = { line: 1, column: 1 };
  /** What follows a closing quote, and where. */
  private rest = '';
  private restAt = { line: 1, column: 1 };
  private line = 1;
  private column = 1;
  /** Quotes and carriage returns at the end of a piece: what follows decides what they mean. */
  private held = '';
  private isFirst = true;
  private isBroken = false;

  /** Records that are complete with this piece. */
  *read(piece: string): Generator<readonly CsvCell[]> {
    let text = this.held + piece;
    if (this.isFirst && text) {
      text = text.replace(/^\uFEFF/, '');
      this.isFirst = false;
    }
    this.held = /["\r]+$/.exec(text)?.[0] ?? '';
    yield* this.take(text.slice(0, text.length - this.held.length));
  }

  /** The record that no line break ends. */
  *end(): Generator<readonly CsvCell[]> {
    yield* this.take(this.held);
    if (this.isBroken) return;
    if (this.state === 'quoted') this.unclosed('is never closed');
    // A comma at the very end opens one more, empty cell.
    if (this.state !== 'start' || this.record.length > 0) yield* this.closed();
  }

  private *take(text: string): Generator<readonly CsvCell[]> {
    for (let at = 0; at < text.length && !this.isBroken; ) {
      const sign = text[at]!;
      const isBreak = sign === '\n' || (sign === '\r' && text[at + 1] === '\n');
      const width = sign === '\r' && text[at + 1] === '\n' ? 2 : 1;
      if (this.state === 'start' && sign === '"') {
        this.begin('quoted');
        at += this.step(1);
      } else if (this.state === 'quoted') {
        if (sign === '"' && text[at + 1] === '"') {
          this.value += '"';
          at += this.step(2);
        } else if (sign === '"') {
          this.state = 'behind';
          at += this.step(1);
          this.restAt = { line: this.line, column: this.column };
        } else if (isBreak) {
          this.value += '\n';
          at += this.newLine(width);
        } else {
          const end = endOf(text, at, INSIDE_QUOTES);
          this.value += text.slice(at, end);
          at += this.step(end - at);
          if (this.value.length > LONGEST_CELL) {
            this.unclosed(`is not closed within ${mebibytes(LONGEST_CELL)}`);
            this.isBroken = true;
          }
        }
      } else if (sign === ',') {
        this.cell();
        at += this.step(1);
      } else if (isBreak) {
        yield* this.closed();
        at += this.newLine(width);
      } else {
        if (this.state === 'start') this.begin('plain');
        const end = endOf(text, at, BETWEEN_COMMAS);
        if (this.state === 'plain') this.value += text.slice(at, end);
        else this.rest += text.slice(at, end);
        at += this.step(end - at);
      }
    }
  }

  private begin(state: State): void {
    this.state = state;
    this.began = { line: this.line, column: this.column };
  }

  private cell(): void {
    if (this.state === 'start') this.begin('plain');
    const quote = this.state === 'plain' ? this.value.indexOf('"') : -1;
    if (quote >= 0) {
      const reason = 'a cell that holds a double quote has to stand in double quotes, with its own ones doubled';
      this.mistakes.push({ reason, line: this.began.line, column: this.began.column + quote });
    }
    if (this.rest.trim() !== '')
      this.mistakes.push({ reason: 'there is text behind the closing quote', ...this.restAt });
    this.record.push({ text: this.value, ...this.began });
    this.value = '';
    this.rest = '';
    this.state = 'start';
  }

  private *closed(): Generator<readonly CsvCell[]> {
    if (this.state !== 'start' || this.record.length > 0) this.cell();
    const { record } = this;
    this.record = [];
    if (record.length > 1 || (record[0] && record[0].text.trim() !== '')) yield record;
  }

  private unclosed(what: string): void {
    this.mistakes.push({ reason: `the quote that opens here ${what}`, ...this.began });
  }

  private step(characters: number): number {
    this.column += characters;
    return characters;
  }

  private newLine(width: number): number {
    this.line += 1;
    this.column = 1;
    return width;
  }
}

const INSIDE_QUOTES = /["\n\r]/g;
const BETWEEN_COMMAS = /[,\n\r]/g;

/** Where a run of plain characters ends; a carriage return that ends no line is one of them. */
function endOf(text: string, from: number, stop: RegExp): number {
  stop.lastIndex = from + 1;
  return stop.exec(text)?.index ?? text.length;
}
