import { isDeepStrictEqual } from 'node:util';

type Schema = Readonly<Record<string, unknown>>;

/** Keywords that say something of a value; each gives what is wrong, as `<path>: <why>`. */
const KEYWORDS: Readonly<Record<string, (rule: never, value: unknown, at: Place) => string[]>> = {
  $ref: (name: string, value, { root, path }) =>
    failures((root.definitions as Schema)[name.slice('#/definitions/'.length)] as Schema, value, { root, path }),
  type: (types: string | string[], value, at) =>
    [types].flat().some((type) => isOfType(type, value)) ? [] : [`${at.path}: not ${[types].flat().join(' or ')}`],
  enum: (values: unknown[], value, at) => (values.includes(value) ? [] : [`${at.path}: '${value}' is no choice`]),
  const: (wanted: unknown, value, at) => (isDeepStrictEqual(wanted, value) ? [] : [`${at.path}: not ${wanted}`]),
  pattern: (pattern: string, value, at) =>
    typeof value !== 'string' || new RegExp(pattern, 'u').test(value) ? [] : [`${at.path}: not of the form`],
  maxLength: (max: number, value, at) =>
    typeof value !== 'string' || value.length <= max ? [] : [`${at.path}: longer than ${max}`],
  minimum: (min: number, value, at) =>
    typeof value !== 'number' || value >= min ? [] : [`${at.path}: less than ${min}`],
  maximum: (max: number, value, at) =>
    typeof value !== 'number' || value <= max ? [] : [`${at.path}: more than ${max}`],
  minItems: (min: number, value, at) => (!Array.isArray(value) || value.length >= min ? [] : [`${at.path}: too few`]),
  maxItems: (max: number, value, at) => (!Array.isArray(value) || value.length <= max ? [] : [`${at.path}: too many`]),
  items: (item: Schema, value, { root, path }) =>
    Array.isArray(value) ? value.flatMap((one, i) => failures(item, one, { root, path: `${path}[${i}]` })) : [],
  required: (names: string[], value, { path }) =>
    isObject(value) ? names.filter((name) => !(name in value)).map((name) => `${path}.${name}: missing`) : [],
  propertyNames: (schema: Schema, value, at) =>
    isObject(value) ? Object.keys(value).flatMap((name) => failures(schema, name, at)) : [],
  anyOf: (schemas: Schema[], value, at) => {
    const all = schemas.map((schema) => failures(schema, value, at));
    return all.some((found) => found.length === 0) ? [] : all[0]!;
  },
  allOf: (schemas: Schema[], value, at) => schemas.flatMap((schema) => failures(schema, value, at)),
  not: (schema: Schema, value, at) => (failures(schema, value, at).length > 0 ? [] : [`${at.path}: must not be`]),
};

/** Read by another keyword, or by people. */
const OTHERS = ['$schema', 'title', 'description', 'default', 'definitions'];
const PROPERTIES = ['properties', 'patternProperties', 'additionalProperties'];

interface Place {
  readonly root: Schema;
  readonly path: string;
}

/** What a JSON Schema (draft 7) refuses of a value. A keyword that is not known here is an error, so that none is passed over. */
export function schemaFailures(schema: Schema, value: unknown): string[] {
  return failures(schema, value, { root: schema, path: '' });
}

function failures(schema: Schema, value: unknown, at: Place): string[] {
  const branch =
    'if' in schema ? (failures(schema.if as Schema, value, at).length ? schema.else : schema.then) : undefined;
  const plain = Object.entries(schema).filter(
    ([key]) => ![...OTHERS, ...PROPERTIES, 'if', 'then', 'else'].includes(key),
  );
  return [
    ...plain.flatMap(([key, rule]) => {
      const check = KEYWORDS[key];
      if (!check) throw new Error(`the keyword '${key}' is not known`);
      return check(rule as never, value, at);
    }),
    ...properties(schema, value, at),
    ...optional(branch, value, at),
  ];
}

const optional = (branch: unknown, value: unknown, at: Place) => (isObject(branch) ? failures(branch, value, at) : []);

function properties(schema: Schema, value: unknown, { root, path }: Place): string[] {
  if (!isObject(value)) return [];
  const named = (schema.properties ?? {}) as Readonly<Record<string, Schema>>;
  const patterns = Object.entries((schema.patternProperties ?? {}) as Readonly<Record<string, Schema>>);
  return Object.entries(value).flatMap(([key, below]) => {
    const here = { root, path: `${path}.${key}` };
    const schemas = [
      ...(Object.hasOwn(named, key) ? [named[key]!] : []),
      ...patterns.filter(([pattern]) => new RegExp(pattern, 'u').test(key)).map(([, of]) => of),
    ];
    if (schemas.length > 0) return schemas.flatMap((of) => failures(of, below, here));
    if (schema.additionalProperties === false) return [`${here.path}: unknown key`];
    return optional(schema.additionalProperties, below, here);
  });
}

const isObject = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isOfType = (type: string, value: unknown): boolean =>
  ({
    object: isObject(value),
    array: Array.isArray(value),
    integer: Number.isInteger(value),
    null: value === null,
  })[type] ?? typeof value === type;
