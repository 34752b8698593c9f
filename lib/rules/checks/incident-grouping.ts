import { within } from '../../catalog/bounds/bound';
import { ruleBounds } from '../../catalog/bounds/rules';
import { entityTypes, findEntityType } from '../../catalog/entities';
import { didYouMean } from '../../values/text';
import type { AlertCheck } from './check';
import {
  groupingByUnknownDetail,
  groupingByUnmapped,
  groupingNeedsSelection,
  groupingWithoutIncidents,
  unknownEntityType,
  unusedSelection,
} from './problems';
import { durationOutOfRange } from './timing-problems';

const CONFIGURATION = ['incidentConfiguration', 'groupingConfiguration'] as const;

/** Grouping looks back a sensible time, by something that the alerts of the rule have. */
export const incidentGrouping: AlertCheck = function* ({ alert, at, nameOf }) {
  const { create, grouping } = alert.incident;
  if (!grouping) return;
  const { enabled, lookback, matching, byEntities, byAlertDetails, byCustomDetails } = grouping;
  // Azure checks the bounds of the look-back even while grouping is off.
  const { groupingLookback: bound } = ruleBounds;
  const path = [...CONFIGURATION, 'lookbackDuration'];
  if (!within(bound, lookback)) yield durationOutOfRange(at(path), { key: nameOf(path), found: lookback, bound });
  if (enabled && !create) yield groupingWithoutIncidents(at([...CONFIGURATION, 'enabled']), {});
  const selected = byEntities.length + byAlertDetails.length + byCustomDetails.length;
  if (enabled && matching === 'Selected' && selected === 0) {
    yield groupingNeedsSelection(at([...CONFIGURATION, 'matchingMethod']), {});
  }
  if (enabled && matching !== 'Selected') {
    for (const [key, { length }] of Object.entries({
      groupByEntities: byEntities,
      groupByAlertDetails: byAlertDetails,
      groupByCustomDetails: byCustomDetails,
    })) {
      if (length > 0) yield unusedSelection(at([...CONFIGURATION, key], 'key'), { found: key, matching });
    }
  }
  const mapped = new Set(alert.entityMappings.map(({ entityType }) => entityType));
  for (const [i, found] of byEntities.entries()) {
    const place = at([...CONFIGURATION, 'groupByEntities', i]);
    if (!findEntityType(found)) {
      const allowed = entityTypes.map(({ name }) => name);
      yield unknownEntityType(place, { found, allowed, suggestion: didYouMean(found, allowed) });
    } else if (enabled && matching === 'Selected' && !mapped.has(found)) yield groupingByUnmapped(place, { found });
  }
  const names = Object.keys(alert.customDetails);
  for (const [i, found] of byCustomDetails.entries()) {
    if (names.includes(found)) continue;
    const place = at([...CONFIGURATION, 'groupByCustomDetails', i]);
    yield groupingByUnknownDetail(place, { found, names, suggestion: didYouMean(found, names) });
  }
};
