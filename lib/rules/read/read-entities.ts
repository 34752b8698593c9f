import { entityTypes, findEntityType } from '../../catalog/entities';
import type { Fields } from './fields';
import type { EntityMapping } from './model';

/** Entity type and identifiers in the catalog's spelling when only the capitals differ: Azure is strict about them. */
export function readEntityMappings(fields: Fields): readonly EntityMapping[] {
  return fields.maps('entityMappings').map((mapping) => {
    const entityType = canonicalEntityType(mapping.required('entityType') ?? '');
    const identifiers = findEntityType(entityType)?.identifiers ?? [];
    const columns = mapping.maps('fieldMappings').map((field) => {
      const identifier = sameWord(field.required('identifier')?.trim() ?? '', identifiers);
      const column = field.required('columnName')?.trim() ?? '';
      field.finish();
      return { identifier, column };
    });
    mapping.finish();
    return { entityType, fields: columns };
  });
}

/** Columns of `sentinelEntitiesMappings`, which hold ready-made entities. */
export function readSentinelEntityMappings(fields: Fields): readonly string[] {
  return fields.maps('sentinelEntitiesMappings').map((mapping) => {
    const column = mapping.required('columnName')?.trim() ?? '';
    mapping.finish();
    return column;
  });
}

/** `ip` and `Ip` are `IP`; what is not known stays as it is. */
export const canonicalEntityType = (text: string): string =>
  sameWord(
    text.trim(),
    entityTypes.map((type) => type.name),
  );

const sameWord = (text: string, words: readonly string[]): string =>
  words.find((word) => word.toLowerCase() === text.toLowerCase()) ?? text;
