import { type Block, isBlock, textsOf, Unknown, type Value } from './value';

/** Puts `Unknown` where the plan says that a value is known after apply. */
export function withUnknown(known: Value, pending: Value, references: Record<string, readonly string[]>): Value {
  if (!isBlock(pending)) return known;
  const out: Record<string, Value> = { ...(known as Block) };
  for (const [key, value] of Object.entries(pending)) out[key] = merge(out[key], value, references[key] ?? []);
  return out;
}

function merge(known: Value, pending: Value, references: readonly string[]): Value {
  if (pending === true) return new Unknown(references[0] ?? '', references);
  if (Array.isArray(pending)) {
    const items = Array.isArray(known) ? (known as readonly Value[]) : [];
    return pending.map((item: Value, i) => merge(items[i], item, references));
  }
  if (!isBlock(pending)) return known;
  const out: Record<string, Value> = { ...(isBlock(known) ? known : {}) };
  for (const [key, value] of Object.entries(pending)) out[key] = merge(out[key], value, references);
  return Object.keys(out).length || isBlock(known) ? out : known;
}

/** `{"a": {"constant_value": 1}}` as `{"a": 1}`. */
export function constants(expression: Value): Value {
  if (Array.isArray(expression)) return (expression as readonly Value[]).map(constants);
  if (!isBlock(expression)) return expression;
  if ('constant_value' in expression) return expression.constant_value;
  if ('references' in expression) return new Unknown('', textsOf(expression.references));
  return Object.fromEntries(Object.entries(expression).map(([key, value]) => [key, constants(value)]));
}
