import { HOUR } from '../../values/duration';
import type { Fields } from './fields';
import type { IncidentGrouping, IncidentSettings } from './model';
import { canonicalEntityType } from './read-entities';
import { groupingDetails, matchingMethods } from './spelling';

/** Seconds; what the portal proposes. */
const DEFAULT_LOOKBACK = 5 * HOUR;

/** `incidentConfiguration`; without it an incident is made of each alert, as Azure does. */
export function readIncident(fields: Fields): IncidentSettings {
  const incident = fields.map('incidentConfiguration');
  if (!incident) return { create: true };
  const create = incident.flag('createIncident') ?? true;
  const grouping = incident.map('groupingConfiguration');
  const read = grouping && readGrouping(grouping);
  incident.finish();
  return read ? { create, grouping: read } : { create };
}

function readGrouping(fields: Fields): IncidentGrouping {
  // Older exports call the method `entitiesMatchingMethod`.
  const matching =
    fields.choice('matchingMethod', matchingMethods) ?? fields.choice('entitiesMatchingMethod', matchingMethods);
  const grouping = {
    enabled: fields.flag('enabled') ?? true,
    reopenClosed: fields.flag('reopenClosedIncident') ?? false,
    lookback: fields.duration('lookbackDuration') ?? DEFAULT_LOOKBACK,
    matching: matching ?? 'AllEntities',
    byEntities: fields.texts('groupByEntities').map(({ text }) => canonicalEntityType(text)),
    byAlertDetails: fields.choices('groupByAlertDetails', groupingDetails),
    byCustomDetails: fields.texts('groupByCustomDetails').map(({ text }) => text),
  };
  fields.finish();
  return grouping;
}
