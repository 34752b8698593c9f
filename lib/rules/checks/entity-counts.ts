import { ENTITY_MAPPINGS_MAX, IDENTIFIERS_PER_MAPPING_MAX, NRT_ENTITY_MAPPINGS_MAX } from '../../catalog/limits';
import { type AlertCheck, mappingName } from './check';
import { tooMany } from './problems';

/** Entity mappings of both kinds together, and the identifiers of each, are not too many. */
export const entityCounts: AlertCheck = function* ({ alert, at }) {
  const { entityMappings, sentinelEntityMappings } = alert;
  const found = entityMappings.length + sentinelEntityMappings.length;
  const max = alert.kind === 'NRT' ? NRT_ENTITY_MAPPINGS_MAX : ENTITY_MAPPINGS_MAX;
  const key = entityMappings.length > 0 ? 'entityMappings' : 'sentinelEntitiesMappings';
  const kind = alert.kind === 'NRT' ? 'entity mappings in a rule of kind NRT' : 'entity mappings';
  if (found > max) yield tooMany(at([key], 'key'), { what: kind, found, max });
  for (const [i, mapping] of entityMappings.entries()) {
    const identifiers = { found: mapping.fields.length, max: IDENTIFIERS_PER_MAPPING_MAX };
    if (identifiers.found > identifiers.max) {
      yield tooMany(at(['entityMappings', i]), { what: `identifiers in ${mappingName(mapping)}`, ...identifiers });
    }
  }
};
