import { parseTemplate } from './expression';
import { hasUnknown, isBlock, type Value } from './value';

/** Gives the value of a name such as `local.kit.rules`; undefined: it is none that can be looked up. */
type Lookup = (name: string) => Value;

class Unreadable extends Error {}

const FUNCTIONS: Readonly<Record<string, (args: readonly Value[]) => Value>> = {
  lower: ([text]) => (typeof text === 'string' ? text.toLowerCase() : undefined),
  upper: ([text]) => (typeof text === 'string' ? text.toUpperCase() : undefined),
  jsonencode: ([value]) => (value === undefined ? undefined : JSON.stringify(value)),
  jsondecode: ([text]) => (typeof text === 'string' ? (JSON.parse(text) as Value) : undefined),
  toset: ([list]) => list,
  tolist: ([list]) => list,
  tomap: ([map]) => map,
  concat: (lists) => (lists.every(Array.isArray) ? (lists as readonly (readonly Value[])[]).flat() : undefined),
  merge: (maps) => (maps.every(isBlock) ? Object.assign({}, ...maps) : undefined),
};

/**
 * The value of an expression of Terraform as far as it is made of texts, numbers, lists, objects, names and a few functions;
 * undefined when there is more to it: then it is not guessed at.
 */
export function evaluate(text: string, lookup: Lookup): Value {
  try {
    const reader = new Reader(text, lookup);
    const value = reader.value();
    return reader.ended() ? value : undefined;
  } catch (error) {
    if (error instanceof Unreadable || error instanceof SyntaxError) return undefined;
    throw error;
  }
}

class Reader {
  private at = 0;

  constructor(
    private readonly text: string,
    private readonly lookup: Lookup,
  ) {}

  ended(): boolean {
    this.space();
    return this.at === this.text.length;
  }

  value(): Value {
    this.space();
    const sign = this.text[this.at];
    if (sign === '"') return this.quoted();
    if (sign === '[') return this.list('[', ']');
    if (sign === '{') return this.object();
    const number = this.take(/-?\d+(?:\.\d+)?(?![\w.])/y);
    if (number !== undefined) return Number(number);
    const name = this.take(/[A-Za-z_][\w-]*(?:\[[^\]]*\])?(?:\.[\w-]+(?:\[[^\]]*\])?)*/y);
    if (name === undefined) throw new Unreadable();
    if (this.text[this.at] === '(') return this.call(name);
    if (name === 'true' || name === 'false') return name === 'true';
    return name === 'null' ? null : this.known(this.lookup(name));
  }

  private call(name: string): Value {
    const args = this.list('(', ')');
    const work = Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name] : undefined;
    return this.known(work?.(args));
  }

  private known(value: Value): Value {
    if (value === undefined || hasUnknown(value)) throw new Unreadable();
    return value;
  }

  private list(open: string, close: string): Value[] {
    this.expect(open);
    const items: Value[] = [];
    while (!this.next(close)) {
      items.push(this.value());
      if (!this.next(',')) {
        this.expect(close);
        break;
      }
    }
    return items;
  }

  private object(): Value {
    this.expect('{');
    const out: Record<string, Value> = {};
    while (!this.next('}')) {
      this.space();
      const key = this.text[this.at] === '"' ? this.quoted() : this.take(/[A-Za-z_][\w-]*/y);
      if (typeof key !== 'string' || !(this.next('=') || this.next(':'))) throw new Unreadable();
      out[key] = this.value();
      this.next(',');
    }
    return out;
  }

  /** A text in quotes, with templates in it. */
  private quoted(): Value {
    const raw = this.take(/"(?:[^"\\$%]|\\.|[$%](?!\{)|[$%]\{(?:[^{}"]|"(?:[^"\\]|\\.)*")*\})*"/y);
    if (raw === undefined) throw new Unreadable();
    const pieces = parseTemplate(raw.slice(1, -1)).map((piece) => {
      if ('text' in piece) return unquoted(piece.text);
      const value = evaluate(piece.expression, this.lookup);
      if (value === undefined || (typeof value === 'object' && value !== null)) throw new Unreadable();
      return value;
    });
    return pieces.length === 1 ? pieces[0] : pieces.join('');
  }

  private next(sign: string): boolean {
    this.space();
    if (this.text[this.at] !== sign) return false;
    this.at += 1;
    return true;
  }

  private expect(sign: string): void {
    if (!this.next(sign)) throw new Unreadable();
  }

  private take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0];
    if (found !== undefined) this.at += found.length;
    return found;
  }

  private space(): void {
    this.take(/\s*/y);
  }
}

const unquoted = (text: string) =>
  text.replace(/\\(u[0-9a-fA-F]{4}|.)/g, (_, sign: string) => {
    if (sign === 'n') return '\n';
    if (sign === 't') return '\t';
    if (sign === 'r') return '\r';
    return sign.length === 5 ? String.fromCharCode(Number.parseInt(sign.slice(1), 16)) : sign;
  });
