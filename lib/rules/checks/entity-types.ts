import { entityTypes, findEntityType, isStrong } from '../../catalog/entities';
import { didYouMean } from '../../values/text';
import type { AlertCheck, Mapped } from './check';
import { emptyMapping, repeatedIdentifier, unknownEntityType, unknownIdentifier, weakEntity } from './problems';

/** Entities are of known types, with identifiers of that type that identify one entity. */
export const knownEntities: AlertCheck<Mapped> = function* ({ alert, at }) {
  for (const [i, mapping] of alert.entityMappings.entries()) {
    const path = ['entityMappings', i];
    if (mapping.entityType === '') continue;
    const type = findEntityType(mapping.entityType);
    if (!type) {
      const allowed = entityTypes.map(({ name }) => name);
      const suggestion = didYouMean(mapping.entityType, allowed);
      yield unknownEntityType(at([...path, 'entityType']), { found: mapping.entityType, allowed, suggestion });
      continue;
    }
    if (mapping.fields.length === 0) {
      yield emptyMapping(at(path), { type: type.name });
      continue;
    }
    const seen = new Set<string>();
    for (const [j, { identifier }] of mapping.fields.entries()) {
      const place = at([...path, 'fieldMappings', j, 'identifier']);
      if (identifier !== '' && !type.identifiers.includes(identifier)) {
        const suggestion = didYouMean(identifier, type.identifiers);
        yield unknownIdentifier(place, {
          found: identifier,
          type: type.name,
          allowed: type.identifiers,
          suggestion,
        });
      }
      if (seen.has(identifier)) yield repeatedIdentifier(place, { found: identifier, type: type.name });
      seen.add(identifier);
    }
    const allKnown = [...seen].every((identifier) => type.identifiers.includes(identifier));
    if (allKnown && !isStrong(type, seen)) yield weakEntity(at(path), { type: type.name, strong: type.strong });
  }
};
