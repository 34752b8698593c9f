import { type CsvCell, CsvReader } from '../files/csv';
import { displayPath } from '../files/file-problems';
import { type JsonElement, JsonElements } from '../files/json-elements';
import { readInPieces } from '../files/pieces';
import type { Location, Problem } from '../files/problem';
import { asText } from '../values/text';
import { badExport, badValue, missingColumn, noSignIns } from './problems';
import { type Columns, columnsOf, type Field, missingFields, readSignIn, type SignIn } from './sign-in';

/** Of one file: what follows the first mistakes mostly comes of them. */
const MOST_MISTAKES = 20;

/** What an export held. */
export interface ReadExport {
  readonly rows: number;
  readonly problems: readonly Problem[];
}

/**
 * Reads exported sign-ins row by row, however large the file is: CSV as Entra's portal and Log Analytics write it, JSON as the query API
 * answers it, and lists of records as Entra's portal, the Azure CLI and Graph give them.
 */
export function readExport(path: string, take: (signIn: SignIn) => void): ReadExport {
  const file = displayPath(path);
  const reader = new ExportReader(file, take);
  const problem = readInPieces(path, (piece) => reader.read(piece));
  reader.end(problem === undefined);
  return { rows: reader.rows, problems: problem ? [...reader.problems, problem] : reader.problems };
}

class ExportReader {
  readonly problems: Problem[] = [];
  rows = 0;
  private form: CsvRows | JsonRows | undefined;
  private begin = '';

  constructor(
    private readonly file: string,
    private readonly take: (signIn: SignIn) => void,
  ) {}

  read(piece: string): void {
    if (this.problems.length >= MOST_MISTAKES) return;
    if (!this.form) {
      this.begin += piece;
      const first = /[^\s\uFEFF]/.exec(this.begin)?.[0];
      if (first === undefined) return;
      this.form = first === '{' || first === '[' ? new JsonRows(this) : new CsvRows(this);
      this.form.read(this.begin);
    } else this.form.read(piece);
  }

  end(isWhole: boolean): void {
    if (isWhole) this.form?.end();
    if (isWhole && this.rows === 0 && this.problems.length === 0)
      this.problems.push(noSignIns({ file: this.file }, {}));
  }

  at = (line: number, column: number): Location => ({ file: this.file, line, column });

  /** False where columns are missing without which no row can be read. */
  accepts(columns: Columns, line: number, column: number): boolean {
    const missing = missingFields(columns);
    for (const { what, names } of missing)
      this.problems.push(missingColumn(this.at(line, column), { what, columns: names }));
    return missing.length === 0;
  }

  row(cellOf: (field: Field) => unknown, placeOf: (field: Field) => Location): void {
    if (this.problems.length >= MOST_MISTAKES) return;
    this.rows += 1;
    const found = readSignIn(cellOf);
    if (found === undefined) return;
    if ('field' in found) this.problems.push(badValue(placeOf(found.field), found));
    else this.take(found);
  }

  malformed(mistake: { readonly reason: string; readonly line: number; readonly column: number }): void {
    this.problems.push(badExport(this.at(mistake.line, mistake.column), { reason: mistake.reason }));
  }
}

/** The first value that is there: a union of two logs leaves one of two columns empty. */
function firstOf<T>(
  columns: readonly number[],
  cells: readonly T[],
  isEmpty: (cell: T) => boolean,
): number | undefined {
  return columns.find((i) => cells[i] !== undefined && !isEmpty(cells[i]!)) ?? columns[0];
}

class CsvRows {
  private readonly reader = new CsvReader();
  private columns: Columns | undefined;
  private width = 0;
  private isUnusable = false;
  private told = 0;

  constructor(private readonly into: ExportReader) {}

  read(piece: string): void {
    this.take(this.reader.read(piece));
  }

  end(): void {
    this.take(this.reader.end());
  }

  private take(records: Iterable<readonly CsvCell[]>): void {
    for (const record of records) if (!this.isUnusable) this.record(record);
    for (; this.told < this.reader.mistakes.length; this.told++) this.into.malformed(this.reader.mistakes[this.told]!);
  }

  private record(cells: readonly CsvCell[]): void {
    const { line, column } = cells[0]!;
    if (!this.columns) {
      this.columns = columnsOf(cells.map(({ text }) => text));
      this.width = cells.length;
      this.isUnusable = !this.into.accepts(this.columns, line, column);
      return;
    }
    if (cells.length !== this.width) {
      this.into.malformed({ reason: `the line has ${cells.length} cells, the header has ${this.width}`, line, column });
      return;
    }
    const cellOf = (field: Field) => cells[firstOf(this.columns![field], cells, ({ text }) => text === '') ?? -1];
    this.into.row(
      (field) => cellOf(field)?.text,
      (field) => this.into.at(cellOf(field)!.line, cellOf(field)!.column),
    );
  }
}

/** `tables[].columns` and `tables[].rows[]` of the query API; records of a list, or of a list called `value`. */
class JsonRows {
  private readonly reader = new JsonElements((path) => KNOWN.has(path.join('.')));
  private columns: Columns | undefined;
  private known = '';
  private isUnusable = false;

  constructor(private readonly into: ExportReader) {}

  read(piece: string): void {
    for (const element of this.reader.read(piece)) if (!this.isUnusable) this.element(element);
    if (this.reader.mistake && !this.isUnusable) this.stop(this.reader.mistake);
  }

  end(): void {
    this.reader.end();
    if (this.reader.mistake && !this.isUnusable) this.stop(this.reader.mistake);
  }

  private stop(mistake: { readonly reason: string; readonly line: number; readonly column: number }): void {
    this.into.malformed(mistake);
    this.isUnusable = true;
  }

  private element({ path, value, line, column }: JsonElement): void {
    if (path.at(-1) === 'columns') {
      this.columns = columnsOf((Array.isArray(value) ? value : []).map((one) => asText((one as Named | null)?.name)));
      this.isUnusable = !this.into.accepts(this.columns, line, column);
      return;
    }
    const isRow = path.at(-2) === 'rows';
    if (isRow && (!this.columns || !Array.isArray(value))) {
      this.stop({ reason: 'rows stand before the columns, or are no lists', line, column });
      return;
    }
    const cells = isRow ? (value as readonly unknown[]) : Object.values(value as object);
    const columns = isRow ? this.columns! : this.columnsOfRecord(Object.keys(value as object));
    if (!isRow && this.into.rows === 0 && !this.into.accepts(columns, line, column)) {
      this.isUnusable = true;
      return;
    }
    const cellOf = (field: Field) => cells[firstOf(columns[field], cells, isNothing) ?? -1];
    this.into.row(cellOf, () => this.into.at(line, column));
  }

  /** Records of one list mostly have the same keys. */
  private columnsOfRecord(keys: readonly string[]): Columns {
    const known = keys.join();
    if (this.known !== known || !this.columns) {
      this.columns = columnsOf(keys);
      this.known = known;
    }
    return this.columns;
  }
}

interface Named {
  readonly name?: unknown;
}

const KNOWN: ReadonlySet<string> = new Set(['tables.*.columns', 'tables.*.rows.*', '*', 'value.*']);

const isNothing = (cell: unknown): boolean => cell === null || cell === '';
