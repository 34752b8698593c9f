import { parseJson } from './json';
import { mebibytes } from './limits';

/** A list or map in a JSON text, with the keys that lead to it (`*` for a place in a list) and where it begins; both 1-based. */
export interface JsonElement {
  readonly path: readonly string[];
  readonly value: unknown;
  readonly line: number;
  readonly column: number;
}

export interface JsonMistake {
  readonly reason: string;
  readonly line: number;
  readonly column: number;
}

/** One element that is read as a whole; rows of a log are a thousandth of it. */
const LARGEST_ELEMENT = 16 * 1024 * 1024;

interface Frame {
  readonly isList: boolean;
  key: string;
  /** In a map, whether a key comes next. */
  awaitsKey: boolean;
}

/** Reads chosen elements of a JSON text that comes piece by piece, however long it is; the rest is passed over. */
export class JsonElements {
  mistake: JsonMistake | undefined;
  private readonly frames: Frame[] = [];
  private isDone = false;
  private line = 1;
  private column = 1;
  /** A text in quotes that is being read outside of an element: a key, or a value that nobody wants. */
  private quoted: string | undefined;
  private isEscaped = false;
  private element: { path: readonly string[]; text: string; depth: number; line: number; column: number } | undefined;

  constructor(private readonly wanted: (path: readonly string[]) => boolean) {}

  /** Elements that are complete with this piece. */
  *read(piece: string): Generator<JsonElement> {
    let from = 0;
    for (let at = 0; at < piece.length && !this.mistake; at++) {
      const sign = piece[at]!;
      if (this.quoted !== undefined) this.inQuotes(sign);
      else if (this.element) {
        if (sign === '"') this.quoted = '';
        else if (sign === '{' || sign === '[') this.element.depth += 1;
        else if ((sign === '}' || sign === ']') && --this.element.depth === 0) {
          this.element.text += piece.slice(from, at + 1);
          yield* this.complete();
        }
      } else if (this.outside(sign)) from = at;
      this.move(sign);
    }
    if (!this.element) return;
    this.element.text += piece.slice(from);
    if (this.element.text.length > LARGEST_ELEMENT) {
      const { line, column } = this.element;
      this.mistake ??= { reason: `what begins here is larger than ${mebibytes(LARGEST_ELEMENT)}`, line, column };
    }
  }

  /** What is missing at the end. */
  end(): void {
    if (!this.isDone) this.fail('it ends too early');
  }

  private inQuotes(sign: string): void {
    if (this.isEscaped) this.isEscaped = false;
    else if (sign === '\\') this.isEscaped = true;
    else if (sign === '"') {
      const frame = this.frames.at(-1);
      if (!this.element && frame?.awaitsKey) {
        frame.key = this.quoted!;
        frame.awaitsKey = false;
      }
      this.quoted = undefined;
      return;
    }
    // Keys are short; of other texts nothing is kept.
    if (!this.element && this.frames.at(-1)?.awaitsKey && this.quoted!.length < 256) this.quoted += sign;
  }

  /** A sign between the elements; true where one begins. */
  private outside(sign: string): boolean {
    const frame = this.frames.at(-1);
    if (/[\s\uFEFF]/.test(sign)) return false;
    if (this.isDone) this.fail('it is malformed here');
    else if (sign === '{' || sign === '[') return this.open(sign === '[');
    else if (sign === '}' || sign === ']') {
      if (!frame || frame.isList !== (sign === ']')) this.fail('it is malformed here');
      this.frames.pop();
      this.isDone = this.frames.length === 0;
    } else if (!frame) this.fail('it is malformed here');
    else if (sign === '"') this.quoted = '';
    else if (sign === ',') frame.awaitsKey = !frame.isList;
    else if (!/[\w.+:-]/.test(sign)) this.fail('it is malformed here');
    return false;
  }

  private open(isList: boolean): boolean {
    const path = this.frames.map((frame) => (frame.isList ? '*' : frame.key));
    if (this.wanted(path)) {
      this.element = { path, text: '', depth: 1, line: this.line, column: this.column };
      return true;
    }
    this.frames.push({ isList, key: '', awaitsKey: !isList });
    return false;
  }

  private *complete(): Generator<JsonElement> {
    const { path, text, line, column } = this.element!;
    this.element = undefined;
    const parsed = parseJson(text);
    if ('value' in parsed) yield { path, value: parsed.value, line, column };
    else {
      const { reason, line: down, column: right } = parsed;
      this.mistake = { reason, line: line + down - 1, column: down > 1 ? right : column + right - 1 };
    }
  }

  private fail(reason: string): void {
    this.mistake ??= { reason, line: this.line, column: this.column };
  }

  private move(sign: string): void {
    if (sign === '\n') {
      this.line += 1;
      this.column = 1;
    } else this.column += 1;
  }
}
