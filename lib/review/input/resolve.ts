import { resourceId } from './azure-ids';
import { addressOf, attributeOf, parseTemplate, referencesIn } from './expression';
import { type Block, blocksOf, isBlock, isUnknown, Unknown, type Value } from './value';

/** A stack before its expressions are worked out. */
export interface RawStack {
  /** By address. */
  readonly resources: ReadonlyMap<string, { readonly type: string; readonly values: Block }>;
  readonly locals: Block;
  readonly variables: Block;
  readonly subscriptionId?: string;
}

/** A quoted text without a template in it. */
const LITERAL = /^"((?:(?![$%]\{)[^"\\]|\\.)*)"$/;
const LOWER = /^lower\((.+)\)$/s;
const LOCAL = /^local\.([A-Za-z_][\w-]*)((?:\.[A-Za-z_][\w-]*)*)$/;
const VARIABLE = /^var\.([A-Za-z_][\w-]*)$/;

/**
 * Works out the expressions of a stack as far as they refer to things in the same stack: other resources' arguments,
 * locals, defaults of variables, and the ids of Azure resources, which follow from names. The rest becomes `Unknown`.
 */
export class Resolver {
  private readonly done = new Map<string, Value>();
  private readonly busy = new Set<string>();

  constructor(private readonly stack: RawStack) {}

  value(raw: Value): Value {
    if (typeof raw === 'string') return this.template(raw);
    if (Array.isArray(raw)) return (raw as readonly Value[]).map((item) => this.value(item));
    if (!isBlock(raw)) return raw;
    const out: Record<string, Value> = {};
    for (const [key, item] of Object.entries(raw)) if (key !== '//') out[this.key(key)] = this.value(item);
    return out;
  }

  /** What an argument's expressions refer to, at any depth. */
  references(raw: Value): readonly string[] {
    if (typeof raw === 'string') {
      if (!raw.includes('{')) return [];
      return parseTemplate(raw).flatMap((piece) => ('expression' in piece ? referencesIn(piece.expression) : []));
    }
    if (Array.isArray(raw)) return (raw as readonly Value[]).flatMap((item) => this.references(item));
    return isBlock(raw) ? Object.values(raw).flatMap((item) => this.references(item)) : [];
  }

  private key(key: string): string {
    const value = key.includes('{') ? this.template(key) : key;
    return typeof value === 'string' ? value : key;
  }

  private template(template: string): Value {
    const pieces = parseTemplate(template).map((piece) =>
      'text' in piece ? piece.text : this.expression(piece.expression),
    );
    if (pieces.length === 1) return pieces[0];
    if (pieces.some((piece) => isUnknown(piece) || typeof piece === 'object'))
      return new Unknown(template, this.references(template));
    return pieces.map((piece) => String(piece ?? '')).join('');
  }

  private expression(text: string): Value {
    const literal = LITERAL.exec(text);
    if (literal) return literal[1]!.replace(/\\(["\\])/g, '$1');
    if (/^-?\d+(\.\d+)?$/.test(text)) return Number(text);
    if (text === 'true' || text === 'false') return text === 'true';
    const lower = LOWER.exec(text);
    if (lower) {
      const value = this.expression(lower[1]!.trim());
      return typeof value === 'string' ? value.toLowerCase() : new Unknown(text, referencesIn(text));
    }
    const local = LOCAL.exec(text);
    if (local) return this.local(text, local[1]!, local[2]!);
    const variable = VARIABLE.exec(text);
    if (variable) return this.once(text, () => blocksOf(this.stack.variables[variable[1]!])[0]?.default, text);
    const [reference, ...others] = referencesIn(text);
    if (reference === undefined || others.length > 0 || reference !== text)
      return new Unknown(text, referencesIn(text));
    return this.attribute(text);
  }

  private local(text: string, name: string, path: string): Value {
    const value = this.once(`local.${name}`, () => this.stack.locals[name], text);
    return path.split('.').reduce<Value>((here, key) => {
      if (!key) return here;
      return isBlock(here) && key in here ? here[key] : new Unknown(text);
    }, value);
  }

  private attribute(reference: string): Value {
    const resource = this.stack.resources.get(addressOf(reference));
    const attribute = attributeOf(reference);
    if (!resource || attribute === '') return new Unknown(reference, [reference]);
    return this.once(
      reference,
      () => {
        if (attribute in resource.values) return resource.values[attribute];
        if (attribute !== 'id') return undefined;
        const argument = (name: string) => {
          const value = this.value(resource.values[name]);
          return typeof value === 'string' ? value : undefined;
        };
        return resourceId(resource.type, argument, this.stack.subscriptionId);
      },
      reference,
    );
  }

  /** Resolves a reference once; one that is absent, or that refers to itself, is unknown. */
  private once(name: string, raw: () => Value, expression: string): Value {
    if (this.done.has(name)) return this.done.get(name);
    const unresolved = new Unknown(expression, referencesIn(expression));
    if (this.busy.has(name)) return unresolved;
    this.busy.add(name);
    const found = raw();
    const value = found === undefined ? unresolved : this.value(found);
    this.busy.delete(name);
    this.done.set(name, value);
    return value;
  }
}
