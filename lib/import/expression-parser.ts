import { type Budget, TooComplex } from './budget';

/** What cannot be read as an expression. */
class NoExpression extends Error {}

const BLANKS = /\s*/y;
const NUMBER = /-?\d+/y;
const NAME = /[A-Za-z_][\w.]*(?=\s*\()/y;
const KEY = /[A-Za-z_]\w*/y;

/** What evaluates the parts of an expression. */
export interface Evaluation {
  readonly call: (name: string, args: readonly unknown[]) => unknown;
  /** The part of a value that a key or an index names. */
  readonly part: (value: unknown, key: string) => unknown;
}

/** Reads and evaluates `concat('a', variables('b').c[0])` in one go. Undefined when the text is no expression that is understood. */
export function evaluate(text: string, evaluation: Evaluation, budget: Budget): unknown {
  try {
    return new Parser(text, evaluation, budget).whole();
  } catch (error) {
    if (error instanceof TooComplex || !(error instanceof NoExpression)) throw error;
    return undefined;
  }
}

class Parser {
  private at = 0;

  constructor(
    private readonly text: string,
    private readonly evaluation: Evaluation,
    private readonly budget: Budget,
  ) {}

  whole(): unknown {
    const value = this.expression();
    this.take(BLANKS);
    if (this.at < this.text.length) throw new NoExpression();
    return value;
  }

  private expression(): unknown {
    this.budget.spend(1);
    return this.budget.within(() => {
      let value = this.first();
      for (;;) {
        if (this.accept('.')) value = this.evaluation.part(value, this.take(KEY));
        else if (this.accept('[')) {
          value = this.evaluation.part(value, String(this.expression()));
          this.expect(']');
        } else return value;
      }
    });
  }

  private first(): unknown {
    this.take(BLANKS);
    if (this.text[this.at] === "'") return this.quoted();
    const name = this.take(NAME);
    if (name === '') {
      const number = this.take(NUMBER);
      if (number === '') throw new NoExpression();
      return Number(number);
    }
    this.expect('(');
    const args: unknown[] = [];
    while (!this.accept(')')) {
      if (args.length > 0) this.expect(',');
      args.push(this.expression());
    }
    return this.evaluation.call(name, args);
  }

  /** A text; two quotes in it stand for one. */
  private quoted(): string {
    const from = this.at + 1;
    for (let end = this.text.indexOf("'", from); end >= 0; end = this.text.indexOf("'", end + 2)) {
      if (this.text[end + 1] === "'") continue;
      this.at = end + 1;
      return this.text.slice(from, end).replaceAll("''", "'");
    }
    throw new NoExpression();
  }

  private accept(sign: string): boolean {
    this.take(BLANKS);
    if (this.text[this.at] !== sign) return false;
    this.at += 1;
    return true;
  }

  private expect(sign: string): void {
    if (!this.accept(sign)) throw new NoExpression();
  }

  private take(pattern: RegExp): string {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0] ?? '';
    this.at += found.length;
    return found;
  }
}
