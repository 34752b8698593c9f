import { asText } from '../../values/text';
import { resourceId } from './azure-ids';
import { addressOf, attributeOf, parseTemplate, referencesIn } from './expression';
import { evaluate } from './hcl';
import { type Block, blocksOf, isBlock, isUnknown, Unknown, type Value, valueAt } from './value';

/** A stack before its expressions are worked out. */
export interface RawStack {
  /** By address. */
  readonly resources: ReadonlyMap<string, { readonly type: string; readonly values: Block }>;
  readonly locals: Block;
  readonly variables: Block;
  readonly subscriptionId?: string;
}

const LOCAL = /^local\.([A-Za-z_][\w-]*)((?:\.[A-Za-z_][\w-]*)*)$/;
const VARIABLE = /^var\.([A-Za-z_][\w-]*)$/;
/** `each.value.name`, `count.index`, and the same of a dynamic block. */
const SCOPED = /^([A-Za-z_][\w-]*)((?:\.[A-Za-z_][\w-]*)+)$/;

/**
 * Works out the expressions of a stack as far as they refer to things in the same stack: other resources' arguments,
 * locals, defaults of variables, and the ids of Azure resources, which follow from names. The rest becomes `Unknown`.
 */
export class Resolver {
  private readonly done = new Map<string, Value>();
  private readonly busy = new Set<string>();

  constructor(
    private readonly stack: RawStack,
    /** Of the stack as a whole; absent: this is it. */
    private readonly whole?: Resolver,
    /** What `each`, `count` and the iterators of dynamic blocks stand for here. */
    private readonly scope: Block = {},
  ) {}

  /** The same, where a name stands for one of several. */
  within(name: string, meaning: Block): Resolver {
    return new Resolver(this.stack, this.whole ?? this, { ...this.scope, [name]: meaning });
  }

  value(raw: Value): Value {
    if (typeof raw === 'string') return this.template(raw);
    if (Array.isArray(raw)) return (raw as readonly Value[]).map((item) => this.value(item));
    if (!isBlock(raw)) return raw;
    const out: Record<string, Value> = {};
    const dynamic = 'dynamic' in raw ? dynamicBlocks(raw.dynamic) : undefined;
    for (const [key, item] of Object.entries(raw))
      if (key !== '//' && !(dynamic && key === 'dynamic')) out[this.key(key)] = this.value(item);
    for (const block of dynamic ?? []) out[block.label] = this.repeated(block, out[block.label]);
    return out;
  }

  /** The blocks that a dynamic block stands for, behind those that are written out; unknown where that cannot be told. */
  private repeated({ label, iterator, over, content }: DynamicBlock, before: Value): Value {
    const each = entriesOf(this.value(over));
    if (!each || isUnknown(before)) return new Unknown(`dynamic ${label}`, this.references(over));
    const made = each.map(([key, value]) => this.within(iterator, { key, value }).value(content));
    if (before === undefined) return made;
    return [...(Array.isArray(before) ? (before as readonly Value[]) : [before]), ...made];
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
    return pieces.map((piece) => asText(piece ?? '')).join('');
  }

  private expression(text: string): Value {
    const found = this.named(text) ?? evaluate(text, (name) => this.named(name));
    return found ?? new Unknown(text, referencesIn(text));
  }

  /** What a name stands for; undefined: it is no name, but an expression. */
  private named(text: string): Value {
    const [, first, rest] = SCOPED.exec(text) ?? [];
    if (first !== undefined && Object.hasOwn(this.scope, first))
      return valueAt(this.scope[first], rest!.slice(1).split('.')) ?? new Unknown(text);
    const local = LOCAL.exec(text);
    if (local) return this.local(text, local[1]!, local[2]!);
    const variable = VARIABLE.exec(text);
    if (variable) return this.once(text, () => blocksOf(this.stack.variables[variable[1]!])[0]?.default, text);
    const [reference] = referencesIn(text);
    return reference === text ? this.attribute(text) : undefined;
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
          const value = (this.whole ?? this).value(resource.values[name]);
          return typeof value === 'string' ? value : undefined;
        };
        return resourceId(resource.type, argument, this.stack.subscriptionId);
      },
      reference,
    );
  }

  /** Resolves a reference once; one that is absent, or that refers to itself, is unknown. */
  private once(name: string, raw: () => Value, expression: string): Value {
    // What one of several stands for here, it does not elsewhere.
    if (this.whole) return this.whole.once(name, raw, expression);
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

interface DynamicBlock {
  readonly label: string;
  readonly iterator: string;
  readonly over: Value;
  readonly content: Value;
}

/** The dynamic blocks of a body; undefined: it is an argument that happens to have that name. */
function dynamicBlocks(value: Value): readonly DynamicBlock[] | undefined {
  const found: DynamicBlock[] = [];
  for (const body of blocksOf(value))
    for (const [label, blocks] of Object.entries(body))
      for (const { for_each: over, content, iterator } of blocksOf(blocks)) {
        if (over === undefined || content === undefined) return undefined;
        found.push({
          label,
          over,
          content: blocksOf(content)[0],
          iterator: typeof iterator === 'string' ? iterator : label,
        });
      }
  return found.length > 0 ? found : undefined;
}

/** Keys and values of what `for_each` goes over; undefined where that is not known. */
export function entriesOf(value: Value): readonly (readonly [key: string | number, value: Value])[] | undefined {
  if (Array.isArray(value))
    return (value as readonly Value[]).map((item, i) => [typeof item === 'string' ? item : i, item]);
  return isBlock(value) ? Object.entries(value) : undefined;
}
