import { type Control, fail, type Mark, pass, stackOf } from '../control/control';
import { secretsOf } from '../facts/secrets';

export const control: Control = {
  id: 'no-secret-in-configuration',
  title: 'There is no secret in the configuration',
  severity: 'critical',
  info: 'Resources, providers, backends, variables and outputs hold no password, key, token or connection string.',
  why: "The configuration is in version control, in pipelines and in this report; a secret in it is everybody's.",
  fix: 'Take the secret away, rotate it, and sign in with OIDC or a managed identity; mark outputs with keys as sensitive.',
  playbook: ['RCV-5'],
  frameworks: {
    nistCsf: ['PR.AA-01', 'PR.DS-01'],
    nist80053: ['IA-5(7)', 'SC-28'],
    cisV8: ['3.11', '16.1'],
    iso27001: ['A.5.17', 'A.8.12'],
    mcsb: ['IM-8'],
  },
  check: ({ stacks }) =>
    stacks.flatMap((stack): Mark[] => {
      const found = secretsOf(stack);
      if (found.length === 0) return [pass(stackOf(stack.name), `${stack.name}: none found`)];
      return found.map(({ address, where, what }) =>
        fail({ address, stack: stack.name }, where, `${where} holds ${what}. It is not shown here.`),
      );
    }),
};
