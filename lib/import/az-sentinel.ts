import { isMap } from '../files/format/place';
import { filled } from './alert-rule';

type Json = Readonly<Record<string, unknown>>;

/** Settings as AzSentinel writes them (`aggregationKind` and `groupingConfiguration` beside the query) in the form of the API. */
export function azSentinelSettings(item: Json): Json {
  const { aggregationKind, createIncident, groupingConfiguration, incidentConfiguration, playbookName, ...rest } = item;
  const incident = isMap(incidentConfiguration) ? incidentConfiguration : { createIncident, groupingConfiguration };
  return filled({
    ...rest,
    eventGroupingSettings:
      rest.eventGroupingSettings ?? (aggregationKind === undefined ? undefined : { aggregationKind }),
    incidentConfiguration: { ...incident, groupingConfiguration: grouping(incident.groupingConfiguration) },
    // An empty name is none; another is for people to see: rules call no playbooks by themselves any more.
    playbookName: playbookName === '' ? undefined : playbookName,
  });
}

const METHODS: Readonly<Record<string, string>> = { all: 'AllEntities', none: 'AnyAlert', custom: 'Selected' };

function grouping(value: unknown): unknown {
  if (!isMap(value)) return value;
  const { GroupingConfigurationEnabled, groupingConfigurationEnabled, entitiesMatchingMethod, ...rest } = value;
  const method = typeof entitiesMatchingMethod === 'string' ? entitiesMatchingMethod.toLowerCase() : '';
  return {
    ...rest,
    enabled: rest.enabled ?? GroupingConfigurationEnabled ?? groupingConfigurationEnabled,
    matchingMethod: rest.matchingMethod ?? (Object.hasOwn(METHODS, method) ? METHODS[method] : entitiesMatchingMethod),
  };
}
