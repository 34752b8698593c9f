import type { ControlCases } from '../cases';
import type { Json, World } from '../world';

const address = 'azurerm_sentinel_alert_rule_scheduled.rule_token';
const rule = (more: Json) => (world: World) => {
  Object.assign(world.d.azurerm_sentinel_alert_rule_scheduled.rule_token, more);
};
const grouping = (more: Json) =>
  rule({
    incident: { create_incident_enabled: true, grouping: { enabled: true, reopen_closed_incidents: false, ...more } },
  });

export const cases: ControlCases = {
  compliant: [
    { when: 'rules are as the kit writes them' },
    { when: 'it alerts above a few results', change: rule({ trigger_operator: 'GreaterThan', trigger_threshold: 10 }) },
    { when: 'it alerts on any number but none', change: rule({ trigger_operator: 'NotEqual', trigger_threshold: 0 }) },
    { when: 'it rests for an hour', change: rule({ suppression_enabled: true, suppression_duration: 'PT1H' }) },
    {
      when: 'a suppression is written that is off',
      change: rule({ suppression_enabled: false, suppression_duration: 'PT24H' }),
    },
    {
      when: 'alerts of a day and one account are one incident',
      change: grouping({ lookback_duration: 'P1D', entity_matching_method: 'Selected' }),
    },
  ],
  nonCompliant: [
    { when: 'the threshold is out of reach', change: rule({ trigger_threshold: 9999 }), finding: 'threshold', address },
    {
      when: 'it alerts when there is less',
      change: rule({ trigger_operator: 'LessThan', trigger_threshold: 0 }),
      finding: 'operator',
      address,
    },
    {
      when: 'it alerts on one number only',
      change: rule({ trigger_operator: 'Equal', trigger_threshold: 3 }),
      finding: 'operator',
      address,
    },
    {
      when: 'it runs every fortnight',
      change: rule({ query_frequency: 'P14D', query_period: 'P14D' }),
      finding: 'rare',
      address,
    },
    {
      when: 'it rests for a day',
      change: rule({ suppression_enabled: true, suppression_duration: 'PT24H' }),
      finding: 'suppression',
      address,
    },
    { when: 'nobody is called', change: rule({ severity: 'Informational' }), finding: 'severity', address },
    {
      when: 'the severity is less than that of the rule file',
      change: rule({ severity: 'Low' }),
      finding: 'severity',
      address,
    },
    {
      when: 'alerts of a week are one incident',
      change: grouping({ lookback_duration: 'P7D', entity_matching_method: 'AllEntities' }),
      finding: 'grouping',
      address,
    },
    {
      when: 'whatever it finds in a day is one incident',
      change: grouping({ lookback_duration: 'P1D', entity_matching_method: 'AnyAlert' }),
      finding: 'grouping',
      address,
    },
  ],
  unknown: [
    {
      when: 'the threshold is known after apply only',
      change: rule({ trigger_threshold: '${var.threshold}' }),
      finding: 'trigger_threshold',
    },
  ],
};
