import { severities } from '../../catalog/bounds/rules';
import { type Control, fail, type Mark, pass, unknown } from '../control/control';
import { summed } from '../control/summed';
import { alertRules } from '../facts/detections';
import { type Configuration, get, type Resource, textOf } from '../input/configuration';
import { type Block, blocksOf, isBlock, isUnknown, textsOf, type Value } from '../input/value';

/** What an automation rule asks of an incident before it acts; undefined: it cannot be read. */
function conditionsOf(rule: Resource): readonly Block[] | undefined {
  const json = get(rule, 'condition_json');
  if (json === undefined || json === null || json === '') return [];
  if (typeof json !== 'string') return undefined;
  try {
    const found: Value = JSON.parse(json);
    return Array.isArray(found) && found.every(isBlock) ? blocksOf(found) : undefined;
  } catch {
    return undefined;
  }
}

/** The values that a property has to have, where all conditions together ask for some. */
function demanded(conditions: readonly Block[], property: string): readonly string[] | undefined {
  for (const { conditionProperties } of conditions) {
    const [{ propertyName, operator, propertyValues } = {} as Block] = blocksOf(conditionProperties);
    if (propertyName === property && (operator === 'Equals' || operator === 'Contains')) return textsOf(propertyValues);
  }
  return undefined;
}

/** Whether it can meet incidents of the rules that are deployed here. */
function meets(configuration: Configuration, conditions: readonly Block[]): boolean {
  const ids = demanded(conditions, 'IncidentRelatedAnalyticRuleIds');
  if (!ids) return true;
  const named = new Set(ids.map((id) => id.split('/').at(-1)!.toLowerCase()));
  return alertRules(configuration).some(({ id }) => named.has(id.toLowerCase()));
}

const rank = (severity: string | undefined) => severities.findIndex((one) => one === severity);

/** What it does to an incident that nobody has looked at yet. */
function harm(rule: Resource, conditions: readonly Block[]): readonly (readonly [string, string])[] {
  return blocksOf(get(rule, 'action_incident')).flatMap(({ status, severity }): (readonly [string, string])[] => {
    const from = demanded(conditions, 'IncidentSeverity') ?? severities;
    const lowers = typeof severity === 'string' && from.some((one) => rank(one) < rank(severity));
    return [
      ...(status === 'Closed' ? [['closes', 'closes incidents before anybody has seen them'] as const] : []),
      ...(lowers ? [['downgrades', `lowers the severity of incidents to ${severity}`] as const] : []),
    ];
  });
}

function judgeRule(configuration: Configuration, rule: Resource): readonly Mark[] {
  const name = textOf(rule, 'display_name') ?? rule.name;
  if (get(rule, 'enabled') === false) return [pass(rule, 'It is off.')];
  if (isUnknown(get(rule, 'action_incident')))
    return [unknown(rule, 'action_incident', `What '${name}' does to incidents is known after apply only.`)];
  const conditions = conditionsOf(rule);
  const found = harm(rule, conditions ?? []);
  if (found.length === 0) return [pass(rule)];
  // What cannot be read is no excuse: the harm is certain, only whom it reaches is not.
  if (conditions && !meets(configuration, conditions)) return [pass(rule, 'It meets no incident of these rules.')];
  const order = get(rule, 'order');
  return found.map(([finding, text]) =>
    fail(rule, finding, `'${name}' ${text}${typeof order === 'number' ? ` (order ${order})` : ''}.`),
  );
}

export const control: Control = {
  id: 'automation-keeps-incidents',
  title: 'Automation neither closes nor plays down incidents of these rules',
  severity: 'high',
  info: 'No automation rule whose conditions can meet incidents of the deployed rules closes them or lowers their severity.',
  why: 'One automation rule of order 1 that closes what comes in silences every detection at once, and all of them still look healthy.',
  fix: 'Remove the automation rule, or give it a condition that names other analytic rules. What the kit deploys comes from rules/automation.',
  playbook: ['REQ-4'],
  frameworks: {
    nistCsf: ['RS.MA-02', 'DE.AE-08'],
    nist80053: ['IR-4', 'IR-4(1)', 'SI-4(5)'],
    cisV8: ['17.4', '13.1'],
    iso27001: ['A.5.25', 'A.5.26'],
    mcsb: ['IR-3'],
  },
  needs: ['detections'],
  check: (configuration) =>
    summed(
      configuration.all('azurerm_sentinel_automation_rule').flatMap((rule) => judgeRule(configuration, rule)),
      'automation rule',
    ),
};
