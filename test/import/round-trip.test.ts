import fc from 'fast-check';
import { tactics } from '../../lib/catalog/attack';
import { alertRuleFile } from '../../lib/import/alert-rule';
import { ruleYaml } from '../../lib/import/write-yaml';
import type { AlertRule } from '../../lib/rules/read/model';
import { parseDuration } from '../../lib/values/duration';
import { ID, rule } from '../rules/help';

/** What makes YAML writers stumble. */
const awkward = fc.constantFrom(
  ...[
    '${x}',
    '%{if}',
    '{{Column}}',
    ' ',
    '  ',
    '\t',
    '\n',
    '\r\n',
    '\r',
    '\n\n',
    '  \n',
    "'",
    '"',
    '\\',
    '# no comment',
  ],
  ...[
    ': ',
    '- ',
    '|',
    '>',
    '---',
    '...',
    '&a',
    '*a',
    '!tag',
    'é',
    '漢字',
    '😀',
    '\u2028',
    '\u0085',
    '\ufeff',
    '\u0007',
    '\ud800',
  ],
  ...['~', 'null', 'yes', '1e3', '0x1F', '2024-01-01', '@', '`', '%', '[', '{', 'x'.repeat(200)],
);
const noise = fc
  .array(fc.oneof(awkward, fc.string({ maxLength: 12 })), { maxLength: 12 })
  .map((parts) => parts.join(''));
const texts = noise.filter((text) => text.trim() !== '');
/** Names and columns are equal whatever blanks are around them. */
const names = texts.map((text) => text.trim());
const word = fc.stringMatching(/^[A-Za-z_][A-Za-z0-9_]{0,20}$/).filter((text) => text !== '__proto__');
const columns = word;
const minutes = fc.integer({ min: 5, max: 20160 });
const iso = minutes.map((n) => `PT${n}M`);
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
const few = <T>(value: fc.Arbitrary<T>, min = 0) => fc.uniqueArray(value, { minLength: min, maxLength: 3 });

const grouping = fc.record({
  enabled: fc.boolean(),
  reopenClosedIncident: fc.boolean(),
  lookbackDuration: iso,
  matchingMethod: fc.constantFrom('AnyAlert', 'AllEntities', 'Selected'),
  groupByEntities: few(fc.constantFrom('Account', 'IP', 'Host')),
  groupByAlertDetails: few(fc.constantFrom('DisplayName', 'Severity')),
  groupByCustomDetails: few(word),
});

const common = {
  displayName: names,
  description: noise,
  severity: fc.constantFrom('High', 'Medium', 'Low', 'Informational'),
  enabled: fc.boolean(),
  query: texts,
  tactics: few(fc.constantFrom(...tactics)),
  techniques: few(fc.constantFrom('T1078', 'T1539', 'T1550')),
  subTechniques: few(fc.constantFrom('T1078.001', 'T1078.004', 'T1550.001')),
  suppressionEnabled: fc.boolean(),
  suppressionDuration: iso,
  incidentConfiguration: maybe(fc.record({ createIncident: fc.boolean(), groupingConfiguration: maybe(grouping) })),
  eventGroupingSettings: maybe(fc.record({ aggregationKind: fc.constantFrom('SingleAlert', 'AlertPerResult') })),
  alertDetailsOverride: maybe(
    fc.record({
      alertDisplayNameFormat: maybe(texts),
      alertDescriptionFormat: maybe(texts),
      alertSeverityColumnName: maybe(columns),
      alertTacticsColumnName: maybe(columns),
      alertDynamicProperties: few(
        fc.record({ alertProperty: fc.constantFrom('AlertLink', 'ProductName', 'Techniques'), value: columns }),
      ),
    }),
  ),
  customDetails: maybe(fc.dictionary(word, columns, { maxKeys: 4, noNullPrototype: true })),
  entityMappings: maybe(
    few(
      fc.record({
        entityType: fc.constantFrom('Account', 'IP', 'URL'),
        fieldMappings: few(fc.record({ identifier: word, columnName: columns }), 1),
      }),
    ),
  ),
  sentinelEntitiesMappings: maybe(few(fc.record({ columnName: columns }))),
  alertRuleTemplateName: maybe(fc.uuid()),
  templateVersion: maybe(fc.constantFrom('1.0.0', '1.10', '2')),
  lastModifiedUtc: fc.constant('2026-01-01T00:00:00Z'),
};

const scheduled = fc.record({
  ...common,
  queryFrequency: iso,
  queryPeriod: iso,
  triggerOperator: fc.constantFrom('GreaterThan', 'LessThan', 'Equal', 'NotEqual'),
  triggerThreshold: fc.integer({ min: 0, max: 10000 }),
});

