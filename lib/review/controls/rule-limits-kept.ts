import { type Range, within, words } from '../../catalog/bounds/bound';
import { ruleBounds, ruleForms } from '../../catalog/bounds/rules';
import { parseDuration } from '../../values/duration';
import { type Control, fail, type Mark, pass, unknown } from '../control/control';
import { alertingRules, alertRules, type Detection, ofRules } from '../facts/detections';
import { blocks, get, textOf } from '../input/configuration';
import { isUnknown } from '../input/value';

const seconds = ({ resource }: Detection, argument: string) => parseDuration(textOf(resource, argument) ?? '');

/** What the service refuses in a rule, or what makes it miss events. */
function mistakes(rule: Detection): readonly (readonly [finding: string, message: string])[] {
  const { query = '', kind, resource, techniques } = rule;
  const scheduled = kind !== 'NRT';
  const mappings = blocks(resource, 'entity_mapping').length + blocks(resource, 'sentinel_entity_mapping').length;
  const details = Object.keys(blocks(resource, 'custom_details')[0] ?? {}).length;
  const mapped = scheduled ? ruleBounds.entityMappings : ruleBounds.nrtEntityMappings;
  const odd = techniques.filter((technique) => !ruleForms.technique.pattern.test(technique));
  const [frequency, period] = [seconds(rule, 'query_frequency'), seconds(rule, 'query_period')];
  const out = (bound: Range, found: number | undefined) => found === undefined || !within(bound, found);
  const tooOften = within(ruleBounds.longPeriod, period ?? 0) && out(ruleBounds.longPeriodFrequency, frequency ?? 0);
  const found: readonly (readonly [wrong: boolean, finding: string, message: string])[] = [
    [query === '', 'query', 'it has no query'],
    [
      out(ruleBounds.query, query.length),
      'query',
      `its query should have ${words(ruleBounds.query)}, got ${query.length}`,
    ],
    [out(mapped, mappings), 'entities', `there should be ${words(mapped)}, got ${mappings}`],
    [
      out(ruleBounds.customDetails, details),
      'details',
      `there should be ${words(ruleBounds.customDetails)}, got ${details}`,
    ],
    [odd.length > 0, 'techniques', `the service refuses the technique ${odd.join(', ')}: only T and four digits`],
    [
      scheduled && out(ruleBounds.frequency, frequency),
      'frequency',
      `it runs every '${textOf(resource, 'query_frequency') ?? ''}', and should be run every ${words(ruleBounds.frequency)}`,
    ],
    [
      scheduled && out(ruleBounds.period, period),
      'period',
      `it looks back '${textOf(resource, 'query_period') ?? ''}', and should look back ${words(ruleBounds.period)}`,
    ],
    [
      scheduled && (frequency ?? 0) > (period ?? Number.POSITIVE_INFINITY),
      'gap',
      'it runs more rarely than it looks back: what happens in between is never seen',
    ],
    [
      scheduled && tooOften,
      'long',
      `a rule that looks back ${words(ruleBounds.longPeriod)} should run every ${words(ruleBounds.longPeriodFrequency)}`,
    ],
  ];
  return found.flatMap(([wrong, finding, message]) => (wrong ? [[finding, message] as const] : []));
}

function judgeRule(rule: Detection): readonly Mark[] {
  const { resource, name } = rule;
  const later = ['query', 'query_frequency', 'query_period'].find((argument) => isUnknown(get(resource, argument)));
  if (later) return [unknown(resource, later, `The argument ${later} of '${name}' is known after apply only.`)];
  const found = mistakes(rule);
  return found.length
    ? found.map(([finding, text]) => fail(resource, finding, `'${name}': ${text}.`))
    : [pass(resource)];
}

const tooMany = (found: number, bound: Range, finding: string): Mark[] =>
  within(bound, found)
    ? []
    : [fail(undefined, finding, `There are more rules than a workspace takes: ${words(bound)}, got ${found}.`)];

export const control: Control = {
  id: 'rule-limits-kept',
  title: 'Rules keep to the limits of the service',
  severity: 'high',
  info: 'Length of queries, schedule, entities, details and techniques of each rule, and how many rules are enabled.',
  why: 'The provider checks little of it: a rule past a limit is refused in the middle of an apply, or misses events silently.',
  fix: 'Change the rule as the finding says; `ttk check` tells all of it beforehand.',
  playbook: ['REQ-4'],
  frameworks: {
    nistCsf: ['DE.AE-02', 'PR.PS-01'],
    nist80053: ['SI-4', 'CM-6'],
    cisV8: ['13.11', '4.1'],
    iso27001: ['A.8.16', 'A.8.9'],
    mcsb: ['LT-1'],
  },
  needs: ['detections'],
  judges: ofRules('query', 'query_frequency', 'query_period', 'techniques', 'entity_mapping'),
  check(configuration) {
    const enabled = alertingRules(configuration);
    const nrt = enabled.filter(({ kind }) => kind === 'NRT');
    return [
      ...tooMany(enabled.length, ruleBounds.enabledRules, 'count'),
      ...tooMany(nrt.length, ruleBounds.enabledNrtRules, 'nrtCount'),
      ...alertRules(configuration).flatMap(judgeRule),
    ];
  },
};
