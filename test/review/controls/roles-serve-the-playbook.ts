import type { ControlCase, ControlCases } from '../cases';

const eligible = (when: string, role: string, finding?: string): ControlCase => ({
  when,
  change: ({ f }) => {
    f.azuread_directory_role_eligibility_schedule_request.operator.role_definition_id = role;
  },
  ...(finding ? { finding, address: 'azuread_directory_role_eligibility_schedule_request.operator' } : {}),
});

const azure = (when: string, role: string, finding?: string): ControlCase => ({
  when,
  change: ({ f }) => {
    f.azurerm_pim_eligible_role_assignment.responder.role_definition_id = `/providers/Microsoft.Authorization/roleDefinitions/${role}`;
  },
  ...(finding ? { finding } : {}),
});

export const cases: ControlCases = {
  compliant: [
    { when: 'Sentinel Responder and Security Operator are' },
    eligible('Security Administrator is', '194ae4cb-b126-40b2-bd5b-6091b380977d'),
    {
      when: 'Contributor is given on the diagnostic settings of Entra ID, which another control judges',
      change: ({ f }) => {
        f.azurerm_role_assignment = {
          writer: { role_definition_name: 'Contributor', scope: '/providers/Microsoft.aadiam' },
        };
      },
    },
  ],
  nonCompliant: [
    eligible('Global Administrator is eligible', '62e90394-69f5-4237-9190-012177145e10', 'eligible'),
    eligible('Privileged Role Administrator is', 'e8611ab8-c189-46e8-94e1-60213ab1f814', 'eligible'),
    eligible('a role is named whose id nobody knows', '00000000-0000-4000-8000-0000000000ee', 'eligible'),
    azure('an Azure role is one that nobody knows', '00000000-0000-4000-8000-0000000000ee', 'eligible'),
    {
      when: 'a role is standing that no work asks for',
      change: ({ f }) => {
        f.azurerm_role_assignment = { kv: { role_definition_name: 'Key Vault Administrator', scope: '/' } };
      },
      finding: 'standing',
    },
  ],
  unknown: [eligible('the role is known after apply only', '${var.role}')],
};
