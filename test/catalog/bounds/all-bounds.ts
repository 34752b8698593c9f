import { readdirSync } from 'node:fs';
import { join, parse, resolve } from 'node:path';
import type { Form, Range, Sourced } from '../../../lib/catalog/bounds/bound';

const CATALOG = resolve(__dirname, '../../../lib/catalog');

/** A value that the catalog exports, with its name: `rules.ruleBounds.query`. */
export interface Named<T> {
  readonly name: string;
  readonly value: T;
}

function exported(folder: string): Named<unknown>[] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.ts'));
  return files.flatMap((file) =>
    Object.entries(require(join(folder, file)) as Record<string, unknown>).map(([name, value]) => ({
      name: `${parse(file).name}.${name}`,
      value,
    })),
  );
}

const bounds = exported(join(CATALOG, 'bounds'));
const entries = bounds.flatMap(({ name, value }) =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.entries(value).map(([key, entry]) => ({ name: `${name}.${key}`, value: entry as unknown }))
    : [],
);
const has = (value: unknown, ...keys: readonly string[]): boolean =>
  typeof value === 'object' && value !== null && keys.some((key) => key in value);
const isList = (value: unknown): boolean =>
  Array.isArray(value) && value.every((item) => ['string', 'number'].includes(typeof item));

/** Every bound, form and list of words of the catalog, whatever file a later one is put into. */
export const allRanges = entries.filter((entry): entry is Named<Sourced<Range>> => has(entry.value, 'min', 'max'));
export const allForms = entries.filter((entry): entry is Named<Sourced<Form>> => has(entry.value, 'pattern'));
export const allLists = [...bounds, ...exported(CATALOG)].filter(
  (entry): entry is Named<readonly (string | number)[]> => isList(entry.value),
);
