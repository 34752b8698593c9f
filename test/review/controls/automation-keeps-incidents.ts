import type { ControlCases } from '../cases';
import { type Json, WORKSPACE_ID, type World } from '../world';

const RULES = `${WORKSPACE_ID}/providers/Microsoft.SecurityInsights/alertRules`;
const property = (propertyName: string, operator: string, ...propertyValues: string[]) => ({
  conditionType: 'Property',
  conditionProperties: { propertyName, operator, propertyValues },
});
const rule =
  (action: Json, conditions: Json[] = [], more: Json = {}) =>
  (world: World) => {
    Object.assign(world.d.azurerm_sentinel_automation_rule.tag, {
      order: 1,
      action_incident: [{ order: 1, ...action }],
      ...(conditions.length ? { condition_json: JSON.stringify(conditions) } : {}),
      ...more,
    });
  };
const OURS = `${RULES}/11111111-0000-4000-8000-000000000001`;
const OTHER = `${RULES}/99999999-0000-4000-8000-000000000001`;
const address = 'azurerm_sentinel_automation_rule.tag';

export const cases: ControlCases = {
  compliant: [
    { when: 'it only tags', change: rule({ labels: ['Token theft'] }) },
    { when: 'it raises the severity', change: rule({ severity: 'High' }) },
    {
      when: 'it raises what is Low to Medium',
      change: rule({ severity: 'Medium' }, [property('IncidentSeverity', 'Equals', 'Low')]),
    },
    { when: 'it sets incidents active', change: rule({ status: 'Active' }) },
    {
      when: 'it closes incidents of other rules',
      change: rule({ status: 'Closed' }, [property('IncidentRelatedAnalyticRuleIds', 'Contains', OTHER)]),
    },
    { when: 'it would close them and is off', change: rule({ status: 'Closed' }, [], { enabled: false }) },
  ],
  nonCompliant: [
    {
      when: 'it closes whatever comes',
      change: rule({ status: 'Closed', classification: 'BenignPositive_SuspiciousButExpected' }),
      finding: 'closes',
      address,
    },
    {
      when: 'it closes incidents of one of these rules',
      change: rule({ status: 'Closed' }, [property('IncidentRelatedAnalyticRuleIds', 'Contains', OTHER, OURS)]),
      finding: 'closes',
      address,
    },
    {
      when: 'it closes incidents with some title',
      change: rule({ status: 'Closed' }, [property('IncidentTitle', 'Contains', 'token')]),
      finding: 'closes',
      address,
    },
    {
      when: 'it closes all but those of one rule',
      change: rule({ status: 'Closed' }, [property('IncidentRelatedAnalyticRuleIds', 'DoesNotContain', OURS)]),
      finding: 'closes',
      address,
    },
    {
      when: 'it closes them under conditions that nobody can read',
      change: rule({ status: 'Closed' }, [], { condition_json: '{' }),
      finding: 'closes',
      address,
    },
    {
      when: 'it makes all of them Informational',
      change: rule({ severity: 'Informational' }),
      finding: 'downgrades',
      address,
    },
    {
      when: 'it makes High ones Medium',
      change: rule({ severity: 'Medium' }, [property('IncidentSeverity', 'Equals', 'High', 'Low')]),
      finding: 'downgrades',
      address,
    },
  ],
  unknown: [
    {
      when: 'what it does is known after apply only',
      change: rule({}, [], { action_incident: '${var.actions}' }),
      finding: 'action_incident',
    },
  ],
};
