import { findEntityType } from '../../lib/catalog/entities';
import {
  ALERT_DESCRIPTION_FORMAT_MAX_LENGTH,
  ALERT_FORMAT_PARAMETERS_MAX,
  ALERT_NAME_FORMAT_MAX_LENGTH,
  CUSTOM_DETAIL_NAME_PATTERN,
  CUSTOM_DETAILS_MAX,
  DESCRIPTION_MAX_LENGTH,
  DISPLAY_NAME_MAX_LENGTH,
  ENABLED_NRT_RULES_MAX,
  ENABLED_RULES_MAX,
  ENTITY_MAPPINGS_MAX,
  FREQUENCY_MAX,
  FREQUENCY_MIN,
  GROUPING_LOOKBACK_MAX,
  GROUPING_LOOKBACK_MIN,
  IDENTIFIERS_PER_MAPPING_MAX,
  LONG_PERIOD,
  LONG_PERIOD_FREQUENCY_MIN,
  NRT_ENTITY_MAPPINGS_MAX,
  PERIOD_MAX,
  PERIOD_MIN,
  QUERY_MAX_LENGTH,
  SUPPRESSION_MAX,
  SUPPRESSION_MIN,
  THRESHOLD_MAX,
  THRESHOLD_MIN,
} from '../../lib/catalog/limits';
import type { AlertRule, IncidentGrouping, Schedule } from '../../lib/rules/read/model';
import { MINUTE, shortDuration } from '../../lib/values/duration';
import { allOf } from '../../lib/values/text';
import type { Construct } from '../core/cdktf';
import { checkOneOf, checkPattern, checkRange, checkText, checkUuid } from '../core/checks';
import { claim, countUp } from '../core/claims';
import { clash, malformed, missing, notOneOf, type Place, refused, tooLong, wrongCount } from '../core/errors';
import type { Portal } from '../core/portal';
import { severities } from './microsoft-incident-rule';

/**
 * What the provider checks only during apply, or the service by itself, of any analytic rule. Rule files are checked
 * with positions long before; this guards rules that are made in code.
 * Source: azurerm 4.55.0, and Microsoft Learn, "Create a custom analytics rule" and "Service limits".
 */
export function checkAlertRule(place: Construct, workspaceId: string, rule: AlertRule, portal: Portal): void {
  claim(place, 'rule.id', workspaceId, 'id of an analytic rule', rule.id);
  claim(place, 'rule.displayName', workspaceId, 'name of an analytic rule', rule.displayName);
  if (rule.enabled) {
    const max = rule.kind === 'NRT' ? ENABLED_NRT_RULES_MAX : ENABLED_RULES_MAX;
    countUp(place, 'rule.enabled', workspaceId, `enabled ${rule.kind} rules of a workspace`, max);
  }
  checkUuid(place, 'rule.id', rule.id);
  checkText(place, 'rule.displayName', rule.displayName, DISPLAY_NAME_MAX_LENGTH);
  if (rule.description.length > DESCRIPTION_MAX_LENGTH)
    throw tooLong(place, 'rule.description', DESCRIPTION_MAX_LENGTH, rule.description.length);
  checkQuery(place, 'rule.query', rule.query);
  checkOneOf(place, 'rule.severity', rule.severity, severities);
  for (const technique of rule.techniques)
    checkPattern(
      place,
      'rule.techniques',
      technique,
      /^T\d{4}$/,
      'techniques such as T1528',
      'The API takes no sub-techniques: fold T1078.004 into T1078.',
    );
  if (rule.suppression !== undefined)
    checkDuration(place, 'rule.suppression', rule.suppression, SUPPRESSION_MIN, SUPPRESSION_MAX);
  checkEntities(place, rule);
  checkDetails(place, rule);
  const { create, grouping } = rule.incident;
  if (portal === 'defender' && !create)
    throw refused(
      place,
      'rule.incident.create',
      'in the Defender portal the alerts of a rule that creates no incident reach nobody',
      'Set it to true.',
    );
  if (grouping) checkGrouping(place, rule, grouping, portal);
}

