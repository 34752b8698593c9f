import { alertKinds, ruleBounds } from '../../catalog/bounds/rules';
import { searchBounds } from '../../catalog/bounds/searches';
import { map, type ValuesOf } from '../../files/format/format';
import { isMap, type Locate } from '../../files/format/place';
import { readFormat } from '../../files/format/read';
import { choice, flag, oneFormatOf, text } from '../../files/format/values';
import type { YamlSource } from '../../files/source';
import { isUuid } from '../../values/uuid';
import { type AlertValues, alertKeys, keysOf, suppressionIsOn, withoutEffects } from './alert-keys';
import { alertRule } from './alert-rule';
import { ruleArea } from './area';
import { type AttackValues, attackOf } from './attack';
import { bounded } from './common';
import { derivedId } from './derived-id';
import { kindNamed, lookAhead } from './kind';
import type { AlertRule, HuntingQuery } from './model';
import { invalidId } from './problems';
import { type QueryFile, queryFile, queryKeys, type RuleFile } from './query-file';

/** Keys of a promotion beyond those of analytic rules. */
export const promotionKeys = {
  id: text().shown('GUID').whenAbsent('derived from the id of the file').about('Of the analytic rule.'),
  name: bounded(text(), ruleBounds.displayName).whenAbsent('that of the file').about('Of the analytic rule.'),
  kind: choice(alertKinds, { nearrealtime: 'NRT' }).default('Scheduled'),
  replacesHuntingQuery: flag().default(false).about('Deploy only the analytic rule.'),
};

type Promotion = ValuesOf<typeof promotionKeys> & AlertValues;

const topKeys = {
  ...withoutEffects('a promotion: the file has one query and one description for both', ['query', 'description']),
  ...withoutEffects('a promotion: they stand at the top of the file', ['tactics', 'relevantTechniques', 'techniques']),
};

export const promotionFormats = {
  Scheduled: map({ ...promotionKeys, ...alertKeys.Scheduled, ...topKeys }).checked(suppressionIsOn),
  NRT: map({ ...promotionKeys, ...alertKeys.NRT, ...topKeys }).checked(suppressionIsOn),
};

const category = text({ max: searchBounds.category.max })
  .whenAbsent('Hunting Queries')
  .about('Of the saved search; Sentinel lists only its own among the hunting queries.');

const promotion = oneFormatOf<Promotion>(
  Object.values(promotionFormats),
  (value) => promotionFormats[kindNamed(String(lookAhead(value, 'kind'))) === 'NRT' ? 'NRT' : 'Scheduled'],
);

const { entityMappings, sentinelEntitiesMappings, customDetails, ...alertOnly } = alertKeys.Scheduled;
const inherited = { entityMappings, sentinelEntitiesMappings, customDetails };

/** A hunting query of its own; what only an alert can carry has no effect. */
export const huntFormat = map({
  ...queryKeys('Hunting', false),
  ...withoutEffects('a hunting query', keysOf(alertKeys.Scheduled)),
  category,
  entityMappings,
  promotion,
});

/** A hunting query with a promotion, which inherits entities and details. */
export const promotedFormat = map({
  ...queryKeys('Hunting', true),
  ...withoutEffects('a hunting query', keysOf(alertOnly)),
  category,
  ...inherited,
  promotion: promotion.required(),
}).checked(({ id, promotion: { id: own } }, place) => {
  if (own !== undefined && !isUuid(own)) {
    const facts = { key: 'promotion.id', found: own, id: derivedId('promotion', id) };
    place.report(invalidId(place.below('promotion').below('id').at(), facts));
  }
});

/** A hunting query, and the analytic rule that its `promotion:` makes of it as well. */
export function readHuntingQuery(source: YamlSource): RuleFile {
  if (isMap(lookAhead(source.value, 'promotion'))) return readPromoted(source);
  const content = readFormat(huntFormat, source, ruleArea);
  const common = queryFile(source, content.value!, content);
  const hunting = huntingQuery(common, content.value!);
  return { definition: { ...common, kind: 'Hunting', hunting }, problems: content.problems };
}

function readPromoted(source: YamlSource): RuleFile {
  const content = readFormat(promotedFormat, source, ruleArea);
  const value = content.value!;
  const { promotion } = value;
  const common = queryFile(source, value, content);
  const alert: AlertRule = {
    ...alertRule(promotion.kind, common, { ...value, ...promotion }, (key) => content.isRefused(['promotion', key])),
    id: promotion.id && isUuid(promotion.id) ? promotion.id.toLowerCase() : derivedId('promotion', common.id),
    displayName: promotion.name ?? common.name,
  };
  const alertAt: Locate = (path, part) => {
    const isInherited = !(path[0]! in promotion) && path[0]! in value;
    return content.at(isInherited ? path : ['promotion', ...path], part);
  };
  const rule = { ...common, kind: 'Hunting' as const, alert, alertAt, reads: promotion.reads };
  const hunting = promotion.replacesHuntingQuery ? {} : { hunting: huntingQuery(common, value) };
  return { definition: { ...rule, ...hunting }, problems: content.problems };
}

function huntingQuery(
  { id, name, description, query, tactics }: QueryFile,
  value: AttackValues & Pick<ValuesOf<typeof inherited>, 'entityMappings'> & { readonly category?: string },
): HuntingQuery {
  const { written } = attackOf(value);
  const entityMappings = value.entityMappings ?? [];
  const { category } = value;
  return {
    ...{ id, displayName: name, description, query, tactics, techniques: written, entityMappings },
    ...(category === undefined ? {} : { category }),
  };
}
