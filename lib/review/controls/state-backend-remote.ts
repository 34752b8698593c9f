import { type Control, fail, inEnvironment, pass, stackOf, unknown } from '../control/control';

export const control: Control = {
  id: 'state-backend-remote',
  title: 'The state of Terraform lies in a shared place',
  severity: 'high',
  info: 'Each stack has a remote backend, not a file on a disk.',
  why: 'A state on one machine is lost with it, locks nobody out, and lies beside what that machine is infected with.',
  fix: 'Set `backend.type` to azurerm or hcp.',
  patch: inEnvironment(
    'backend:\n  type: azurerm\n  resourceGroup: rg-terraform\n  storageAccount: stterraformstate\n  container: tfstate',
  ),
  playbook: [],
  frameworks: {
    nistCsf: ['PR.DS-01', 'PR.PS-01'],
    nist80053: ['CM-2', 'CP-9', 'SC-28'],
    cisV8: ['4.1', '11.3'],
    iso27001: ['A.8.9', 'A.8.13'],
    mcsb: ['DS-6', 'BR-2'],
  },
  check: ({ stacks }) =>
    stacks.map(({ name, backend }) => {
      if (!backend) return unknown(stackOf(name), name, `A plan does not show where the state of ${name} lies.`);
      return backend.type === 'local'
        ? fail(stackOf(name), name, `The state of ${name} lies on one person's machine.`)
        : pass(stackOf(name), `${name}: ${backend.type}`);
    }),
};
