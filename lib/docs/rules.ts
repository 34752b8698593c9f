import { tactics } from '../catalog/attack';
import { entityTypes } from '../catalog/entities';
import {
  FREQUENCY_MAX,
  FREQUENCY_MIN,
  GROUPING_LOOKBACK_MAX,
  GROUPING_LOOKBACK_MIN,
  PERIOD_MAX,
  PERIOD_MIN,
  SUPPRESSION_MAX,
  SUPPRESSION_MIN,
  THRESHOLD_MAX,
  THRESHOLD_MIN,
} from '../catalog/limits';
import { table } from '../report/markdown';
import {
  aggregationKinds,
  alertKinds,
  alertProperties,
  groupingDetails,
  matchingMethods,
  severities,
  triggerOperators,
} from '../rules/read/spelling';
import { shortDuration } from '../values/duration';

/** A key of a rule file as docs/rules.md lists it: path, values, default, meaning. */
export type DocumentedKey = readonly [path: string, values: string, whenAbsent: string, meaning: string];

const between = (min: number, max: number): string => `${shortDuration(min)} to ${shortDuration(max)}`;
const words = (values: readonly string[]): string => values.join(', ');

/** Keys of every file with a query. */
export const commonKeys: readonly DocumentedKey[] = [
  ['id', 'GUID', 'derived from the file name', 'Name of the rule in Azure; another id is another rule.'],
  ['name', 'text', '**required**', 'Display name; of a function the alias that queries call.'],
  ['version', 'text', '', 'Raise it when the meaning changes: `ttk check --base` insists.'],
  ['kind', `${words(alertKinds.values)}, Function`, 'by content', 'A hunting query has none.'],
  ['description', 'text', '', 'What it finds, why that matters, what to do next.'],
  ['query', 'KQL', '**required**', 'Every character of it arrives in Azure.'],
  ['tactics', words(tactics), '', 'List, or one text with commas.'],
  ['relevantTechniques', 'T1078, T1078.004', '', 'Also `techniques`. Azure gets the part before the dot.'],
  [
    'requiredDataConnectors[].connectorId',
    'text',
    '',
    'For people and other tools; what a rule needs follows from its tables.',
  ],
  ['requiredDataConnectors[].dataTypes', 'list of tables', '', 'Compared with the tables of the query.'],
  ['tags', 'list', '', '`playbook: TRG-1` names the item of the playbook that the rule answers.'],
  ['tests', 'list', '', 'Sample events and what must come out, see below.'],
  ['status', 'text', '', 'For people; not deployed.'],
  ['metadata', 'map', '', 'For people; not deployed.'],
];

/** Keys of analytic rules, and of `promotion:`. */
export const alertKeys: readonly DocumentedKey[] = [
  ['severity', words(severities.values), '**required**', ''],
  ['enabled', 'true, false', 'true', ''],
  ['queryFrequency', between(FREQUENCY_MIN, FREQUENCY_MAX), '**required**', 'How often it runs. Not for NRT.'],
  [
    'queryPeriod',
    between(PERIOD_MIN, PERIOD_MAX),
    '**required**',
    'How far back it looks; not shorter than the frequency. Not for NRT.',
  ],
  ['triggerOperator', `gt, lt, eq, ne, or ${words(triggerOperators.values)}`, 'gt', 'Not for NRT.'],
  ['triggerThreshold', `${THRESHOLD_MIN} to ${THRESHOLD_MAX}`, '0', 'Number of results. Not for NRT.'],
  ['suppressionEnabled', 'true, false', 'false', 'Be quiet for a while after an alert.'],
  ['suppressionDuration', between(SUPPRESSION_MIN, SUPPRESSION_MAX), '5h', 'Not shorter than the frequency.'],
  ['entityMappings[].entityType', 'see below', '', 'At most 10 mappings (5 for NRT).'],
  ['entityMappings[].fieldMappings[].identifier', 'see below', '', 'At most 3 for each entity.'],
  ['entityMappings[].fieldMappings[].columnName', 'column of the result', '', ''],
  ['sentinelEntitiesMappings[].columnName', 'column of the result', '', 'A column that holds ready-made entities.'],
  ['customDetails', 'map of name: column', '', 'At most 20 details shown with the alert.'],
  ['alertDetailsOverride.alertDisplayNameFormat', 'text with {{Column}}', '', 'At most 3 columns.'],
  ['alertDetailsOverride.alertDescriptionFormat', 'text with {{Column}}', '', 'At most 3 columns.'],
  ['alertDetailsOverride.alertSeverityColumnName', 'column of the result', '', ''],
  ['alertDetailsOverride.alertTacticsColumnName', 'column of the result', '', ''],
  ['alertDetailsOverride.alertDynamicProperties[].alertProperty', words(alertProperties.values), '', ''],
  ['alertDetailsOverride.alertDynamicProperties[].value', 'column of the result', '', ''],
  [
    'eventGroupingSettings.aggregationKind',
    words(aggregationKinds.values),
    'SingleAlert',
    'One alert for all results, or one each.',
  ],
  ['incidentConfiguration.createIncident', 'true, false', 'true', ''],
  ['incidentConfiguration.groupingConfiguration.enabled', 'true, false', 'true', 'Whether alerts join one incident.'],
  ['incidentConfiguration.groupingConfiguration.reopenClosedIncident', 'true, false', 'false', 'Azure portal only.'],
  [
    'incidentConfiguration.groupingConfiguration.lookbackDuration',
    between(GROUPING_LOOKBACK_MIN, GROUPING_LOOKBACK_MAX),
    '5h',
    '',
  ],
  [
    'incidentConfiguration.groupingConfiguration.matchingMethod',
    words(matchingMethods.values),
    'AllEntities',
    'Selected needs one of the next three.',
  ],
  ['incidentConfiguration.groupingConfiguration.groupByEntities', 'list of entity types', '', ''],
  ['incidentConfiguration.groupingConfiguration.groupByAlertDetails', words(groupingDetails.values), '', ''],
  ['incidentConfiguration.groupingConfiguration.groupByCustomDetails', 'list of custom details', '', ''],
  ['alertRuleTemplateName', 'GUID', '', 'The template that the rule was made from.'],
  ['templateVersion', 'text', '', 'Only together with the template.'],
];

/** Keys of `promotion:` beyond those of analytic rules. */
export const promotionKeys: readonly DocumentedKey[] = [
  ['promotion.id', 'GUID', 'derived from the id of the file', 'Of the analytic rule.'],
  ['promotion.name', 'text', 'that of the file', 'Of the analytic rule.'],
  ['promotion.kind', words(alertKinds.values), 'Scheduled', ''],
  ['promotion.replacesHuntingQuery', 'true, false', 'false', 'Deploy only the analytic rule.'],
];

const keyTable = (keys: readonly DocumentedKey[]): string =>
  table(
    ['Key', 'Values', 'When absent', 'Meaning'],
    keys.map(([path, ...rest]) => [`\`${path}\``, ...rest]),
  );

/** The generated sections of docs/rules.md, but for the error codes. */
export const ruleSections = (): Readonly<Record<string, string>> => ({
  'common keys': keyTable(commonKeys),
  'alert keys': keyTable(alertKeys),
  'promotion keys': keyTable(promotionKeys),
  entities: table(
    ['Entity type', 'Identifiers', 'Strong: one of these sets'],
    entityTypes.map(({ name, identifiers, strong }) => [
      name,
      words(identifiers),
      strong.map((set) => set.join(' + ')).join('; '),
    ]),
  ),
});
