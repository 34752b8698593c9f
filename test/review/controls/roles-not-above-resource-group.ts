import type { ControlCases } from '../cases';

export const cases: ControlCases = {
  compliant: [
    { when: 'the workspace is the scope' },
    {
      when: 'a pipeline may write the diagnostic settings of Entra ID',
      change: ({ f }) => {
        f.azurerm_role_assignment = {
          writer: { scope: '/providers/Microsoft.aadiam', role_definition_name: 'Contributor' },
        };
      },
    },
  ],
  nonCompliant: [
    {
      when: 'the scope is a subscription',
      change: ({ f }) => {
        f.azurerm_pim_eligible_role_assignment.responder.scope = '/subscriptions/00000000-0000-4000-8000-000000000001';
      },
      finding: 'subscription',
    },
    {
      when: 'the scope is the subscription of a data source',
      change: ({ f }) => {
        f.azurerm_pim_eligible_role_assignment.responder.scope = '${data.azurerm_subscription.current.id}';
      },
      finding: 'subscription',
    },
    {
      when: 'the scope is a management group',
      change: ({ f }) => {
        f.azurerm_pim_eligible_role_assignment.responder.scope =
          '/providers/Microsoft.Management/managementGroups/root';
      },
      finding: 'managementGroup',
    },
  ],
  unknown: [
    {
      when: 'a variable decides',
      change: ({ f }) => {
        f.azurerm_pim_eligible_role_assignment.responder.scope = '${var.scope}';
      },
    },
  ],
};
