/** Where a text stops to be JSON: engines tell that only sometimes, and quote the text instead. It nests no deeper than the stack allows. */
export function jsonFault(text: string): number {
  const reader = new JsonReader(text);
  try {
    reader.document();
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
  }
  return reader.at;
}

class Fault extends Error {}

const BLANKS = /[ \t\r\n]*/y;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORD = /true|false|null/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

class JsonReader {
  at = 0;

  constructor(private readonly text: string) {}

  document(): void {
    this.value();
    if (this.at < this.text.length) throw new Fault();
  }

  private value(): void {
    this.take(BLANKS);
    const sign = this.text[this.at];
    if (sign === '{') this.items('}', () => this.pair());
    else if (sign === '[') this.items(']', () => this.value());
    else if (sign === '"') this.quoted();
    else if (!this.take(NUMBER) && !this.take(WORD)) throw new Fault();
    this.take(BLANKS);
  }

  private items(end: string, item: () => void): void {
    this.at += 1;
    this.take(BLANKS);
    if (this.text[this.at] !== end) {
      item();
      while (this.text[this.at] === ',') {
        this.at += 1;
        item();
      }
    }
    this.sign(end);
  }

  private pair(): void {
    this.take(BLANKS);
    this.quoted();
    this.take(BLANKS);
    this.sign(':');
    this.value();
  }

  private quoted(): void {
    this.sign('"');
    for (;;) {
      const code = this.text.charCodeAt(this.at);
      if (this.text[this.at] === '"') break;
      // Also where the text ends.
      if (!(code >= 0x20)) throw new Fault();
      if (this.text[this.at] !== '\\') this.at += 1;
      else if (!this.take(ESCAPE)) throw new Fault();
    }
    this.at += 1;
  }

  private sign(expected: string): void {
    if (this.text[this.at] !== expected) throw new Fault();
    this.at += 1;
  }

  private take(pattern: RegExp): boolean {
    pattern.lastIndex = this.at;
    if (!pattern.test(this.text)) return false;
    this.at = pattern.lastIndex;
    return true;
  }
}
