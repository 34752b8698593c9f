import type { z } from 'zod';
import type { Location, Problem } from '../files/problem';
import type { Path } from '../files/source';
import { didYouMean, oneOf } from '../values/text';
import { environmentSchema } from './format/schema';
import { invalidValue, missingKey, unknownKey, wrongType } from './model/problems';

type Issue = z.core.$ZodIssue;
type Locate = (path: Path, part?: 'key' | 'value') => Location;

/** What the schema says of one value, as positioned problems; missing keys only when `whole`. */
export function schemaProblems(value: unknown, locate: Locate, whole: boolean): Problem[] {
  const result = environmentSchema.safeParse(value);
  if (result.success) return [];
  return result.error.issues
    .flatMap((issue) => problemsOf(issue, value, locate))
    .filter((p) => whole || p.code !== missingKey.definition.code);
}

function problemsOf(issue: Issue, root: unknown, locate: Locate): Problem[] {
  const path = issue.path.map((step) => (typeof step === 'number' ? step : String(step)));
  const key = pathText(path);
  if (issue.code === 'unrecognized_keys') {
    const allowed = keysAt(path);
    return issue.keys.map((unknown) =>
      unknownKey(locate([...path, unknown], 'key'), {
        key: unknown,
        parent: key && `'${key}'`,
        allowed,
        nearest: didYouMean(unknown, allowed),
      }),
    );
  }
  if (issue.code === 'invalid_key') {
    const allowed = issue.issues[0]?.message ?? issue.message;
    const named = String(path[path.length - 1]);
    return [invalidValue(locate(path, 'key'), { key, allowed, found: show(named) })];
  }
  const found = at(root, path);
  if (found === undefined) return [missingKey(locate(path), { key, meaning: descriptionAt(path) })];
  const shown = show(found);
  if (issue.code === 'invalid_value') {
    const values = issue.values.map(String);
    const nearest = typeof found === 'string' ? didYouMean(found, values) : undefined;
    return [invalidValue(locate(path), { key, allowed: `one of ${oneOf(values)}`, found: shown, nearest })];
  }
  if (issue.code === 'invalid_type')
    return [wrongType(locate(path), { key, expected: typeName(issue.expected), found: shown })];
  return [invalidValue(locate(path), { key, allowed: issue.message, found: shown })];
}

const TYPE_NAMES: Record<string, string> = {
  string: 'text',
  boolean: 'true or false',
  number: 'a number',
  int: 'a whole number',
  array: 'a list',
  object: 'a map',
  record: 'a map',
};
const typeName = (expected: string) => TYPE_NAMES[expected] ?? expected;

/** A value as a message may show it. */
function show(value: unknown): string {
  if (typeof value === 'string') return value.length > 60 ? `'${value.slice(0, 57)}...'` : `'${value}'`;
  if (Array.isArray(value)) return 'a list';
  if (value === null) return 'nothing';
  return typeof value === 'object' ? 'a map' : String(value);
}

/** `access.azureRoles[2].group`. */
export const pathText = (path: Path): string =>
  path.reduce<string>(
    (text, step) => (typeof step === 'number' ? `${text}[${step}]` : text ? `${text}.${step}` : String(step)),
    '',
  );

const at = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>(
    (v, step) => (typeof v === 'object' && v !== null ? (v as Record<string, unknown>)[String(step)] : undefined),
    value,
  );

interface Definition {
  readonly innerType?: z.ZodType;
  readonly in?: z.ZodType;
  readonly element?: z.ZodType;
  readonly valueType?: z.ZodType;
  readonly shape?: Record<string, z.ZodType>;
}
const definition = (schema: z.ZodType): Definition => (schema as unknown as { def: Definition }).def;

function unwrapped(schema: z.ZodType): z.ZodType {
  const { innerType, in: input } = definition(schema);
  const inner = innerType ?? input;
  return inner ? unwrapped(inner) : schema;
}

function schemaAt(path: Path): { schema: z.ZodType; description?: string } | undefined {
  let schema: z.ZodType = environmentSchema;
  let description: string | undefined;
  for (const step of path) {
    const { shape, element, valueType } = definition(unwrapped(schema));
    const next: z.ZodType | undefined = shape ? shape[String(step)] : (element ?? valueType);
    if (!next) return undefined;
    schema = next;
    description = describe(schema);
  }
  return { schema, description };
}

function describe(schema: z.ZodType): string | undefined {
  const own = schema.meta()?.description;
  const { innerType, in: input } = definition(schema);
  const inner = innerType ?? input;
  return own ?? (inner ? describe(inner) : undefined);
}

function keysAt(path: Path): string[] {
  const found = schemaAt(path);
  return found ? Object.keys(definition(unwrapped(found.schema)).shape ?? {}) : [];
}

const descriptionAt = (path: Path) => schemaAt(path)?.description?.replace(/\.$/, '');
