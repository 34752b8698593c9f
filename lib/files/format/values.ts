import { type Form, inside, type Range, words } from '../../catalog/bounds/bound';
import { parseDuration, shortDuration } from '../../values/duration';
import { oneOf } from '../../values/text';
import { type AnyFormat, Format, type JsonSchema, keySchema, NOTHING, type ValueOf } from './format';
import { isMap, type Place } from './place';

/** What a value may be; where Azure says so, a bound of the catalog. */
export type Limits = Omit<Range, 'source'>;
export type TextForm = Omit<Form, 'source'>;

interface TextOptions {
  /** Characters. @default - any number */
  readonly max?: number;
  /** @default - any text that is not blank */
  readonly is?: TextForm;
  /** Every character counts, blanks at the ends too, and blank text is a value. @default false */
  readonly verbatim?: boolean;
}

/** Text. Blanks around it go, and what is only blanks is no text. */
export function text({ max, is, verbatim = false }: TextOptions = {}): Format<string> {
  const length = max === undefined ? 'text' : `text of at most ${max} characters`;
  return new Format({
    words: is?.form ?? length,
    schema: () => ({
      type: 'string',
      // JSON Schema has no pattern without case.
      ...(is && !is.pattern.ignoreCase ? { pattern: is.pattern.source } : {}),
      ...(max === undefined ? {} : { maxLength: max }),
    }),
    standIn: '',
    read: (value, place) => {
      const written = textOf(value, place);
      if (written === undefined) return place.wrongType('text', value);
      const found = verbatim ? written : written.trim();
      if (found === '' && !verbatim)
        return place.reading.area.lenient ? undefined : place.invalid('text that is not empty', value);
      if (is && !is.pattern.test(found)) return place.invalid(is.form, found);
      return max !== undefined && found.length > max ? place.invalid(length, found) : found;
    },
  });
}

/** Text as the file spells it; a number or a flag is text where the area is lenient. */
function textOf(value: unknown, { reading, path }: Place): string | undefined {
  if (typeof value === 'string') return value;
  if (!reading.area.lenient || !['number', 'boolean', 'bigint'].includes(typeof value)) return undefined;
  return reading.spelled(reading.written(path), value) ?? String(value);
}

const FLAGS: Readonly<Record<string, boolean>> = {
  true: true,
  yes: true,
  on: true,
  false: false,
  no: false,
  off: false,
};

/** True or false. */
export const flag = (): Format<boolean> =>
  new Format({
    words: 'true or false',
    schema: () => ({ type: 'boolean' }),
    standIn: false,
    read: (value, place) => {
      if (typeof value === 'boolean') return value;
      const word = place.reading.area.lenient && typeof value === 'string' ? value.trim().toLowerCase() : '';
      return Object.hasOwn(FLAGS, word) ? FLAGS[word] : place.wrongType('true or false', value);
    },
  });

/** A number within a range, with its unit in the message. */
function numberOf(kind: 'a whole number' | 'a number', limits: Limits): Format<number> {
  const isWhole = kind === 'a whole number';
  const { min, max } = limits;
  const allowed = isLimited(limits) ? words(limits) : kind;
  return new Format({
    words: allowed,
    schema: () => ({
      type: isWhole ? 'integer' : 'number',
      ...(min === undefined ? {} : { minimum: min }),
      ...(max === undefined ? {} : { maximum: max }),
    }),
    standIn: min ?? 0,
    read: (value, place) => {
      const asText = place.reading.area.lenient && typeof value === 'string' && /^\s*[+-]?\d+\s*$/.test(value);
      const found = asText ? Number(value) : value;
      if (typeof found !== 'number' || !(isWhole ? Number.isSafeInteger(found) : Number.isFinite(found)))
        return place.wrongType(kind, value);
      return inside(limits, found) ? found : place.invalid(allowed, found);
    },
  });
}

export const integer = (range: Limits = {}): Format<number> => numberOf('a whole number', range);
export const number = (range: Limits = {}): Format<number> => numberOf('a number', range);

