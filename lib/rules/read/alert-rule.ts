import { HOUR } from '../../values/duration';
import { type AlertValues, DEFAULT_LENGTH } from './alert-keys';
import type { AlertRule, Schedule } from './model';
import type { QueryFile } from './query-file';

/** The analytic rule of a file, from the settings of the file or of its promotion; `isRefused`: whether a key holds only a stand-in. */
export function alertRule(
  kind: AlertRule['kind'],
  { id, name, description, query, tactics, techniques }: QueryFile,
  value: AlertValues,
  isRefused: (key: string) => boolean,
): AlertRule {
  const { alertRuleTemplateName, templateVersion } = value;
  return {
    kind,
    id,
    displayName: name,
    description,
    query,
    tactics,
    techniques,
    severity: value.severity,
    enabled: value.enabled,
    schedule: scheduleOf(value, isRefused),
    suppression: value.suppressionEnabled ? (value.suppressionDuration ?? DEFAULT_LENGTH) : undefined,
    eventGrouping: value.eventGroupingSettings,
    incident: value.incidentConfiguration,
    alertDetails: value.alertDetailsOverride,
    template:
      alertRuleTemplateName === undefined && templateVersion === undefined
        ? undefined
        : { id: alertRuleTemplateName, version: templateVersion },
    entityMappings: value.entityMappings ?? [],
    sentinelEntityMappings: value.sentinelEntitiesMappings ?? [],
    customDetails: value.customDetails ?? {},
  };
}

/** A refused frequency or period takes the value of the other, so that the valid one is not reported too. */
function scheduleOf(value: AlertValues, isRefused: (key: string) => boolean): Schedule | undefined {
  const { queryFrequency, queryPeriod, triggerOperator, triggerThreshold } = value;
  if (queryFrequency === undefined || queryPeriod === undefined) return undefined;
  const frequency = isRefused('queryFrequency') ? undefined : queryFrequency;
  const period = isRefused('queryPeriod') ? undefined : queryPeriod;
  return {
    frequency: frequency ?? period ?? HOUR,
    period: period ?? frequency ?? HOUR,
    operator: triggerOperator ?? 'GreaterThan',
    threshold: triggerThreshold ?? 0,
  };
}
