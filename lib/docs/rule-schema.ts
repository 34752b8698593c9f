import { casesFormat } from '../detection-tests/format';
import { type AnyFormat, type JsonSchema, schemaFile, schemaOf } from '../files/format/format';
import { automationFormat } from '../rules/kinds/automation/format';
import { schemaFormat } from '../rules/kinds/schema/format';
import { watchlistFormat } from '../rules/kinds/watchlist/format';
import { workbookFormat } from '../rules/kinds/workbook/format';
import { analyticFormats } from '../rules/read/analytic-rule';
import { functionFormat, parserFormat } from '../rules/read/function';
import { huntFormat, promotedFormat, promotionFormats } from '../rules/read/hunting-query';

/** Files that say their kind. */
const byKind: Readonly<Record<string, AnyFormat>> = {
  ...analyticFormats,
  Function: functionFormat,
  Watchlist: watchlistFormat,
  AutomationRule: automationFormat,
  Workbook: workbookFormat,
  Schema: schemaFormat,
};

/** Keys by which files without a kind are told apart, in the order in which they decide; as `kindOf` does. */
const byKeys: readonly (readonly [keys: readonly string[], name: string, format: AnyFormat])[] = [
  [['FunctionQuery', 'FunctionAlias', 'functionAlias'], 'Parser', parserFormat],
  [['queryFrequency', 'queryPeriod', 'triggerOperator', 'triggerThreshold'], 'Scheduled', analyticFormats.Scheduled],
  [['promotion'], 'PromotedHunting', promotedFormat],
];

/** Large parts that several kinds share. */
const SHARED = ['entityMappings', 'tests'];

/** `rules/rule.schema.json`: what may stand in a rule file, chosen by `kind`, else by the keys that are there. */
export function ruleSchemaFile(): string {
  const named = Object.entries({ ...byKind, Hunting: huntFormat });
  const unnamed = byKeys.map(([, name, format]) => [name, format] as const);
  const kinds = Object.fromEntries([...named, ...unnamed].map(([name, format]) => [name, ofKind(format)]));
  const promotions = Object.fromEntries(
    Object.entries(promotionFormats).map(([kind, format]) => [`${kind}Promotion`, ofKind(format)]),
  );
  return schemaFile('token-theft-kit rule', {
    type: 'object',
    properties: { kind: { enum: [...Object.keys(byKind), 'Hunting'] } },
    allOf: [
      ...Object.keys(byKind).map((kind) => when(isKind(kind), ref(kind))),
      when({ anyOf: [{ not: { required: ['kind'] } }, isKind('Hunting')] }, withoutKind()),
    ],
    definitions: { ...kinds, ...promotions, ...shared() },
  });
}

const ref = (name: string): JsonSchema => ({ $ref: `#/definitions/${name}` });

const isKind = (kind: string): JsonSchema => ({ properties: { kind: { const: kind } }, required: ['kind'] });

/** `if` and `then` rather than `oneOf`: editors then say what is wrong with the one kind, not that no kind fits. */
const when = (condition: JsonSchema, schema: JsonSchema, otherwise?: JsonSchema): JsonSchema => ({
  if: condition,
  // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema.
  then: schema,
  ...(otherwise ? { else: otherwise } : {}),
});

const withoutKind = (): JsonSchema =>
  byKeys.reduceRight<JsonSchema>(
    (otherwise, [keys, name]) => when({ anyOf: keys.map((key) => ({ required: [key] })) }, ref(name), otherwise),
    ref('Hunting'),
  );

/** A kind with its shared parts by reference; its promotion is chosen by the kind that the promotion names. */
function ofKind(format: AnyFormat): JsonSchema {
  const schema = schemaOf(format, true);
  const properties = Object.entries(schema.properties as Readonly<Record<string, JsonSchema>>).map(([key, value]) => {
    if (SHARED.includes(key)) return [key, ref(key)];
    return [key, key === 'promotion' ? when(isKind('NRT'), ref('NRTPromotion'), ref('ScheduledPromotion')) : value];
  });
  return { ...schema, properties: Object.fromEntries(properties) };
}

const shared = (): JsonSchema => ({
  entityMappings: schemaOf(huntFormat.kind.keys!.entityMappings!, true),
  tests: schemaOf(casesFormat.kind.keys!.tests!, true),
});
