import {
  aggregationKinds,
  alertProperties,
  type GroupingDetail,
  groupingDetails,
  matchingMethods,
  ruleBounds,
  type TriggerOperator,
  triggerOperators,
} from '../../catalog/bounds/rules';
import { Format, map, type ValuesOf } from '../../files/format/format';
import type { Place } from '../../files/format/place';
import {
  choice,
  commaList,
  duration,
  flag,
  integer,
  list,
  record,
  text,
  withoutEffect,
} from '../../files/format/values';
import { HOUR } from '../../values/duration';
import { oneOf } from '../../values/text';
import { bounded, exactText, severityFormat } from './common';
import { canonicalEntityType, columnFormat, entityMappingsFormat, sentinelEntitiesFormat } from './entities';
import type { AlertDetails, IncidentSettings, TableRead } from './model';
import { readsFormats } from './reads';

/** Of a suppression and of the grouping of alerts, once they are on: what the portal proposes. */
export const DEFAULT_LENGTH = 5 * HOUR;

/** As Azure's portal proposes. */
export const DEFAULT_OPERATOR: TriggerOperator = 'GreaterThan';

/** Other words for the operators, in lower case and without blanks. */
const OPERATORS: Readonly<Record<TriggerOperator, readonly string[]>> = {
  GreaterThan: ['gt', '>', 'isgreaterthan'],
  LessThan: ['lt', '<', 'islessthan'],
  Equal: ['eq', '=', '==', 'equals', 'equalto', 'isequalto'],
  NotEqual: ['ne', 'neq', '!=', 'notequals', 'notequalto', 'isnotequalto'],
};
const operatorWords = triggerOperators.flatMap((operator) =>
  OPERATORS[operator].map((word) => [word, operator] as const),
);

const operatorKind = choice(triggerOperators, Object.fromEntries(operatorWords)).kind;
/** Editors propose the operators in full and as Azure-Sentinel's files have them. */
const operatorFormat = new Format<TriggerOperator>({
  ...operatorKind,
  schema: () => ({ enum: [...triggerOperators, ...triggerOperators.map((operator) => OPERATORS[operator][0])] }),
});

const scheduleKeys = {
  queryFrequency: bounded(duration(), ruleBounds.frequency).required().about('How often it runs. Not for NRT.'),
  queryPeriod: bounded(duration(), ruleBounds.period)
    .required()
    .about('How far back it looks; not shorter than the frequency. Not for NRT.'),
  triggerOperator: operatorFormat
    .default(DEFAULT_OPERATOR)
    .shown(`gt, lt, eq, ne, or ${oneOf(triggerOperators)}`)
    .about('Not for NRT.'),
  triggerThreshold: bounded(integer(), ruleBounds.threshold).default(0).about('Number of results. Not for NRT.'),
};

const alertDetailsFormat = map({
  alertDisplayNameFormat: bounded(exactText(), ruleBounds.alertName)
    .shown('text with {{Column}}')
    .about('At most 3 columns.'),
  alertDescriptionFormat: bounded(exactText(), ruleBounds.alertDescription)
    .shown('text with {{Column}}')
    .about('At most 3 columns.'),
  alertSeverityColumnName: columnFormat,
  alertTacticsColumnName: columnFormat,
  alertDynamicProperties: list(
    map({ alertProperty: choice(alertProperties).required(), value: columnFormat.required() }),
  ).default([]),
}).to((details): AlertDetails | undefined => {
  const { alertDynamicProperties, ...others } = details;
  if (Object.keys(others).length === 0 && alertDynamicProperties.length === 0) return undefined;
  return {
    displayNameFormat: details.alertDisplayNameFormat,
    descriptionFormat: details.alertDescriptionFormat,
    severityColumn: details.alertSeverityColumnName,
    tacticsColumn: details.alertTacticsColumnName,
    dynamicProperties: alertDynamicProperties.map(({ alertProperty, value }) => ({
      name: alertProperty,
      column: value,
    })),
  };
});

