import { didYouMean } from '../../values/text';
import { isMap, type Place } from './place';

export type JsonSchema = Readonly<Record<string, unknown>>;

/** The words of keys that have no effect where they stand. */
export const NOTHING = 'nothing';

/** How values of one kind are read, and what may be written for them. */
export interface Kind<T> {
  /** What a value may be; completes the sentence "'key' should be ...", and fills the tables of docs/. */
  readonly words: string;
  /** For editors. `whole`: the file says everything itself, so that what is required has to stand in it. */
  readonly schema: (whole: boolean) => JsonSchema;
  /** Reports whatever is wrong; undefined when no value came out. Never given null or undefined. */
  readonly read: (value: unknown, place: Place) => T | undefined;
  /** A value as a file would say it, where that differs from what is read. */
  written?(value: T): string;
  /** Stands in for a required value that is missing or refused, so that the rest can still be checked. */
  readonly standIn: T;
  /** The formats below this one, for the tables of docs/: keys of a map, or what a list or record holds. */
  readonly keys?: Shape;
  readonly item?: { readonly suffix: string; readonly format: AnyFormat };
}

interface Settings<T> {
  readonly meaning?: string;
  readonly shown?: string;
  readonly spellings?: readonly string[];
  readonly fallback?: T;
  readonly required?: string | true;
  /** In words, what holds when the key is absent and no constant does; and how it is made. */
  readonly absent?: { readonly words: string; readonly make?: (place: Place) => T };
}

export type AnyFormat = Format<unknown, boolean>;
export type Shape = Readonly<Record<string, AnyFormat>>;

/** The value that a format reads. */
export type ValueOf<F> = F extends Format<infer T, boolean> ? T : never;

type GivenKeys<S> = { [K in keyof S]: S[K] extends Format<unknown, true> ? K : never }[keyof S];

/** The values of the keys of a map; those without a default may be absent. */
export type ValuesOf<S> = { readonly [K in GivenKeys<S>]: ValueOf<S[K]> } & {
  readonly [K in Exclude<keyof S, GivenKeys<S>>]?: ValueOf<S[K]>;
};

/**
 * One declaration of a value: it reads the value, places what is wrong with it, and says what may be written to editors and to docs/.
 * `Given` is true when there is always a value: a default, or a stand-in for what is required.
 */
export class Format<out T, out Given extends boolean = false> {
  declare readonly given: Given;

  constructor(
    readonly kind: Kind<T>,
    readonly settings: Settings<T> = {},
  ) {}

  /** One line of documentation. */
  about(meaning: string): Format<T, Given> {
    return new Format(this.kind, { ...this.settings, meaning });
  }

  /** What docs/ says of the values instead of the kind's own words. */
  shown(shown: string): Format<T, Given> {
    return new Format(this.kind, { ...this.settings, shown });
  }

  /** Other names that files use for the key. */
  spelled(...spellings: readonly string[]): Format<T, Given> {
    return new Format(this.kind, { ...this.settings, spellings });
  }

  default(fallback: NoInfer<T>): Format<T, true> {
    return new Format(this.kind, { ...this.settings, fallback });
  }

  /** @param why said with the message that it is missing */
  required(why?: string): Format<T, true> {
    return new Format(this.kind, { ...this.settings, required: why ?? true });
  }

  /** What holds when the key is absent, in words for docs/; `make` gives the value where it follows from the place. */
  whenAbsent(words: string, make: (place: Place) => T): Format<T, true>;
  whenAbsent(words: string): Format<T, Given>;
  whenAbsent(words: string, make?: (place: Place) => T): Format<T, boolean> {
    return new Format(this.kind, { ...this.settings, absent: { words, make } });
  }

  /** The value in another form; not asked for a value that was refused. */
  to<U>(make: (value: T) => U): Format<U> {
    const { read, standIn, written: _written, ...kind } = this.kind;
    const { meaning, shown, spellings } = this.settings;
    const made = (value: T | undefined) => (value === undefined ? undefined : make(value));
    return new Format<U>(
      { ...kind, read: (value, place) => made(read(value, place)), standIn: make(standIn) },
      { meaning, shown, spellings },
    );
  }

  /** Refuses whole values that do not hold; `allowed` completes the sentence "'key' should be ...". */
  where(holds: (value: T) => boolean, allowed: string): Format<T, Given> {
    const read = (value: unknown, place: Place) => {
      const before = place.reading.refused.length;
      const found = this.kind.read(value, place);
      const isWhole = found !== undefined && place.reading.refused.length === before;
      return !isWhole || holds(found) ? found : place.invalid(allowed, value);
    };
    return new Format({ ...this.kind, read }, this.settings);
  }

  /** Reports what does not go together in a value, which stays as it is. */
  checked(check: (value: T, place: Place) => void): Format<T, Given> {
    const read = (value: unknown, place: Place) => {
      const found = this.kind.read(value, place);
      if (found !== undefined) check(found, place);
      return found;
    };
    return new Format({ ...this.kind, read }, this.settings);
  }

  /** The value at a place, or what stands for it when it is absent; null counts as absent. */
  resolve(value: unknown, place: Place): T | undefined {
    const { fallback, required, absent } = this.settings;
    const before = place.reading.problems.length;
    const found = value === undefined || value === null ? undefined : this.kind.read(value, place);
    if (found !== undefined) return found;
    if (required === undefined) return absent?.make?.(place) ?? fallback;
    if (place.reading.problems.length === before) place.missing(required === true ? undefined : required);
    return this.kind.standIn;
  }
}

