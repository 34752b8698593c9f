import { Budget } from './budget';
import { evaluate } from './expression-parser';

/** Stands for whatever only Azure knows at deployment: a parameter without a default, a new GUID and the like. */
export const UNKNOWN = '\u0000';

/** Whether something of a value is not known here. */
export function isUnknown(value: unknown): boolean {
  if (typeof value === 'string') return value.includes(UNKNOWN);
  return typeof value === 'object' && value !== null && Object.values(value).some(isUnknown);
}

type Map = Readonly<Record<string, unknown>>;

/** What the expressions of one ARM template may refer to; resolves the simple ones, as far as a template says, each variable once. */
export class Scope {
  /** What variables and defaults come to; undefined while that is found out. */
  private readonly known: globalThis.Map<string, { readonly value: unknown } | undefined> = new globalThis.Map();

  constructor(
    private readonly parameters: Map = {},
    private readonly variables: Map = {},
    readonly budget = new Budget(),
  ) {}

  /**
   * A value with all its expressions replaced; `[[` is a bracket of the text itself.
   * @throws TooComplex
   */
  resolve(value: unknown): unknown {
    if (typeof value === 'string') return this.text(value);
    if (Array.isArray(value)) return value.map((item) => this.resolve(item));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, this.resolve(item)]));
  }

  private text(text: string): unknown {
    if (text.startsWith('[[')) return text.slice(1);
    if (!text.startsWith('[') || !text.endsWith(']')) return text;
    const found = evaluate(text.slice(1, -1), this, this.budget) ?? UNKNOWN;
    this.budget.spendOn(found);
    return found;
  }

  /** @internal What a function gives. */
  call = (name: string, args: readonly unknown[]): unknown => {
    this.budget.spendOn(args);
    const found = this.result(name.toLowerCase(), args) ?? UNKNOWN;
    this.budget.spendOn(found);
    return found;
  };

  /** @internal The part of a value that a key or an index names. */
  part = (value: unknown, key: string): unknown => this.entry(value, key) ?? UNKNOWN;

  private result(name: string, args: readonly unknown[]): unknown {
    const texts = args.map((arg) => (typeof arg === 'string' ? arg : JSON.stringify(arg)));
    const [first = '', second = '', third = ''] = texts;
    switch (name) {
      case 'parameters':
        return this.lookUp('parameter', first, this.entry(this.entry(this.parameters, first), 'defaultValue'));
      case 'variables':
        return this.lookUp('variable', first, this.entry(this.variables, first));
      case 'concat':
        return args.every(Array.isArray) ? args.flat() : texts.join('');
      case 'format':
        return this.format(first, texts);
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
        return this.joined(first.split(second), third);
      case 'split':
        return first.split(second);
      case 'first':
      case 'last':
        return edge(args[0], name === 'first' ? 0 : -1);
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

  /** Before it is made: it may be far longer than its parts. */
  private joined(parts: readonly string[], between: string): string {
    this.budget.spend(parts.length * (1 + between.length));
    return parts.join(between);
  }

  private format(text: string, texts: readonly string[]): string {
    return text.replace(/\{(\d{1,4})\}/g, (_all, i) => {
      const found = texts[Number(i) + 1] ?? UNKNOWN;
      this.budget.spend(found.length);
      return found;
    });
  }

  /** Variables and defaults may hold expressions themselves; one that needs itself is not known. */
  private lookUp(kind: string, name: string, written: unknown): unknown {
    const key = `${kind} ${name.toLowerCase()}`;
    if (written === undefined || (this.known.has(key) && !this.known.get(key))) return UNKNOWN;
    const kept = this.known.get(key);
    if (kept) return kept.value;
    this.known.set(key, undefined);
    try {
      const value = this.budget.within(() => this.resolve(written));
      this.known.set(key, { value });
      return value;
    } catch (error) {
      // With the budget of another resource it may be found out.
      this.known.delete(key);
      throw error;
    }
  }

  /** Names in templates do not care about capitals. */
  private entry(map: unknown, name: string): unknown {
    if (typeof map !== 'object' || map === null) return undefined;
    if (Object.hasOwn(map, name)) return (map as Map)[name];
    const keys = Object.keys(map);
    this.budget.spend(keys.length);
    const found = keys.find((key) => key.toLowerCase() === name.toLowerCase());
    return found === undefined ? undefined : (map as Map)[found];
  }
}

/** The first or last of a list or a text. */
const edge = (value: unknown, at: 0 | -1): unknown =>
  typeof value === 'string' || Array.isArray(value) ? value.at(at) : undefined;
