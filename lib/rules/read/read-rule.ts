import { isUuid } from '../../values/uuid';
import { derivedId } from './derived-id';
import type { Fields } from './fields';
import type { AlertRule, HuntingQuery, Rule } from './model';
import { invalidId } from './problems';
import { readAlertSettings, readCustomDetails } from './read-alert';
import { readCommon } from './read-common';
import { readEntityMappings, readSentinelEntityMappings } from './read-entities';
import { alertKinds } from './spelling';

/** Keys that only analytic rules have; on a hunting query they would silently do nothing. */
const ALERT_KEYS = [
  'severity',
  'enabled',
  'queryFrequency',
  'queryPeriod',
  'triggerOperator',
  'triggerThreshold',
  'suppressionEnabled',
  'suppressionDuration',
  'incidentConfiguration',
  'eventGroupingSettings',
  'alertDetailsOverride',
] as const;

/** An analytic rule: kinds Scheduled and NRT. */
export function readAnalyticRule(fields: Fields, kind: 'Scheduled' | 'NRT'): Rule {
  const { common } = readCommon(fields, true);
  const alert: AlertRule = {
    kind,
    id: common.id,
    displayName: common.name,
    description: common.description,
    query: common.query,
    tactics: common.tactics,
    techniques: common.techniques,
    ...readAlertSettings(fields, kind),
    entityMappings: readEntityMappings(fields),
    sentinelEntityMappings: readSentinelEntityMappings(fields),
    customDetails: readCustomDetails(fields),
  };
  fields.withoutEffect('an analytic rule, which needs no promotion', 'promotion');
  fields.finish();
  return { ...common, kind, alert };
}

/** A hunting query, and the analytic rule that its `promotion:` makes of it as well. */
export function readHuntingQuery(fields: Fields): Rule {
  const promotion = fields.map('promotion');
  const { common, attack } = readCommon(fields, promotion !== undefined);
  const entityMappings = readEntityMappings(fields);
  const hunting: HuntingQuery = {
    id: common.id,
    displayName: common.name,
    description: common.description,
    query: common.query,
    tactics: common.tactics,
    techniques: attack.written,
    entityMappings,
  };
  fields.withoutEffect('a hunting query', ...ALERT_KEYS);
  if (!promotion) {
    fields.withoutEffect('a hunting query', 'sentinelEntitiesMappings', 'customDetails');
    fields.finish();
    return { ...common, kind: 'Hunting', hunting };
  }
  const inherited = {
    entityMappings,
    sentinelEntityMappings: readSentinelEntityMappings(fields),
    customDetails: readCustomDetails(fields),
  };
  fields.finish();
  const { alert, replaces } = readPromotion(promotion, common, inherited);
  return { ...common, kind: 'Hunting', alert, ...(replaces ? {} : { hunting }) };
}

type Inherited = Pick<AlertRule, 'entityMappings' | 'sentinelEntityMappings' | 'customDetails'>;

/** The schedule and so on with which a hunting query is also deployed as an analytic rule; query and texts are the file's own. */
function readPromotion(
  fields: Fields,
  common: Omit<Rule, 'kind'>,
  inherited: Inherited,
): { alert: AlertRule; replaces: boolean } {
  const kind = fields.choice('kind', alertKinds) ?? 'Scheduled';
  const says = (key: string) => fields.value(key) !== undefined;
  const alert: AlertRule = {
    kind,
    id: promotionId(fields, common.id),
    displayName: fields.filledText('name')?.trim() ?? common.name,
    description: common.description,
    query: common.query,
    tactics: common.tactics,
    techniques: common.techniques,
    ...readAlertSettings(fields, kind),
    entityMappings: says('entityMappings') ? readEntityMappings(fields) : inherited.entityMappings,
    sentinelEntityMappings: says('sentinelEntitiesMappings')
      ? readSentinelEntityMappings(fields)
      : inherited.sentinelEntityMappings,
    customDetails: says('customDetails') ? readCustomDetails(fields) : inherited.customDetails,
  };
  const replaces = fields.flag('replacesHuntingQuery') ?? false;
  fields.withoutEffect('a promotion: the file has one query and one description for both', 'query', 'description');
  fields.withoutEffect('a promotion: they stand at the top of the file', 'tactics', 'relevantTechniques', 'techniques');
  fields.finish();
  return { alert, replaces };
}

function promotionId(fields: Fields, huntingId: string): string {
  const derived = derivedId('promotion', huntingId);
  const text = fields.filledText('id')?.trim();
  if (text === undefined) return derived;
  if (isUuid(text)) return text.toLowerCase();
  fields.problems.push(invalidId(fields.at('id'), { key: 'promotion.id', found: text, id: derived }));
  return derived;
}
