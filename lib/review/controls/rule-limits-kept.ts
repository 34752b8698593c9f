import * as limits from '../../catalog/limits';
import { parseDuration } from '../../values/duration';
import { type Control, fail, type Mark, pass, unknown } from '../control/control';
import { alertingRules, alertRules, type Detection } from '../facts/detections';
import { blocks, get, textOf } from '../input/configuration';
import { isUnknown } from '../input/value';

const seconds = ({ resource }: Detection, argument: string) => parseDuration(textOf(resource, argument) ?? '');

/** What the service refuses in a rule, or what makes it miss events. */
function mistakes(rule: Detection): readonly [finding: string, message: string][] {
  const found: [string, string][] = [];
  const { query = '', kind, resource } = rule;
  if (query.length < limits.QUERY_MIN_LENGTH || query.length > limits.QUERY_MAX_LENGTH)
    found.push(['query', `its query has ${query.length} characters, and 1 to ${limits.QUERY_MAX_LENGTH} are allowed`]);
  const mappings = blocks(resource, 'entity_mapping').length + blocks(resource, 'sentinel_entity_mapping').length;
  const most = kind === 'NRT' ? limits.NRT_ENTITY_MAPPINGS_MAX : limits.ENTITY_MAPPINGS_MAX;
  if (mappings > most) found.push(['entities', `it maps ${mappings} entities, and ${most} are the most`]);
  const details = Object.keys(blocks(resource, 'custom_details')[0] ?? {}).length;
  if (details > limits.CUSTOM_DETAILS_MAX)
    found.push(['details', `it has ${details} custom details, and ${limits.CUSTOM_DETAILS_MAX} are the most`]);
  const odd = rule.techniques.filter((technique) => !/^T\d{4}$/.test(technique));
  if (odd.length)
    found.push(['techniques', `the service refuses the technique ${odd.join(', ')}: only T and four digits`]);
  if (kind === 'NRT') return found;
  const [frequency, period] = [seconds(rule, 'query_frequency'), seconds(rule, 'query_period')];
  if (frequency === undefined || frequency < limits.FREQUENCY_MIN || frequency > limits.FREQUENCY_MAX)
    found.push(['frequency', `it runs every '${textOf(resource, 'query_frequency')}', and PT5M to P14D are allowed`]);
  if (period === undefined || period < limits.PERIOD_MIN || period > limits.PERIOD_MAX)
    found.push(['period', `it looks back '${textOf(resource, 'query_period')}', and PT5M to P14D are allowed`]);
  if (frequency !== undefined && period !== undefined && frequency > period)
    found.push(['gap', 'it runs more rarely than it looks back: what happens in between is never seen']);
  if (period !== undefined && period >= limits.LONG_PERIOD && (frequency ?? 0) < limits.LONG_PERIOD_FREQUENCY_MIN)
    found.push(['long', 'a rule that looks back two days or more may run once an hour at most']);
  return found;
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

function tooMany(found: number, most: number, finding: string, what: string): Mark[] {
  return found > most ? [fail(undefined, finding, `${found} ${what} are enabled, and a workspace takes ${most}.`)] : [];
}

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
  check(configuration) {
    const enabled = alertingRules(configuration);
    const nrt = enabled.filter(({ kind }) => kind === 'NRT');
    return [
      ...tooMany(enabled.length, limits.ENABLED_RULES_MAX, 'count', 'rules'),
      ...tooMany(nrt.length, limits.ENABLED_NRT_RULES_MAX, 'nrtCount', 'near-real-time rules'),
      ...alertRules(configuration).flatMap(judgeRule),
    ];
  },
};
