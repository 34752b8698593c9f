import { entityTypes, findEntityType } from '../../catalog/entities';
import { Format, type JsonSchema, map } from '../../files/format/format';
import { list, text } from '../../files/format/values';
import type { EntityMapping } from './model';

export const columnFormat = text().shown('column of the result');

const entityMapping = map({
  entityType: text().required().shown('see below').about('At most 10 mappings (5 for NRT).'),
  fieldMappings: list(
    map({
      identifier: text().required().shown('see below').about('At most 3 for each entity.'),
      columnName: columnFormat.required(),
    }),
  ).default([]),
});

/** For editors: the identifiers that the type of the entity has. */
const identifiersByType = entityTypes.map(({ name, identifiers }) => ({
  if: { properties: { entityType: { const: name } }, required: ['entityType'] },
  // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema.
  then: { properties: { fieldMappings: { items: { properties: { identifier: { enum: identifiers } } } } } },
}));

/** The words of the catalog, for editors. */
function schemaOfMapping(whole: boolean): JsonSchema {
  const { properties, ...rest } = entityMapping.kind.schema(whole);
  const names = { type: 'string', enum: entityTypes.map(({ name }) => name) };
  return { ...rest, properties: { ...(properties as JsonSchema), entityType: names }, allOf: identifiersByType };
}

/** Entity type and identifiers in the catalog's spelling when only the capitals differ: Azure is strict about them. */
export const entityMappingsFormat = list(new Format({ ...entityMapping.kind, schema: schemaOfMapping })).to(
  (mappings) =>
    mappings.map((mapping): EntityMapping => {
      const entityType = canonicalEntityType(mapping.entityType);
      const identifiers = findEntityType(entityType)?.identifiers ?? [];
      const fields = mapping.fieldMappings.map(({ identifier, columnName }) => ({
        identifier: sameWord(identifier, identifiers),
        column: columnName,
      }));
      return { entityType, fields };
    }),
);

/** Columns that hold ready-made entities. */
export const sentinelEntitiesFormat = list(
  map({ columnName: columnFormat.required().about('A column that holds ready-made entities.') }),
).to((mappings) => mappings.map(({ columnName }) => columnName));

/** `ip` and `Ip` are `IP`; what is not known stays as it is. */
export const canonicalEntityType = (text: string): string =>
  sameWord(
    text,
    entityTypes.map((type) => type.name),
  );

const sameWord = (text: string, words: readonly string[]): string =>
  words.find((word) => word.toLowerCase() === text.toLowerCase()) ?? text;
