import { type Control, fail, pass, unknown } from '../control/control';
import { assignments } from '../facts/access';
import { blocks } from '../input/configuration';

export const control: Control = {
  id: 'sentinel-may-run-playbooks',
  title: 'Sentinel may run the playbooks that automation calls',
  severity: 'high',
  info: 'Where an automation rule runs a playbook, Sentinel holds Microsoft Sentinel Automation Contributor on its resource group.',
  why: 'Without the role the automation rule is refused, or the response does not happen in the night it is needed.',
  fix: 'Assign Microsoft Sentinel Automation Contributor to the application "Azure Security Insights" on the resource group of `automation.responsePlaybook`.',
  playbook: ['CON-2', 'CON-3'],
  frameworks: {
    nistCsf: ['RS.MI-01', 'PR.AA-05'],
    nist80053: ['IR-4(1)', 'AC-6'],
    cisV8: ['17.4', '6.8'],
    iso27001: ['A.5.26'],
    mcsb: ['IR-6'],
  },
  judges: { azurerm_sentinel_automation_rule: ['action_playbook'] },
  check(configuration) {
    const calling = configuration
      .all('azurerm_sentinel_automation_rule')
      .filter((rule) => blocks(rule, 'action_playbook').length > 0);
    const granted = assignments(configuration).some(({ role }) => role === 'Microsoft Sentinel Automation Contributor');
    return calling.map((rule) => {
      if (granted) return pass(rule);
      return configuration.shows('foundation')
        ? fail(
            rule,
            'role',
            'The response does not happen: the automation rule runs a playbook, and nothing gives Sentinel the role to do so.',
          )
        : unknown(rule, 'role', 'It runs a playbook; the stack that grants the role is not part of the input.');
    });
  },
};
