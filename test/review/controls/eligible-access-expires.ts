import type { ControlCases } from '../cases';

export const cases: ControlCases = {
  compliant: [{ when: 'each has a number of days' }],
  nonCompliant: [
    {
      when: 'one has no end',
      change: ({ f }) => {
        delete f.azurerm_pim_eligible_role_assignment.responder.schedule;
      },
      finding: 'expiry',
      address: 'azurerm_pim_eligible_role_assignment.responder',
    },
  ],
  unknown: [
    {
      when: 'the end is known after apply only',
      change: ({ f }) => {
        f.azurerm_pim_eligible_role_assignment.responder.schedule = '${var.schedule}';
      },
      finding: 'expiry',
    },
  ],
};