const nrt = fc.record(common);

type Of<A> = A extends fc.Arbitrary<infer T> ? T : never;
type Settings = Of<typeof nrt> & Partial<Of<typeof scheduled>>;

/** The meaning that the API gives to the settings, independent of the files. */
function meaningOf(kind: 'Scheduled' | 'NRT', s: Settings): AlertRule {
  const seconds = (text: string) => parseDuration(text)!;
  const { incidentConfiguration: incident, alertDetailsOverride: details } = s;
  const group = incident?.groupingConfiguration;
  const hasDetails =
    details && Object.values(details).some((value) => (Array.isArray(value) ? value.length > 0 : value !== null));
  const techniques = [...s.techniques, ...s.subTechniques.map((sub) => sub.slice(0, 5))];
  return {
    kind,
    id: ID,
    displayName: s.displayName,
    description: s.description,
    query: s.query,
    severity: s.severity,
    enabled: s.enabled,
    tactics: s.tactics,
    techniques: [...new Set(techniques)],
    schedule:
      kind === 'NRT'
        ? undefined
        : {
            frequency: seconds(s.queryFrequency!),
            period: seconds(s.queryPeriod!),
            operator: s.triggerOperator!,
            threshold: s.triggerThreshold!,
          },
    suppression: s.suppressionEnabled ? seconds(s.suppressionDuration) : undefined,
    eventGrouping: s.eventGroupingSettings?.aggregationKind as AlertRule['eventGrouping'],
    incident: {
      create: incident?.createIncident ?? true,
      ...(group
        ? {
            grouping: {
              enabled: group.enabled,
              reopenClosed: group.reopenClosedIncident,
              lookback: seconds(group.lookbackDuration),
              matching: group.matchingMethod,
              byEntities: group.groupByEntities,
              byAlertDetails: group.groupByAlertDetails,
              byCustomDetails: group.groupByCustomDetails,
            },
          }
        : {}),
    },
    entityMappings: (s.entityMappings ?? []).map(({ entityType, fieldMappings }) => ({
      entityType,
      fields: fieldMappings.map((f) => ({ identifier: f.identifier, column: f.columnName })),
    })),
    sentinelEntityMappings: (s.sentinelEntitiesMappings ?? []).map(({ columnName }) => columnName),
    customDetails: s.customDetails ?? {},
    alertDetails: hasDetails
      ? {
          displayNameFormat: details.alertDisplayNameFormat ?? undefined,
          descriptionFormat: details.alertDescriptionFormat ?? undefined,
          severityColumn: details.alertSeverityColumnName ?? undefined,
          tacticsColumn: details.alertTacticsColumnName ?? undefined,
          dynamicProperties: details.alertDynamicProperties.map((p) => ({
            name: p.alertProperty,
            column: p.value,
          })),
        }
      : undefined,
    template:
      s.alertRuleTemplateName === null && s.templateVersion === null
        ? undefined
        : { id: s.alertRuleTemplateName ?? undefined, version: s.templateVersion ?? undefined },
  };
}

/** Sets in Azure, so their order means nothing. */
const sorted = (alert: AlertRule): AlertRule => ({ ...alert, techniques: [...alert.techniques].sort() });

describe('a rule of the API becomes a file that means the same', () => {
  for (const [kind, settings] of [
    ['Scheduled', scheduled],
    ['NRT', nrt],
  ] as const) {
    test(`${kind}: every setting and every character`, () => {
      fc.assert(
        fc.property(settings as fc.Arbitrary<Settings>, (properties) => {
          const read = rule(ruleYaml(alertRuleFile(ID, kind, properties)));
          expect(sorted(read.alert!)).toEqual(sorted(meaningOf(kind, properties)));
          expect([...read.subTechniques].sort()).toEqual([...properties.subTechniques].sort());
        }),
        { numRuns: 150 },
      );
    });
  }

  test('texts of several lines are blocks that a person can read, unless a block would lose something', () => {
    const query = 'SigninLogs\n| where A == "${b}"\t\n\n| project C  ';
    expect(ruleYaml({ query })).toBe('query: |-\n  SigninLogs\n  | where A == "${b}"\t\n\n  | project C  \n');
    expect(ruleYaml({ query: 'a\r\nb' })).toMatch(/^query: "a\\r/);
    expect(ruleYaml({ query: '  indented\nless' })).toBe('query: |2-\n    indented\n  less\n');
  });
});
