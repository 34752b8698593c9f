import { severities } from '../../catalog/bounds/rules';
import { DAY, HOUR, isoDuration, parseDuration } from '../../values/duration';
import { asText } from '../../values/text';
import { type Control, fail, type Mark, pass, unknown } from '../control/control';
import { summed } from '../control/summed';
import { alertRules, type Detection } from '../facts/detections';
import { blocks, get, textOf } from '../input/configuration';
import { isUnknown } from '../input/value';

/** What is still a detection. The service takes far more; each bound has its reason. */
const BOUNDS = {
  /** A row is one suspicious event or account: an attacker who takes one account gives one. */
  threshold: 50,
  /** Stolen tokens live for an hour to a day: who looks more rarely comes after the fact. */
  frequency: DAY,
  /** While a rule is suppressed its query does not run: longer than a shift, nobody sees the next account fall. */
  suppression: 6 * HOUR,
  /** Alerts join an incident that somebody has read and put aside. */
  grouping: DAY,
  /** The same, where every alert of the rule joins, whomever it is about. */
  groupingOfAll: 5 * HOUR,
} as const;

const seconds = (value: unknown) => (typeof value === 'string' ? parseDuration(value) : undefined);
const over = (value: unknown, bound: number) => (seconds(value) ?? 0) > bound;
const rank = (severity: string | undefined) => severities.findIndex((one) => one === severity);

/** What keeps a rule that runs from being heard, or seen. */
function blindness({ resource, kind, severity, facts }: Detection): readonly (readonly [string, string])[] {
  const scheduled = kind === 'Scheduled';
  const threshold = Number(get(resource, 'trigger_threshold') ?? 0);
  const operator = textOf(resource, 'trigger_operator') ?? 'GreaterThan';
  const countsUp = operator === 'GreaterThan' || (operator === 'NotEqual' && threshold === 0);
  const [frequency, suppression] = [get(resource, 'query_frequency'), get(resource, 'suppression_duration')];
  const suppressed = get(resource, 'suppression_enabled') === true;
  const [grouping] = blocks(resource, 'incident', 'grouping');
  const all = grouping?.entity_matching_method === 'AnyAlert';
  const together = grouping?.enabled === true || grouping?.enabled === undefined;
  const lookback = grouping?.lookback_duration;
  const groupingBound = all ? BOUNDS.groupingOfAll : BOUNDS.grouping;
  const lowered = facts?.severity !== undefined && rank(severity) > rank(facts.severity);
  const found: readonly (readonly [wrong: boolean, finding: string, message: string])[] = [
    [
      scheduled && threshold > BOUNDS.threshold,
      'threshold',
      `it alerts only above ${threshold} results, and one stolen account gives one; at most ${BOUNDS.threshold} makes sense`,
    ],
    [scheduled && !countsUp, 'operator', `it alerts on ${operator} ${threshold} results, not on every one found`],
    [
      scheduled && over(frequency, BOUNDS.frequency),
      'rare',
      `it runs every ${asText(frequency)}: a token is used up by then; at least daily makes sense`,
    ],
    [
      suppressed && over(suppression, BOUNDS.suppression),
      'suppression',
      `after an alert it does not run for ${asText(suppression)}; at most ${isoDuration(BOUNDS.suppression)} makes sense`,
    ],
    [severity === 'Informational', 'severity', 'its alerts are Informational: nobody is called for those'],
    [lowered, 'severity', `its severity is ${severity}, and its rule file says ${facts?.severity}`],
    [
      grouping !== undefined && together && over(lookback, groupingBound),
      'grouping',
      `its alerts of ${asText(lookback)} disappear in one incident${all ? ', whomever they are about' : ''}; at most ${isoDuration(groupingBound)} makes sense`,
    ],
  ];
  return found.flatMap(([wrong, finding, message]) => (wrong ? [[finding, message] as const] : []));
}

const ARGUMENTS = ['trigger_threshold', 'trigger_operator', 'query_frequency', 'suppression_enabled', 'severity'];

function judgeRule(rule: Detection): readonly Mark[] {
  const { resource, name } = rule;
  const later = ARGUMENTS.find((argument) => isUnknown(get(resource, argument)));
  if (later) return [unknown(resource, later, `The argument ${later} of '${name}' is known after apply only.`)];
  const found = blindness(rule);
  return found.length
    ? found.map(([finding, text]) => fail(resource, finding, `'${name}' is as good as blind: ${text}.`))
    : [pass(resource)];
}

export const control: Control = {
  id: 'rules-not-blind',
  title: 'Rules alert on what they find, soon and loud enough',
  severity: 'high',
  info: 'Threshold, operator, frequency, suppression, severity and grouping of each analytic rule are within what still is a detection.',
  why: 'A threshold of 9999, a suppression of a day or a severity that nobody is called for leaves a rule enabled, covered on paper, and without effect.',
  fix: 'Set triggerThreshold, queryFrequency, suppressionDuration, severity or groupingConfiguration in the rule file, or take the override out of the environment.',
  playbook: ['REQ-4'],
  frameworks: {
    nistCsf: ['DE.AE-02', 'DE.AE-08', 'DE.CM-09'],
    nist80053: ['SI-4', 'SI-4(5)', 'AU-6'],
    cisV8: ['13.1', '13.11'],
    iso27001: ['A.8.16', 'A.5.25'],
    mcsb: ['LT-1', 'LT-2'],
  },
  needs: ['detections'],
  check: (configuration) => summed(alertRules(configuration).flatMap(judgeRule), 'rule'),
};