const groupingFormat = map({
  enabled: flag().default(true).about('Whether alerts join one incident.'),
  reopenClosedIncident: flag().default(false).about('Azure portal only.'),
  lookbackDuration: bounded(duration(), ruleBounds.groupingLookback).default(DEFAULT_LENGTH),
  matchingMethod: choice(matchingMethods, { all: 'AllEntities', none: 'AnyAlert', custom: 'Selected' })
    // The name in older exports.
    .spelled('entitiesMatchingMethod')
    .default('AllEntities')
    .about('Selected needs one of the next three.'),
  groupByEntities: commaList(text()).default([]).shown('list of entity types'),
  groupByAlertDetails: commaList(choice<GroupingDetail>(groupingDetails, { name: 'DisplayName' })).default([]),
  groupByCustomDetails: commaList(text()).default([]).shown('list of custom details'),
}).to((grouping) => ({
  enabled: grouping.enabled,
  reopenClosed: grouping.reopenClosedIncident,
  lookback: grouping.lookbackDuration,
  matching: grouping.matchingMethod,
  byEntities: grouping.groupByEntities.map(canonicalEntityType),
  byAlertDetails: grouping.groupByAlertDetails,
  byCustomDetails: grouping.groupByCustomDetails,
}));

/** Without it an incident is made of each alert, as Azure does. */
const incidentFormat = map({
  createIncident: flag().default(true),
  groupingConfiguration: groupingFormat,
})
  .to(
    ({ createIncident: create, groupingConfiguration: grouping }): IncidentSettings =>
      grouping ? { create, grouping } : { create },
  )
  .default({ create: true });

/** The settings that analytic rules and promotions write alike, but for the schedule. */
const settingKeys = {
  severity: severityFormat.required(),
  enabled: flag().default(true),
  entityMappings: entityMappingsFormat,
  sentinelEntitiesMappings: sentinelEntitiesFormat,
  customDetails: record(columnFormat.required())
    .shown('map of name: column')
    .about('At most 20 details shown with the alert.'),
  alertDetailsOverride: alertDetailsFormat,
  eventGroupingSettings: map({
    aggregationKind: choice(aggregationKinds)
      .whenAbsent('SingleAlert')
      .about('One alert for all results, or one each.'),
  }).to(({ aggregationKind }) => aggregationKind),
  incidentConfiguration: incidentFormat,
  suppressionEnabled: flag().whenAbsent('false').about('Be quiet for a while after an alert.'),
  suppressionDuration: bounded(duration(), ruleBounds.suppression)
    .whenAbsent('5h')
    .about('Not shorter than the frequency.'),
  alertRuleTemplateName: text().shown('GUID').about('The template that the rule was made from.'),
  templateVersion: text().about('Only together with the template.'),
};

/** Keys that other files of the family have, each without effect here. */
export const withoutEffects = <K extends string>(kind: string, keys: readonly K[]): Record<K, Format<never>> =>
  Object.fromEntries(keys.map((key) => [key, withoutEffect(kind)])) as Record<K, Format<never>>;

export const keysOf = <S extends object>(shape: S) => Object.keys(shape) as (keyof S & string)[];

const { severity, enabled, ...otherKeys } = settingKeys;

/** The keys of analytic rules, by kind, in the order that the files of Azure-Sentinel have. */
export const alertKeys = {
  Scheduled: { severity, enabled, ...scheduleKeys, ...otherKeys, reads: readsFormats.Scheduled },
  NRT: {
    ...withoutEffects('a rule of kind NRT, which runs every minute', keysOf(scheduleKeys)),
    ...settingKeys,
    reads: readsFormats.NRT,
  },
};

/** What may be read of these keys; the schedule only of kind Scheduled. */
export type AlertValues = ValuesOf<typeof settingKeys> &
  Partial<ValuesOf<typeof scheduleKeys>> & { readonly reads?: readonly TableRead[] };

/** A length of suppression while nothing switches it on is doubted; where it is switched off it may stand. */
export function suppressionIsOn({ suppressionEnabled, suppressionDuration }: AlertValues, place: Place): void {
  if (suppressionEnabled !== undefined || suppressionDuration === undefined) return;
  const key = 'suppressionDuration';
  const { keyWithoutEffect } = place.reading.area.problems;
  const facts = { key, kind: "a rule without 'suppressionEnabled: true'" };
  place.report(keyWithoutEffect(place.below(key).at('key'), facts));
}