const isLimited = ({ min, max }: Limits): boolean => min !== undefined || max !== undefined;

const DURATION_FORM = 'a length of time such as 1h or PT1H';

/** A length of time, in seconds: `5m`, `1h`, `14d`, `PT5M`. */
export function duration({ min, max }: Limits = {}): Format<number> {
  const limits = { min, max, unit: 'seconds' };
  const allowed = isLimited(limits) ? words(limits) : DURATION_FORM;
  return new Format({
    words: allowed,
    schema: () => ({ type: 'string' }),
    written: shortDuration,
    standIn: min ?? 0,
    read: (value, place) => {
      const written = textOf(value, place);
      if (written === undefined) return place.wrongType(DURATION_FORM, value);
      if (written.trim() === '' && place.reading.area.lenient) return undefined;
      const seconds = parseDuration(written);
      if (seconds === undefined) return place.invalid(DURATION_FORM, value);
      return inside(limits, seconds) ? seconds : place.invalid(allowed, value);
    },
  });
}

/**
 * One of several words. Where the area is lenient, capitals, blanks, `-` and `_` do not matter.
 * @param others further spellings that files use (lower case, without blanks, `-` and `_`) -> the word they stand for
 */
export function choice<T extends string | number>(
  values: readonly T[],
  others: Readonly<Record<string, T>> = {},
): Format<T> {
  const known = new Map<string, T>(Object.entries(others));
  for (const value of values) known.set(folded(String(value)), value);
  const allowed = values.map(String);
  return new Format({
    words: oneOf(allowed),
    schema: () => ({ enum: values }),
    standIn: values[0]!,
    read: (value, place) => {
      const { lenient } = place.reading.area;
      if (lenient && typeof value === 'string' && value.trim() === '') return undefined;
      const found = lenient && typeof value !== 'object' ? known.get(folded(String(value))) : value;
      if (values.includes(found as T)) return found as T;
      return typeof value === 'object' ? place.wrongType(oneOf(allowed), value) : place.invalid(allowed, value);
    },
  });
}

const folded = (text: string): string => text.toLowerCase().replace(/[\s_-]+/g, '');

/** A list; where the area is lenient, a single item (but no blank text) is a list of one, and items that are null are none. */
export function list<F extends AnyFormat>(item: F, size: Limits = {}): Format<readonly ValueOf<F>[]> {
  const form = `a list${item.kind.keys ? ' of maps' : ''}`;
  return new Format<readonly ValueOf<F>[]>({
    words: form,
    schema: () => ({
      type: 'array',
      // A list is never merged with one that it replaces: its items say everything.
      items: item.kind.schema(true),
      ...(size.min === undefined ? {} : { minItems: size.min }),
      ...(size.max === undefined ? {} : { maxItems: size.max }),
    }),
    standIn: [],
    item: { suffix: '[]', format: item },
    read: (value, place) => {
      const { lenient } = place.reading.area;
      if (lenient && isEmpty(value)) return [];
      const isOne = lenient && !Array.isArray(value) && isMap(value) === (item.kind.keys !== undefined);
      if (isOne) place.reading.spell([...place.path, 0], undefined);
      const entries: unknown = isOne ? [value] : value;
      if (!Array.isArray(entries)) return place.wrongType(form, value);
      const readOne = (entry: unknown, at: Place) =>
        entry === null && !lenient
          ? (at.wrongType(item.kind.words, entry) ?? item.kind.standIn)
          : readItem(item, entry, at);
      const found = entries.map((entry, i) => readOne(entry, place.below(i)));
      const items = found.filter((entry) => entry !== undefined) as ValueOf<F>[];
      return inside(size, items.length)
        ? items
        : place.invalid(`a list of ${words({ unit: 'items', ...size })}`, value);
    },
  });
}

/** What was refused keeps its place, so that those behind it keep theirs. */
function readItem(item: AnyFormat, entry: unknown, place: Place): unknown {
  const before = place.reading.problems.length;
  const found = item.resolve(entry, place);
  return found === undefined && place.reading.problems.length > before ? item.kind.standIn : found;
}

