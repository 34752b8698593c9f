import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Form, Range, Sourced } from '../../../lib/catalog/bounds/bound';

const FOLDER = resolve(__dirname, '../../../lib/catalog/bounds');

/** A value that the catalog exports, with its name: `rules.ruleBounds.query`. */
export interface Named<T> {
  readonly name: string;
  readonly value: T;
}

const has = (value: unknown, ...keys: readonly string[]): boolean =>
  typeof value === 'object' && value !== null && keys.some((key) => key in value);

const exported = readdirSync(FOLDER).flatMap((file) =>
  Object.entries(require(join(FOLDER, file)) as Record<string, unknown>).map(([name, value]) => ({
    name: `${file.replace('.ts', '')}.${name}`,
    value,
  })),
);
const entries = exported.flatMap(({ name, value }) =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.entries(value).map(([key, entry]) => ({ name: `${name}.${key}`, value: entry as unknown }))
    : [],
);

/** Every bound of the catalog, whatever file a later one is put into. */
export const allRanges = entries.filter((entry): entry is Named<Sourced<Range>> => has(entry.value, 'min', 'max'));
export const allForms = entries.filter((entry): entry is Named<Sourced<Form>> => has(entry.value, 'pattern'));
export const allLists = exported.filter((entry): entry is Named<readonly (string | number)[]> =>
  Array.isArray(entry.value),
);
