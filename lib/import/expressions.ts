/** Stands for whatever only Azure knows at deployment: a parameter without a default, a new GUID and the like. */
export const UNKNOWN = '\u0000';

/** Whether something of a value is not known here. */
export function isUnknown(value: unknown): boolean {
  if (typeof value === 'string') return value.includes(UNKNOWN);
  return typeof value === 'object' && value !== null && Object.values(value).some(isUnknown);
}

type Map = Readonly<Record<string, unknown>>;

/** What the expressions of one ARM template may refer to; resolves the simple ones, as far as a template says. */
export class Scope {
  private readonly running = new Set<string>();

  constructor(
    private readonly parameters: Map = {},
    private readonly variables: Map = {},
  ) {}

  /** A value with all its expressions replaced; `[[` is a bracket of the text itself. */
  resolve(value: unknown): unknown {
    if (typeof value === 'string') return this.text(value);
    if (Array.isArray(value)) return value.map((item) => this.resolve(item));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, this.resolve(item)]));
  }

  private text(text: string): unknown {
    if (text.startsWith('[[')) return text.slice(1);
    if (!text.startsWith('[') || !text.endsWith(']')) return text;
    const parser = new Parser(text.slice(1, -1), (name, args) => this.call(name.toLowerCase(), args));
    return parser.whole() ?? UNKNOWN;
  }

  private call(name: string, args: readonly unknown[]): unknown {
    const texts = args.map((arg) => (typeof arg === 'string' ? arg : JSON.stringify(arg)));
    const [first = '', second = '', third = ''] = texts;
    switch (name) {
      case 'parameters':
        return this.lookUp('parameter', first, entry(entry(this.parameters, first), 'defaultValue'));
      case 'variables':
        return this.lookUp('variable', first, entry(this.variables, first));
      case 'concat':
        return args.every(Array.isArray) ? args.flat() : texts.join('');
      case 'format':
        return first.replace(/\{(\d+)\}/g, (_all, i) => texts[Number(i) + 1] ?? UNKNOWN);
      case 'resourceid':
      case 'extensionresourceid':
      case 'subscriptionresourceid':
        return texts.join('/');
      case 'string':
        return first;
      case 'tolower':
        return first.toLowerCase();
      case 'toupper':
        return first.toUpperCase();
      case 'trim':
        return first.trim();
      case 'replace':
        return first.replaceAll(second, third);
      case 'split':
        return first.split(second);
      case 'first':
      case 'last':
        return (args[0] as string | readonly unknown[] | undefined)?.at?.(name === 'first' ? 0 : -1);
      case 'if':
        return args[0] === true ? args[1] : args[0] === false ? args[2] : UNKNOWN;
      case 'equals':
        return isUnknown(args) ? UNKNOWN : first === second;
      case 'createarray':
        return [...args];
      case 'true':
        return true;
      case 'false':
        return false;
      case 'int':
        return Number(first);
      case 'bool':
        return first.toLowerCase() === 'true';
      default:
        return UNKNOWN;
    }
  }

  /** Variables and defaults may hold expressions themselves; one that needs itself is not known. */
  private lookUp(kind: string, name: string, value: unknown): unknown {
    const key = `${kind} ${name.toLowerCase()}`;
    if (value === undefined || this.running.has(key)) return UNKNOWN;
    this.running.add(key);
    try {
      return this.resolve(value);
    } finally {
      this.running.delete(key);
    }
  }
}

/** Names in templates do not care about capitals. */
function entry(map: unknown, name: string): unknown {
  if (typeof map !== 'object' || map === null) return undefined;
  const found = Object.keys(map).find((key) => key.toLowerCase() === name.toLowerCase());
  return found === undefined ? undefined : (map as Map)[found];
}

const TOKEN = /\s*(?:'((?:[^']|'')*)'|(-?\d+)|([A-Za-z_][\w.]*)(?=\s*\()|([A-Za-z_]\w*)|([()[\].,]))/y;

/** Reads and evaluates `concat('a', variables('b').c[0])` in one go. */
class Parser {
  private at = 0;

  constructor(
    private readonly text: string,
    private readonly call: (name: string, args: readonly unknown[]) => unknown,
  ) {}

  /** Undefined when the text is no expression that is understood. */
  whole(): unknown {
    try {
      const value = this.expression();
      return this.text.slice(this.at).trim() === '' ? value : undefined;
    } catch {
      return undefined;
    }
  }

  private expression(): unknown {
    const [, text, number, name] = this.token();
    let value: unknown = text?.replaceAll("''", "'") ?? (number === undefined ? undefined : Number(number));
    if (name !== undefined) {
      this.expect('(');
      const args: unknown[] = [];
      while (!this.accept(')')) {
        if (args.length > 0) this.expect(',');
        args.push(this.expression());
      }
      value = this.call(name, args) ?? UNKNOWN;
    }
    if (value === undefined) throw new SyntaxError('not a value');
    for (;;) {
      if (this.accept('.')) value = entry(value, this.token()[4] ?? '') ?? UNKNOWN;
      else if (this.accept('[')) {
        value = entry(value, String(this.expression())) ?? UNKNOWN;
        this.expect(']');
      } else return value;
    }
  }

  private token(): RegExpExecArray {
    TOKEN.lastIndex = this.at;
    const match = TOKEN.exec(this.text);
    if (!match) throw new SyntaxError(`nothing at ${this.at}`);
    this.at = TOKEN.lastIndex;
    return match;
  }

  private accept(sign: string): boolean {
    const before = this.at;
    if (this.text.slice(this.at).trim() !== '' && this.token()[5] === sign) return true;
    this.at = before;
    return false;
  }

  private expect(sign: string): void {
    if (!this.accept(sign)) throw new SyntaxError(`'${sign}' is missing at ${this.at}`);
  }
}
