import { ruleBounds } from '../../lib/catalog/bounds/rules';
import type { AlertRule, IncidentSettings } from '../../lib/rules/read/model';
import { isoDuration } from '../../lib/values/duration';
import { literal, literals } from '../core/literal';

/**
 * The arguments that scheduled and near-real-time rules share. What the service echoes is said explicitly, so that a
 * second plan is empty; `grouping.enabled` above all, whose default in the provider is true.
 */
export function alertRuleConfig(workspaceId: string, rule: AlertRule) {
  const { alertDetails: details, template } = rule;
  return {
    name: rule.id,
    logAnalyticsWorkspaceId: workspaceId,
    displayName: literal(rule.displayName),
    description: rule.description === '' ? undefined : literal(rule.description),
    severity: rule.severity,
    enabled: rule.enabled,
    query: literal(rule.query),
    tactics: rule.tactics.length ? [...rule.tactics] : undefined,
    techniques: rule.techniques.length ? [...rule.techniques] : undefined,
    suppressionEnabled: rule.suppression !== undefined,
    suppressionDuration: rule.suppression === undefined ? undefined : isoDuration(rule.suppression),
    eventGrouping: { aggregationMethod: rule.eventGrouping ?? 'SingleAlert' },
    incident: incident(rule.incident),
    entityMapping: rule.entityMappings.length
      ? rule.entityMappings.map(({ entityType, fields }) => ({
          entityType,
          fieldMapping: fields.map(({ identifier, column }) => ({ identifier, columnName: literal(column) })),
        }))
      : undefined,
    sentinelEntityMapping: rule.sentinelEntityMappings.length
      ? rule.sentinelEntityMappings.map((column) => ({ columnName: literal(column) }))
      : undefined,
    customDetails: Object.keys(rule.customDetails).length ? literals(rule.customDetails) : undefined,
    alertDetailsOverride: details && [
      {
        displayNameFormat: details.displayNameFormat && literal(details.displayNameFormat),
        descriptionFormat: details.descriptionFormat && literal(details.descriptionFormat),
        severityColumnName: details.severityColumn && literal(details.severityColumn),
        tacticsColumnName: details.tacticsColumn && literal(details.tacticsColumn),
        dynamicProperty: details.dynamicProperties.length
          ? details.dynamicProperties.map(({ name, column }) => ({ name, value: literal(column) }))
          : undefined,
      },
    ],
    alertRuleTemplateGuid: template?.id,
    alertRuleTemplateVersion: template?.id ? template.version : undefined,
  };
}

function incident({ create, grouping }: IncidentSettings) {
  return {
    createIncidentEnabled: create,
    grouping: grouping
      ? {
          enabled: grouping.enabled,
          lookbackDuration: isoDuration(grouping.lookback),
          reopenClosedIncidents: grouping.reopenClosed,
          entityMatchingMethod: grouping.matching,
          byEntities: grouping.byEntities.length ? [...grouping.byEntities] : undefined,
          byAlertDetails: grouping.byAlertDetails.length ? [...grouping.byAlertDetails] : undefined,
          byCustomDetails: grouping.byCustomDetails.length ? grouping.byCustomDetails.map(literal) : undefined,
        }
      : {
          enabled: false,
          lookbackDuration: isoDuration(ruleBounds.groupingLookback.min),
          reopenClosedIncidents: false,
          entityMatchingMethod: 'AnyAlert',
        },
  };
}
