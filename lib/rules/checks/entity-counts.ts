import { within } from '../../catalog/bounds/bound';
import { ruleBounds } from '../../catalog/bounds/rules';
import type { AlertCheck, Mapped } from './check';
import { tooMany } from './problems';

/** Entity mappings of both kinds together, and the identifiers of each, are not too many. */
export const entityCounts: AlertCheck<Mapped> = function* ({ alert, at }) {
  const { entityMappings, sentinelEntityMappings, kind } = alert;
  const found = entityMappings.length + sentinelEntityMappings.length;
  const bound = kind === 'NRT' ? ruleBounds.nrtEntityMappings : ruleBounds.entityMappings;
  const key = entityMappings.length > 0 ? 'entityMappings' : 'sentinelEntitiesMappings';
  if (!within(bound, found)) yield tooMany(at([key], 'key'), { bound, found });
  for (const [i, { entityType, fields }] of entityMappings.entries()) {
    const { identifiers } = ruleBounds;
    const unit = `identifiers in the '${entityType}' entity mapping`;
    if (!within(identifiers, fields.length))
      yield tooMany(at(['entityMappings', i]), { bound: { ...identifiers, unit }, found: fields.length });
  }
};