/** The query of a rule or a search. */
function checkQuery(place: Place, property: string, query: string): void {
  checkText(place, property, query, QUERY_MAX_LENGTH);
  // The parser of the kit knows better; this only catches what the service refuses by its text.
  if (/(^|[|(;=\n])\s*(search|union)\s+\*/.test(query))
    throw refused(place, property, "the service takes no 'search *' and no 'union *'", 'Name the tables.');
}

/** When a scheduled rule runs, over how much data. */
export function checkSchedule(place: Place, schedule: Schedule, suppression: number | undefined): void {
  const { frequency, period } = schedule;
  checkDuration(place, 'rule.schedule.frequency', frequency, FREQUENCY_MIN, FREQUENCY_MAX);
  checkDuration(place, 'rule.schedule.period', period, PERIOD_MIN, PERIOD_MAX);
  const every = shortDuration(frequency);
  if (frequency > period)
    throw clash(
      place,
      'rule.schedule.frequency',
      `the rule runs every ${every} and looks back ${shortDuration(period)}: what happens in between is never seen`,
      'Raise the period, or lower the frequency.',
    );
  if (period >= LONG_PERIOD && frequency < LONG_PERIOD_FREQUENCY_MIN)
    throw clash(
      place,
      'rule.schedule.frequency',
      `a rule that looks back ${shortDuration(period)} may run once an hour at most, not every ${every}`,
      'Set the frequency to 1h or more, or the period below 2d.',
    );
  if (suppression !== undefined && frequency > suppression)
    throw clash(
      place,
      'rule.suppression',
      `the rule runs every ${every}, so a suppression of ${shortDuration(suppression)} has no effect`,
      'Raise it to the frequency at least, or remove it.',
    );
  checkOneOf(place, 'rule.schedule.operator', schedule.operator, ['GreaterThan', 'LessThan', 'Equal', 'NotEqual']);
  checkRange(place, 'rule.schedule.threshold', schedule.threshold, THRESHOLD_MIN, THRESHOLD_MAX);
}

function checkDuration(place: Place, property: string, seconds: number, min: number, max: number): void {
  if (seconds < min || seconds > max || seconds % MINUTE !== 0)
    throw malformed(
      place,
      property,
      `whole minutes between ${shortDuration(min)} and ${shortDuration(max)}`,
      shortDuration(seconds),
    );
}

function checkEntities(place: Place, rule: AlertRule): void {
  const max = rule.kind === 'NRT' ? NRT_ENTITY_MAPPINGS_MAX : ENTITY_MAPPINGS_MAX;
  const count = rule.entityMappings.length + rule.sentinelEntityMappings.length;
  if (count > max)
    throw wrongCount(
      place,
      'rule.entityMappings',
      { min: 0, max, of: `entity mappings of a ${rule.kind} rule` },
      count,
    );
  for (const { entityType, fields } of rule.entityMappings) {
    const property = `rule.entityMappings.${entityType}`;
    const known = findEntityType(entityType);
    if (!known) throw malformed(place, 'rule.entityMappings', 'types of Sentinel entities', entityType);
    if (fields.length < 1 || fields.length > IDENTIFIERS_PER_MAPPING_MAX)
      throw wrongCount(
        place,
        property,
        { min: 1, max: IDENTIFIERS_PER_MAPPING_MAX, of: 'field mappings' },
        fields.length,
      );
    for (const { identifier, column } of fields) {
      if (!known.identifiers.includes(identifier)) throw notOneOf(place, property, known.identifiers, identifier);
      if (column === '') throw missing(place, property, `the identifier ${identifier} has no column`);
    }
    const names = fields.map((field) => field.identifier);
    if (new Set(names).size < names.length)
      throw clash(place, property, `${allOf(names)} map one identifier twice`, 'Remove one.');
  }
}

function checkDetails(place: Place, rule: AlertRule): void {
  const names = Object.keys(rule.customDetails);
  if (names.length > CUSTOM_DETAILS_MAX)
    throw wrongCount(
      place,
      'rule.customDetails',
      { min: 0, max: CUSTOM_DETAILS_MAX, of: 'custom details' },
      names.length,
    );
  for (const name of names) {
    checkPattern(place, 'rule.customDetails', name, CUSTOM_DETAIL_NAME_PATTERN, 'names of letters, digits and _');
    if (!rule.customDetails[name]) throw missing(place, `rule.customDetails.${name}`, 'a detail comes from a column');
  }
  const details = rule.alertDetails;
  for (const [property, format, max] of [
    ['displayNameFormat', details?.displayNameFormat, ALERT_NAME_FORMAT_MAX_LENGTH],
    ['descriptionFormat', details?.descriptionFormat, ALERT_DESCRIPTION_FORMAT_MAX_LENGTH],
  ] as const) {
    if (format === undefined) continue;
    checkText(place, `rule.alertDetails.${property}`, format, max);
    const columns = format.match(/\{\{[^}]*\}\}/g)?.length ?? 0;
    if (columns > ALERT_FORMAT_PARAMETERS_MAX)
      throw wrongCount(
        place,
        `rule.alertDetails.${property}`,
        { min: 0, max: ALERT_FORMAT_PARAMETERS_MAX, of: 'columns in {{ }}' },
        columns,
      );
  }
}

function checkGrouping(place: Place, rule: AlertRule, grouping: IncidentGrouping, portal: Portal): void {
  const property = 'rule.incident.grouping';
  checkDuration(place, `${property}.lookback`, grouping.lookback, GROUPING_LOOKBACK_MIN, GROUPING_LOOKBACK_MAX);
  checkOneOf(place, `${property}.matching`, grouping.matching, ['AnyAlert', 'AllEntities', 'Selected']);
  if (portal === 'defender' && grouping.reopenClosed)
    throw refused(
      place,
      `${property}.reopenClosed`,
      'the Defender portal does not reopen closed incidents',
      'Set it to false.',
    );
  const { byEntities, byAlertDetails, byCustomDetails } = grouping;
  if (
    grouping.enabled &&
    grouping.matching === 'Selected' &&
    !byEntities.length &&
    !byAlertDetails.length &&
    !byCustomDetails.length
  )
    throw missing(place, `${property}.byEntities`, "matching 'Selected' groups by something", 'Name what to group by.');
  const selected = grouping.enabled && grouping.matching === 'Selected';
  const unmapped = (selected ? byEntities : []).find(
    (type) => !rule.entityMappings.some((mapping) => mapping.entityType === type),
  );
  if (unmapped !== undefined)
    throw missing(place, `${property}.byEntities`, `the rule groups by ${unmapped} and maps no such entity`);
  const unknown = byCustomDetails.find((name) => !(name in rule.customDetails));
  if (unknown !== undefined)
    throw missing(
      place,
      `${property}.byCustomDetails`,
      `the rule groups by the custom detail ${unknown}, which it has not`,
    );
}
