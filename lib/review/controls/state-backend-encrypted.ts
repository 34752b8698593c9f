import { asText } from '../../values/text';
import { type Control, fail, type Mark, pass, skip, unknown } from '../control/control';
import type { Stack } from '../input/configuration';

/** Encrypted at rest and in transit whatever is configured. */
const ALWAYS = ['cloud', 'remote', 'gcs'];

function judgeBackend({ name, backend }: Stack): Mark {
  if (!backend) return unknown(undefined, name, `A plan does not show where the state of ${name} lies.`);
  const { type, values } = backend;
  if (type === 'local') return skip(`${name}: a local state is a finding of state-backend-remote already.`);
  if (type === 'azurerm')
    return values.use_azuread_auth === true
      ? pass(undefined, `${name}: Azure Storage encrypts it; signed in with Entra ID.`)
      : fail(undefined, name, `Whoever holds a key of the storage account reads the state of ${name}.`);
  if (ALWAYS.includes(type)) return pass(undefined, `${name}: ${type} encrypts it.`);
  if (type === 's3')
    return values.encrypt === true
      ? pass(undefined, `${name}: encrypted in S3.`)
      : fail(
          undefined,
          name,
          `The state of ${name} may lie in the clear: the backend is not told to encrypt it (encrypt = true).`,
        );
  if (type === 'http' && /^http:/i.test(asText(values.address ?? '')))
    return fail(undefined, name, `The state of ${name} travels over plain HTTP.`);
  return unknown(undefined, name, `The review does not know how the backend '${type}' keeps the state of ${name}.`);
}

export const control: Control = {
  id: 'state-backend-encrypted',
  title: 'The state of Terraform is encrypted, and no shared key opens it',
  severity: 'high',
  info: 'The backend encrypts at rest and in transit, and asks for Entra ID rather than a shared key.',
  why: 'The state holds the keys of the workspace and of the event hub, and everything an attacker likes to know.',
  fix: 'Use the azurerm backend with `use_azuread_auth = true`, as the kit does for `backend.type: azurerm`.',
  playbook: [],
  frameworks: {
    nistCsf: ['PR.DS-01', 'PR.DS-02'],
    nist80053: ['SC-28', 'SC-8', 'IA-5'],
    cisV8: ['3.11', '3.10'],
    iso27001: ['A.8.24', 'A.8.3'],
    mcsb: ['DP-4', 'IM-8'],
  },
  check: ({ stacks }) => stacks.map((stack) => ({ ...judgeBackend(stack), stack: stack.name })),
};
