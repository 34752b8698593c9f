import {
  groupingDetails,
  matchingMethods,
  ruleBounds,
  ruleForms,
  severities,
  triggerOperators,
  UNBOUNDED_QUERY,
} from '../../lib/catalog/bounds/rules';
import type { Portal } from '../../lib/catalog/clouds';
import { alertChecks } from '../../lib/rules/checks/all';
import type { AlertRule } from '../../lib/rules/read/model';
import type { Construct } from '../core/cdktf';
import { type Check, checkForm, checkGuid, checkOneOf, checkText } from '../core/checks';
import { claim, countUp } from '../core/claims';
import { missing, refused } from '../core/errors';
import { faultsOf, propertyIn } from './rule-faults';

const GROUPING = 'incidentConfiguration.groupingConfiguration';
/** What the settings of a rule file are called in the props. */
const propertyOf = propertyIn('rule', {
  name: 'displayName',
  queryFrequency: 'schedule.frequency',
  queryPeriod: 'schedule.period',
  triggerThreshold: 'schedule.threshold',
  suppressionDuration: 'suppression',
  relevantTechniques: 'techniques',
  sentinelEntitiesMappings: 'sentinelEntityMappings',
  'entityMappings.fieldMappings': 'fields',
  alertDetailsOverride: 'alertDetails',
  'alertDetailsOverride.alertDisplayNameFormat': 'displayNameFormat',
  'alertDetailsOverride.alertDescriptionFormat': 'descriptionFormat',
  incidentConfiguration: 'incident',
  [GROUPING]: 'grouping',
  [`${GROUPING}.lookbackDuration`]: 'lookback',
  [`${GROUPING}.matchingMethod`]: 'matching',
  [`${GROUPING}.groupByEntities`]: 'byEntities',
  [`${GROUPING}.groupByCustomDetails`]: 'byCustomDetails',
  alertRuleTemplateName: 'template.id',
  templateVersion: 'template.version',
});

/**
 * What the provider checks only during apply, or the service by itself, of any analytic rule: the checks of rule files,
 * which name a property here instead of a line, and what a file cannot get wrong because its reader does not let it.
 */
export function checkAlertRule(place: Construct, workspaceId: string, rule: AlertRule, portal: Portal): Check[] {
  const { create, grouping } = rule.incident;
  return [
    claim(place, 'rule.id', workspaceId, 'id of an analytic rule', rule.id),
    claim(place, 'rule.displayName', workspaceId, 'name of an analytic rule', rule.displayName),
    rule.enabled && countUp(place, 'rule.enabled', workspaceId, ruleBounds.enabledRules),
    rule.enabled && rule.kind === 'NRT' && countUp(place, 'rule.enabled', workspaceId, ruleBounds.enabledNrtRules),
    checkGuid('rule.id', rule.id),
    checkText('rule.displayName', rule.displayName, {}),
    checkText('rule.query', rule.query, {}),
    // The parser of the kit knows better; this only catches what the service refuses by its text.
    UNBOUNDED_QUERY.test(rule.query) &&
      refused('rule.query', "the service takes no 'search *' and no 'union *'", 'Name the tables.'),
    checkOneOf('rule.severity', rule.severity, severities),
    checkOneOf('rule.schedule.operator', rule.schedule?.operator, triggerOperators),
    checkOneOf('rule.incident.grouping.matching', grouping?.matching, matchingMethods),
    ...(grouping?.byAlertDetails ?? []).map((detail) =>
      checkOneOf('rule.incident.grouping.byAlertDetails', detail, groupingDetails),
    ),
    ...rule.techniques.map((technique) =>
      checkForm(
        'rule.techniques',
        technique,
        ruleForms.technique,
        'The API takes no sub-techniques: fold T1078.004 into T1078.',
      ),
    ),
    ...faultsOf(propertyOf, (at) =>
      alertChecks.flatMap((check) => [...check({ alert: rule, columns: undefined, at, nameOf: propertyOf })]),
    ),
    ...rule.entityMappings.flatMap(({ fields }, i) =>
      fields.map(
        ({ identifier, column }, j) =>
          !(identifier && column) &&
          missing(`rule.entityMappings[${i}].fields[${j}]`, 'a field maps an identifier to a column'),
      ),
    ),
    ...Object.entries(rule.customDetails).map(
      ([name, column]) => !column && missing(`rule.customDetails.${name}`, 'a detail comes from a column'),
    ),
    portal === 'defender' &&
      rule.enabled &&
      !create &&
      refused(
        'rule.incident.create',
        'in the Defender portal the alerts of a rule that creates no incident reach nobody',
        'Set it to true.',
      ),
    portal === 'defender' &&
      grouping?.reopenClosed &&
      refused(
        'rule.incident.grouping.reopenClosed',
        'the Defender portal does not reopen closed incidents',
        'Set it to false.',
      ),
  ];
}
