import { entityTypes, findEntityType } from '../../catalog/entities';
import { GROUPING_LOOKBACK_MAX, GROUPING_LOOKBACK_MIN } from '../../catalog/limits';
import { didYouMean } from '../../text';
import type { AlertCheck } from './check';
import {
  durationOutOfRange,
  groupingByUnknownDetail,
  groupingByUnmapped,
  groupingNeedsSelection,
  groupingWithoutIncidents,
  unknownEntityType,
} from './problems';

const CONFIGURATION = ['incidentConfiguration', 'groupingConfiguration'] as const;

/** Grouping looks back a sensible time, by something that the alerts of the rule have. */
export const incidentGrouping: AlertCheck = function* ({ alert, at }) {
  const { create, grouping } = alert.incident;
  if (!grouping) return;
  const { enabled, lookback, matching, byEntities, byAlertDetails, byCustomDetails } = grouping;
  // Azure checks the bounds of the look-back even while grouping is off.
  if (lookback < GROUPING_LOOKBACK_MIN || lookback > GROUPING_LOOKBACK_MAX) {
    const bounds = { min: GROUPING_LOOKBACK_MIN, max: GROUPING_LOOKBACK_MAX };
    yield durationOutOfRange(at([...CONFIGURATION, 'lookbackDuration']), {
      key: 'lookbackDuration',
      found: lookback,
      ...bounds,
    });
  }
  if (enabled && !create) yield groupingWithoutIncidents(at([...CONFIGURATION, 'enabled']), {});
  const selected = byEntities.length + byAlertDetails.length + byCustomDetails.length;
  if (enabled && matching === 'Selected' && selected === 0) {
    yield groupingNeedsSelection(at([...CONFIGURATION, 'matchingMethod']), {});
  }
  const mapped = new Set(alert.entityMappings.map(({ entityType }) => entityType));
  for (const [i, found] of byEntities.entries()) {
    const place = at([...CONFIGURATION, 'groupByEntities', i]);
    if (!findEntityType(found)) {
      const allowed = entityTypes.map(({ name }) => name);
      yield unknownEntityType(place, { found, allowed, suggestion: didYouMean(found, allowed) });
    } else if (!mapped.has(found)) yield groupingByUnmapped(place, { what: 'entity', found });
  }
  const names = Object.keys(alert.customDetails);
  for (const [i, found] of byCustomDetails.entries()) {
    if (names.includes(found)) continue;
    const place = at([...CONFIGURATION, 'groupByCustomDetails', i]);
    yield groupingByUnknownDetail(place, { found, names, suggestion: didYouMean(found, names) });
  }
};
