import { columnTypes } from '../catalog/bounds/searches';
import { isMap } from '../files/format/place';
import { parametersOf } from '../rules/read/parameters';
import { asText } from '../values/text';
import { filled, joinTechniques } from './alert-rule';

type Json = Readonly<Record<string, unknown>>;

/** A saved search as a rule file, or why it cannot be one. */
export type SavedSearchFile =
  | { readonly kind: 'Hunting' | 'Function'; readonly content: Json }
  | { readonly kind: 'Function'; readonly reason: string };

/** Tags of hunting queries that rule files have keys for, and those that the portal sets on every save. */
const READ_TAGS = ['description', 'tactics', 'techniques', 'relevanttechniques', 'subtechniques'];
const READ_ONLY_TAGS = ['createdby', 'createdtimeutc'];
const KNOWN = 'displayName description category query functionAlias functionParameters version tags etag'.split(' ');
/** What JSON in the form of Azure-Sentinel's files says beyond the API. */
const RULE_KEYS = ['requiredDataConnectors', 'entityMappings', 'sentinelEntitiesMappings', 'customDetails', 'tests'];

export function savedSearchFile(id: string, properties: Json): SavedSearchFile {
  const alias = properties.functionAlias;
  if (typeof alias === 'string' && alias.trim() !== '') return functionFile(id, alias, properties);
  const tags = tagsOf(properties.tags);
  const value = (name: string) => tags.filter((tag) => tag.name.toLowerCase() === name).map((tag) => tag.value);
  const content = filled({
    id,
    name: properties.displayName,
    // The API's own version is a number that means nothing.
    version: typeof properties.version === 'string' ? properties.version : '1.0.0',
    description: properties.description ?? value('description')[0],
    tactics: listed(properties.tactics) ?? value('tactics').flatMap(parts),
    relevantTechniques: joinTechniques(
      [...(listed(properties.relevantTechniques ?? properties.techniques) ?? value('techniques').flatMap(parts))],
      value('subtechniques').flatMap(parts),
    ),
    query: properties.query,
    ...Object.fromEntries(RULE_KEYS.map((key) => [key, properties[key]])),
    tags: freeTags(tags),
    category: isHunting(properties.category) ? undefined : categoryOf(properties.category),
    metadata: others(properties, ['tactics', 'techniques', 'relevantTechniques', ...RULE_KEYS]),
  });
  return { kind: 'Hunting', content };
}

/** Whether a saved search is listed among Sentinel's hunting queries. */
const isHunting = (category: unknown): boolean =>
  typeof category === 'string' && category.trim().toLowerCase() === 'hunting queries';

const categoryOf = (category: unknown): string | undefined =>
  typeof category === 'string' && category.trim() !== '' ? category : undefined;

function functionFile(id: string, alias: string, properties: Json): SavedSearchFile {
  const tags = tagsOf(properties.tags);
  const description = tags.find((tag) => tag.name.toLowerCase() === 'description')?.value;
  const parameters = parametersOf(asText(properties.functionParameters ?? ''));
  const table = parameters.find(({ type }) => !columnTypes.some((known) => known === type));
  if (table) {
    const what = `its parameter '${table.name}' is of the type '${table.type}'`;
    return { kind: 'Function', reason: `${what}; saved functions of the kit take single values` };
  }
  const title = properties.displayName === alias ? undefined : properties.displayName;
  const content = filled({
    id,
    kind: 'Function',
    name: alias,
    version: '1.0.0',
    description: properties.description ?? description ?? title,
    parameters,
    query: properties.query,
    tags: freeTags(tags),
    category: categoryOf(properties.category),
    metadata: {
      ...(title === undefined ? {} : { displayName: title }),
      ...others(properties, []),
    },
  });
  return { kind: 'Function', content };
}

/** What saved searches have no setting for: kept in the file, but nothing of it is deployed. */
const others = (properties: Json, more: readonly string[]): Json =>
  Object.fromEntries(Object.entries(properties).filter(([key]) => ![...KNOWN, ...more].includes(key)));

interface Tag {
  readonly name: string;
  readonly value: string;
}

function tagsOf(value: unknown): Tag[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((tag) => {
    if (!isMap(tag)) return tag === null ? [] : [{ name: asText(tag), value: '' }];
    if (tag.name !== undefined) return [{ name: asText(tag.name), value: asText(tag.value ?? '') }];
    return Object.entries(tag).map(([name, text]) => ({ name, value: asText(text ?? '') }));
  });
}

const freeTags = (tags: readonly Tag[]): string[] =>
  tags
    .filter(({ name }) => ![...READ_TAGS, ...READ_ONLY_TAGS].includes(name.toLowerCase()))
    .map(({ name, value }) => (value === '' ? name : `${name}: ${value}`));

const parts = (text: string): string[] =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);

const listed = (value: unknown): readonly string[] | undefined =>
  Array.isArray(value)
    ? value.filter((item) => item !== null).map(asText)
    : typeof value === 'string'
      ? parts(value)
      : undefined;
