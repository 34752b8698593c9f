import { type Control, fail, inEnvironment, type Mark, pass } from '../control/control';
import { ofRules } from '../facts/detections';
import type { Configuration, Resource } from '../input/configuration';
import { get, textOf } from '../input/configuration';

/** Type -> why it has no future. Source: Microsoft Learn, "Move your Microsoft Sentinel environment to the Defender portal". */
const LEFT_BEHIND: Readonly<Record<string, string>> = {
  azurerm_sentinel_alert_rule_fusion: 'the Defender portal has its own correlation instead of Fusion',
  azurerm_sentinel_alert_rule_ms_security_incident:
    'the Defender portal makes the incidents of Microsoft products itself',
  azurerm_sentinel_alert_rule_machine_learning_behavior_analytics: 'this kind of rule is being withdrawn',
  azurerm_sentinel_data_connector_threat_intelligence: 'the connector is deprecated in favour of the upload API',
  azurerm_log_analytics_solution: 'Sentinel is switched on by its onboarding resource now',
};

function reopens(rule: Resource): Mark[] {
  return get(rule, 'incident', 'grouping', 'reopen_closed_incidents') === true
    ? [
        fail(
          rule,
          'reopen',
          `'${textOf(rule, 'display_name')}' reopens closed incidents, which the Defender portal does not.`,
        ),
      ]
    : [];
}

/** Rules on alerts, as against incidents, only run playbooks by the classic way. */
function check(configuration: Configuration): readonly Mark[] {
  const left = Object.entries(LEFT_BEHIND).flatMap(([type, reason]) =>
    configuration
      .all(type)
      .map((resource) =>
        fail(resource, type.replace(/^azurerm_(sentinel_)?/, ''), `${reason[0]!.toUpperCase()}${reason.slice(1)}.`),
      ),
  );
  const rules = configuration.all('azurerm_sentinel_alert_rule_scheduled', 'azurerm_sentinel_alert_rule_nrt');
  const portal =
    configuration.kit?.portal === 'azure'
      ? [
          fail(
            undefined,
            'portal',
            'The environment still works in the Azure portal, where Sentinel ends on 31 March 2027.',
            inEnvironment('sentinel:\n  portal: defender'),
          ),
        ]
      : [];
  const found = [...portal, ...left, ...rules.flatMap(reopens)];
  if (found.length > 0) return found;
  return configuration.resources.some(({ type }) => type.startsWith('azurerm_sentinel_')) ? [pass(undefined)] : [];
}

export const control: Control = {
  id: 'nothing-only-in-retiring-portal',
  title: 'Nothing depends on Sentinel in the Azure portal',
  severity: 'medium',
  info: 'No resource or setting is one that the Defender portal does not have.',
  why: 'Sentinel leaves the Azure portal on 31 March 2027; what exists only there stops working, some of it silently.',
  fix: 'Set `sentinel.portal` to defender and remove what the finding names.',
  playbook: ['REQ-5'],
  frameworks: {
    nistCsf: ['PR.PS-02', 'ID.AM-08'],
    nist80053: ['SA-22', 'CM-2'],
    cisV8: ['2.2'],
    iso27001: ['A.8.32', 'A.5.23'],
    mcsb: ['AM-2', 'LT-1'],
  },
  judges: ofRules('incident.grouping.reopen_closed_incidents'),
  check,
};
