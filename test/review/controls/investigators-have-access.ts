import type { ControlCases } from '../cases';

export const cases: ControlCases = {
  compliant: [{ when: 'a role of Sentinel and one of Entra ID are assigned' }],
  nonCompliant: [
    {
      when: 'nobody has a role of Entra ID',
      change: ({ f }) => {
        delete f.azuread_directory_role_eligibility_schedule_request;
      },
      finding: 'entra',
    },
    {
      when: 'nobody has a role of Sentinel',
      change: ({ f }) => {
        delete f.azurerm_pim_eligible_role_assignment;
      },
      finding: 'azure',
    },
  ],
};