const isEmpty = (value: unknown): boolean =>
  (typeof value === 'string' && value.trim() === '') || (isMap(value) && Object.keys(value).length === 0);

/** A list of texts or words; a single text is taken apart at its commas, and so are its items by default. */
export function commaList<T>(item: Format<T, boolean>, { splitItems = true } = {}): Format<readonly T[]> {
  const { kind } = list(item);
  const split = (value: unknown, place: Place): readonly unknown[] => {
    const written = textOf(value, place);
    return written === undefined
      ? [value]
      : written
          .split(',')
          .map((part) => part.trim())
          .filter(Boolean);
  };
  return new Format<readonly T[]>({
    ...kind,
    schema: (whole) => ({ ...kind.schema(whole), type: ['array', 'string'] }),
    read: (value, place) => {
      const readAll = (values: readonly unknown[], at: Place) =>
        values.flatMap((part) => (part === null ? [] : (item.resolve(part, at) ?? [])));
      if (!Array.isArray(value))
        return isMap(value) ? kind.read(value, place) : (readAll(split(value, place), place) as T[]);
      return value.flatMap((entry, i) =>
        readAll(splitItems ? split(entry, place.below(i)) : [entry], place.below(i)),
      ) as T[];
    },
  });
}

/** A map whose keys are names that the file gives; `name` says their form. */
export function record<F extends AnyFormat>(item: F, name?: TextForm): Format<Readonly<Record<string, ValueOf<F>>>> {
  return new Format<Readonly<Record<string, ValueOf<F>>>>({
    words: 'a map',
    schema: (whole) => ({
      type: 'object',
      additionalProperties: keySchema(item, whole),
      ...(name ? { propertyNames: { pattern: name.pattern.source } } : {}),
    }),
    standIn: {},
    item: { suffix: '.<name>', format: item },
    read: (value, place) => {
      if (place.reading.area.lenient && Array.isArray(value) && value.length === 0) return undefined;
      if (!isMap(value)) return place.wrongType('a map', value);
      const entries = Object.entries(value).flatMap(([key, entry]) => {
        const here = place.below(key);
        if (name && !name.pattern.test(key)) {
          const { invalidValue } = place.reading.area.problems;
          here.report(invalidValue(here.at('key'), { key: here.label, allowed: name.form, found: `'${key}'` }));
        }
        const found = readItem(item, entry, here);
        return found === undefined ? [] : [[key, found] as const];
      });
      return Object.fromEntries(entries) as Readonly<Record<string, ValueOf<F>>>;
    },
  });
}

/** Anything, as it is: another reader checks the content. */
export const anything = (): Format<unknown> =>
  new Format<unknown>({ words: 'anything', schema: () => ({}), standIn: undefined, read: (value) => value });

/** One of several formats, by what is written. */
export const oneFormatOf = <T>(
  formats: readonly Format<T, boolean>[],
  pick: (value: unknown) => Format<T, boolean>,
): Format<T> =>
  new Format<T>({
    ...formats[0]!.kind,
    schema: (whole) => ({ anyOf: formats.map((format) => format.kind.schema(whole)) }),
    read: (value, place) => pick(value).kind.read(value, place),
  });

/** A form that no other format has; `read` reports what it refuses. */
export const custom = <T>(
  words: string,
  standIn: T,
  read: (value: unknown, place: Place) => T | undefined,
  schema: JsonSchema = {},
): Format<T> => new Format({ words, schema: () => schema, standIn, read });

/** A key that other kinds of the same family have, and this one (`a hunting query`) cannot: taken with a warning, and left out. */
export const withoutEffect = (kind: string): Format<never> =>
  new Format<never>({
    words: NOTHING,
    schema: () => ({ not: {} }),
    standIn: undefined as never,
    read: (_value, place) => {
      const key = String(place.path.at(-1));
      place.report(place.reading.area.problems.keyWithoutEffect(place.at('key'), { key, kind }));
      return undefined;
    },
  });
