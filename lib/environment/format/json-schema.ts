import { z } from 'zod';
import { environmentSchema } from './schema';

/** The JSON Schema that editors use for completion; committed as environments/environment.schema.json. */
export function environmentJsonSchema(): string {
  const schema = z.toJSONSchema(environmentSchema, {
    target: 'draft-7',
    io: 'input',
    unrepresentable: 'any',
  }) as Record<string, unknown>;
  // A file may lean on what it extends, so nothing is required of a single file; null resets an inherited value.
  return `${JSON.stringify(withoutRequired(schema), null, 2)}\n`;
}

const REQUIRED_KEPT = new Set(['rule', 'group', 'role', 'name', 'type', 'principalId']);

function withoutRequired(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(withoutRequired);
  if (typeof node !== 'object' || node === null) return node;
  return Object.fromEntries(
    Object.entries(node as Record<string, unknown>)
      .map(([key, value]) =>
        key === 'required' && Array.isArray(value)
          ? [key, value.filter((v) => REQUIRED_KEPT.has(String(v)))]
          : [key, withoutRequired(value)],
      )
      .filter(([key, value]) => !(key === 'required' && Array.isArray(value) && value.length === 0)),
  );
}
