import type { Location, Problem } from '../../files/problem';
import type { Path, YamlSource } from '../../files/source';
import { parseDuration } from '../../values/duration';
import { didYouMean } from '../../values/text';
import { ruleArea } from './area';

interface Vocabulary<T extends string> {
  readonly values: readonly T[];
  find(text: string): T | undefined;
}

const { invalidValue, keyCase, keyWithoutEffect, missingValue, repeatedKey, unknownKey, wrongType } = ruleArea.problems;

/** A text of the file with the place it stands at. */
export interface Placed {
  readonly text: string;
  readonly at: Location;
}

/**
 * Reads one map of a YAML file key by key. Remembers which keys were asked for, so that `finish` can report the rest; a key
 * that differs from the one asked for in capitals only is taken, with a warning. A value of null counts as absent.
 */
export class Fields {
  private readonly taken = new Set<string>();
  private readonly asked = new Set<string>();

  constructor(
    readonly source: YamlSource,
    readonly path: Path,
    private readonly values: Readonly<Record<string, unknown>>,
    readonly problems: Problem[],
  ) {}

  /** The value below a key; undefined when absent or null. */
  value(key: string): unknown {
    const found = this.spelling(key);
    return found === undefined ? undefined : (this.values[found] ?? undefined);
  }

  /** Marks keys that are allowed here but carry nothing that is deployed. */
  ignore(...keys: readonly string[]): void {
    for (const key of keys) this.spelling(key);
  }

  /** Reports keys that other kinds of rules have but this one (`a hunting query`) cannot. */
  withoutEffect(kind: string, ...keys: readonly string[]): void {
    for (const key of keys) {
      if (this.value(key) !== undefined) this.problems.push(keyWithoutEffect(this.at(key, 'key'), { key, kind }));
    }
  }

  /** The one of several legitimate keys that the file uses; the first when it uses none. */
  spelledAs(first: string, ...others: readonly string[]): string {
    return [first, ...others].find((key) => Object.hasOwn(this.values, key)) ?? first;
  }

  /** Where a value stands (or the map, when the key is absent). */
  at(key: string, part: 'key' | 'value' = 'value'): Location {
    return this.source.at(this.pathOf(key), part);
  }

  pathOf(key: string): Path {
    return [...this.path, this.spelling(key) ?? key];
  }

  /** A text with every character it has; numbers and booleans as they are spelled in the file. */
  text(key: string): string | undefined {
    const value = this.value(key);
    if (value === undefined) return undefined;
    return this.scalarText(value, this.pathOf(key), key, 'a text');
  }

  /** As `text`, but what is only blanks counts as absent. */
  filledText(key: string): string | undefined {
    const text = this.text(key);
    return text?.trim() ? text : undefined;
  }

  required(key: string, why?: string): string | undefined {
    const before = this.problems.length;
    const text = this.filledText(key);
    if (text === undefined && this.problems.length === before) this.missing(key, why);
    return text;
  }

  missing(key: string, why?: string): void {
    this.problems.push(missingValue(this.at(key, 'key'), { key, why }));
  }

  /** A list of texts; commas part a single text, and unless told otherwise the entries of a list as well. */
  texts(key: string, { splitEntries = true } = {}): readonly Placed[] {
    const value = this.value(key);
    const path = this.pathOf(key);
    if (value === undefined) return [];
    if (!Array.isArray(value)) {
      const text = this.scalarText(value, path, key, 'a list of texts');
      return this.split(text ?? '', this.source.at(path));
    }
    return value.flatMap((entry, i) => {
      if (entry === null) return [];
      const text = this.scalarText(entry, [...path, i], `${key}[${i}]`, 'a text');
      const at = this.source.at([...path, i]);
      return text === undefined ? [] : splitEntries ? this.split(text, at) : [{ text: text.trim(), at }];
    });
  }

  flag(key: string): boolean | undefined {
    const value = this.value(key);
    if (value === undefined || typeof value === 'boolean') return value;
    const flag = typeof value === 'string' ? flagOf(value) : undefined;
    if (flag === undefined) this.wrong(key, 'true or false', value);
    return flag;
  }

  /** A whole number, also when it is written as a text. */
  integer(key: string): number | undefined {
    const value = this.value(key);
    if (value === undefined) return undefined;
    const number = typeof value === 'string' && /^\s*[+-]?\d+\s*$/.test(value) ? Number(value) : value;
    if (typeof number === 'number' && Number.isSafeInteger(number)) return number;
    this.wrong(key, 'a whole number', value);
    return undefined;
  }

  /** Seconds. */
  duration(key: string): number | undefined {
    const text = this.filledText(key);
    if (text === undefined) return undefined;
    const seconds = parseDuration(text);
    if (seconds === undefined)
      this.problems.push(
        invalidValue(this.at(key), { key, allowed: 'a length of time such as 1h or PT1H', found: `'${text.trim()}'` }),
      );
    return seconds;
  }

  choice<T extends string>(key: string, words: Vocabulary<T>): T | undefined {
    const text = this.filledText(key);
    return text === undefined ? undefined : this.chosen(key, { text, at: this.at(key) }, words);
  }

