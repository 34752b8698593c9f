import type { ControlCases } from '../cases';

import type { World } from '../world';

const callsPlaybook = ({ d }: World) => {
  d.azurerm_sentinel_automation_rule.tag.action_playbook = [{ order: 1, logic_app_id: '/subscriptions/s' }];
};

export const cases: ControlCases = {
  compliant: [
    {
      when: 'Sentinel holds the role',
      change: (world) => {
        callsPlaybook(world);
        world.f.azurerm_role_assignment = {
          sentinel: { role_definition_name: 'Microsoft Sentinel Automation Contributor' },
        };
      },
    },
  ],
  nonCompliant: [
    {
      when: 'nothing gives it the role',
      change: callsPlaybook,
      finding: 'role',
      address: 'azurerm_sentinel_automation_rule.tag',
    },
  ],
  unknown: [
    {
      when: 'the stack that would is not part of the input',
      change: (world) => {
        callsPlaybook(world);
        world.foundation = undefined;
      },
    },
  ],
  notApplicable: [{ when: 'no playbook is called' }],
};