/** A map with known keys. Absent, it is as if it were empty when `filled`. */
export function map<S extends Shape>(keys: S): Format<ValuesOf<S>> & { filled(): Format<ValuesOf<S>, true> } {
  const names = Object.keys(keys);
  const read = (value: unknown, place: Place) => {
    const { lenient } = place.reading.area;
    if (lenient && Array.isArray(value) && value.length === 0) return undefined;
    if (!isMap(value)) return place.wrongType('a map', value);
    const written = matchKeys(keys, value, place);
    const entries = names.map((name) => {
      const key = written.get(name);
      return [name, keys[name]!.resolve(key === undefined ? undefined : value[key], place.below(name))] as const;
    });
    return Object.fromEntries(entries.filter(([, item]) => item !== undefined)) as ValuesOf<S>;
  };
  const standIn = onFirstUse(() =>
    Object.fromEntries(
      names.flatMap((name) => {
        const { settings, kind } = keys[name]!;
        const item = settings.required || settings.absent?.make ? kind.standIn : settings.fallback;
        return item === undefined ? [] : [[name, item]];
      }),
    ),
  );
  const kind: Kind<ValuesOf<S>> = {
    words: 'a map',
    schema: (whole) => mapSchema(keys, whole),
    read,
    get standIn() {
      return standIn() as ValuesOf<S>;
    },
    keys,
  };
  const format = new Format<ValuesOf<S>>(kind);
  return Object.assign(format, { filled: () => format.default(kind.standIn) });
}

/** Finds the spelling of each known key, and reports unknown keys. */
function matchKeys(keys: Shape, value: Readonly<Record<string, unknown>>, place: Place): Map<string, string> {
  const { reading } = place;
  const { problems, lenient } = reading.area;
  const plain = (key: string) => (lenient ? key.toLowerCase() : key);
  const known = new Map<string, string>();
  for (const [name, { settings }] of Object.entries(keys))
    for (const spelling of [name, ...(settings.spellings ?? [])]) known.set(plain(spelling), name);
  const written = new Map<string, string>();
  let unknown = false;
  for (const key of Object.keys(value)) {
    const name = known.get(plain(key));
    const here = [...place.path, key];
    const at = reading.locateKey(place.path, key);
    if (name === undefined) {
      const allowed = Object.keys(keys).filter((known) => keys[known]!.kind.words !== NOTHING);
      const facts = { key, parent: place.label, allowed, suggestion: didYouMean(key, allowed) };
      reading.report(problems.unknownKey(at, facts), here);
      unknown = true;
      continue;
    }
    const first = written.get(name);
    if (first !== undefined) {
      reading.report(problems.repeatedKey(at, { key, first }), here);
      if (key !== name) continue;
    }
    const spellings: readonly string[] = [name, ...(keys[name]!.settings.spellings ?? [])];
    if (!spellings.includes(key)) reading.report(problems.keyCase(at, { key, name }), here);
    written.set(name, key);
    reading.spell([...place.path, name], key);
  }
  // An unknown key that is refused may be a misspelling of any that is absent.
  if (unknown && reading.area.unknownKeys === 'error')
    reading.refused.push(...Object.keys(keys).flatMap((name) => (written.has(name) ? [] : [[...place.path, name]])));
  return written;
}

/** Editors propose `properties`: other spellings of a key are valid, but not proposed; keys without effect are neither. */
function mapSchema(keys: Shape, whole: boolean): JsonSchema {
  const named = Object.entries(keys).filter(([, { kind }]) => kind.words !== NOTHING);
  const spelled = named.filter(([, { settings }]) => settings.spellings !== undefined);
  // Which of its spellings a file uses is not known here.
  const required = named.filter(([, { settings }]) => whole && settings.required !== undefined && !settings.spellings);
  return {
    type: 'object',
    properties: Object.fromEntries(named.map(([name, format]) => [name, keySchema(format, whole)])),
    ...(spelled.length ? { patternProperties: Object.fromEntries(spelled.map(otherSpellings(whole))) } : {}),
    ...(required.length ? { required: required.map(([name]) => name) } : {}),
    additionalProperties: false,
  };
}

const otherSpellings =
  (whole: boolean) =>
  ([, format]: readonly [string, AnyFormat]) =>
    [`^(?:${format.settings.spellings!.join('|')})$`, keySchema(format, whole)] as const;

/** What may stand at a key: in a file that builds on another also null, which takes back what the other says. */
export function keySchema(format: AnyFormat, whole: boolean): JsonSchema {
  const schema = schemaOf(format, whole);
  const { type, enum: values } = schema;
  if (whole) return schema;
  return {
    ...schema,
    ...(typeof type === 'string' ? { type: [type, 'null'] } : {}),
    ...(Array.isArray(values) ? { enum: [...values, null] } : {}),
  };
}

/** The JSON Schema (draft 7) of what may be written, with meaning and default. */
export function schemaOf({ kind, settings }: AnyFormat, whole: boolean): JsonSchema {
  const { meaning, fallback, absent } = settings;
  const description = [meaning, absent && `Default: ${absent.words}.`].filter(Boolean).join(' ');
  return {
    ...kind.schema(whole),
    ...(description ? { description } : {}),
    ...(fallback === undefined || kind.keys ? {} : { default: kind.written?.(fallback) ?? fallback }),
  };
}

/** Formats are declared at load: stand-ins are made on first use. */
function onFirstUse<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** A JSON Schema for editors, as a file. `whole`: see `Kind.schema`. */
export const jsonSchemaFile = (format: AnyFormat, title: string, whole: boolean): string =>
  schemaFile(title, schemaOf(format, whole));

export const schemaFile = (title: string, schema: JsonSchema): string =>
  `${JSON.stringify({ $schema: 'http://json-schema.org/draft-07/schema#', title, ...schema }, null, 2)}\n`;