  choices<T extends string>(key: string, words: Vocabulary<T>): readonly T[] {
    return this.texts(key).flatMap((placed) => this.chosen(key, placed, words) ?? []);
  }

  private chosen<T extends string>(key: string, { text, at }: Placed, words: Vocabulary<T>): T | undefined {
    const value = words.find(text.trim());
    if (value === undefined) {
      const suggestion = didYouMean(text, words.values);
      this.problems.push(invalidValue(at, { key, found: `'${text.trim()}'`, allowed: words.values, suggestion }));
    }
    return value;
  }

  /** A map below a key; what it holds is reported under its own path. */
  map(key: string): Fields | undefined {
    const value = this.value(key);
    if (value === undefined || (Array.isArray(value) && value.length === 0)) return undefined;
    if (isMap(value)) return this.below(this.pathOf(key), value);
    this.wrong(key, 'a map of keys and values', value);
    return undefined;
  }

  /** A list of maps; a single map counts as a list of one. */
  maps(key: string): readonly Fields[] {
    const value = this.value(key);
    if (value === undefined) return [];
    if (isMap(value)) return Object.keys(value).length === 0 ? [] : [this.below(this.pathOf(key), value)];
    if (!Array.isArray(value)) {
      if (typeof value !== 'string' || value.trim()) this.wrong(key, 'a list of maps', value);
      return [];
    }
    return value.flatMap((entry, i) => {
      const path = [...this.pathOf(key), i];
      if (isMap(entry)) return [this.below(path, entry)];
      if (entry !== null) this.wrongAt(path, `${key}[${i}]`, 'a map of keys and values', entry);
      return [];
    });
  }

  /** The keys of this map that nobody asked for, e.g. the names of custom details. */
  entries(): readonly string[] {
    return Object.keys(this.values).filter((key) => !this.taken.has(key));
  }

  /** Reports every key that was not asked for. */
  finish(): void {
    const parent = this.path.join('.');
    for (const key of this.entries()) {
      const suggestion = didYouMean(key, this.asked);
      this.problems.push(
        unknownKey(this.source.at([...this.path, key], 'key'), { key, parent, allowed: [...this.asked], suggestion }),
      );
    }
  }

  wrong(key: string, expected: string, found: unknown): void {
    this.wrongAt(this.pathOf(key), key, expected, found);
  }

  private wrongAt(path: Path, key: string, expected: string, found: unknown): void {
    this.problems.push(wrongType(this.source.at(path), { key, expected, found: describe(found) }));
  }

  private below(path: Path, values: Record<string, unknown>): Fields {
    return new Fields(this.source, path, values, this.problems);
  }

  private scalarText(value: unknown, path: Path, key: string, expected: string): string | undefined {
    if (typeof value === 'string') return value;
    if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint')
      return spelled(this.source, path, value) ?? String(value);
    this.wrongAt(path, key, expected, value);
    return undefined;
  }

  private split(text: string, at: Location): readonly Placed[] {
    return text
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== '')
      .map((part) => ({ text: part, at }));
  }

  /** The key as the file writes it. */
  private spelling(key: string): string | undefined {
    const first = !this.asked.has(key);
    this.asked.add(key);
    const wanted = key.toLowerCase();
    const found = Object.keys(this.values).filter((name) => name.toLowerCase() === wanted);
    const best = found.includes(key) ? key : found[0];
    if (first) {
      for (const name of found) {
        this.taken.add(name);
        const at = this.source.at([...this.path, name], 'key');
        if (name !== best) this.problems.push(repeatedKey(at, { key: name, first: best! }));
        else if (name !== key) this.problems.push(keyCase(at, { key: name, meant: key }));
      }
    }
    return best;
  }
}

export const isMap = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);

const YES = new Set(['true', 'yes', 'on']);
const NO = new Set(['false', 'no', 'off']);

function flagOf(text: string): boolean | undefined {
  const word = text.trim().toLowerCase();
  return YES.has(word) ? true : NO.has(word) ? false : undefined;
}

/** What a value is, in words for an error message. */
export function describe(value: unknown): string {
  if (value === null || value === undefined) return 'nothing';
  if (Array.isArray(value)) return value.length ? 'a list' : 'an empty list';
  if (typeof value === 'object') return 'a map';
  const text = String(value).replace(/\s+/g, ' ').trim();
  const short = text.length > 60 ? `${text.slice(0, 59)}…` : text;
  return typeof value === 'string' ? `'${short}'` : short;
}

/** How a plain scalar is spelled in the file: `1.10` stays `1.10`. Undefined when that is not to be had (an alias). */
function spelled(source: YamlSource, path: Path, value: unknown): string | undefined {
  const { line, column, endLine, endColumn } = source.at(path);
  if (line === undefined || column === undefined || endColumn === undefined || line !== endLine) return undefined;
  const text = source.text.split('\n', line)[line - 1]?.slice(column - 1, endColumn - 1) ?? '';
  const same =
    typeof value === 'boolean' ? text.toLowerCase() === String(value) : text !== '' && Number(text) === value;
  return same ? text : undefined;
}
