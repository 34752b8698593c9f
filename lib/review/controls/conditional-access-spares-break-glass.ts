import { type Control, fail, type Mark, pass, unknown } from '../control/control';
import type { Resource } from '../input/configuration';
import { blocks, get } from '../input/configuration';
import { type Block, blocksOf, hasUnknown, isUnknown, textsOf, type Value } from '../input/value';

const EXCLUSIONS = ['excluded_users', 'excluded_groups'];

const EVERYBODY = ['included_users', 'included_roles'];

/** Whether it reaches everybody, or a role that emergency accounts hold. */
const reachesEverybody = (users: Block) =>
  textsOf(users.included_users).some((user) => user.toLowerCase() === 'all') ||
  textsOf(users.included_roles).length > 0;

/** An account is excluded, even one that is known after apply only. */
const spares = (users: Block) =>
  EXCLUSIONS.some((key) => Array.isArray(users[key]) && (users[key] as readonly Value[]).length > 0);

function judgePolicy(policy: Resource): Mark {
  const users = blocks(policy, 'conditions').flatMap((condition) => blocksOf(condition.users));
  if (get(policy, 'state') === 'disabled') return pass(policy, 'It is off.');
  const later = unknown(policy, 'users', 'Whom the policy reaches, or leaves out, is known after apply only.');
  if (users.length === 0) return later;
  const exposed = users.filter((u) => !spares(u));
  if (exposed.length === 0) return pass(policy, 'It leaves somebody out.');
  if (exposed.some((u) => reachesEverybody(u) && !EXCLUSIONS.some((key) => isUnknown(u[key]))))
    return fail(policy, 'exclusion', 'It reaches everybody and leaves nobody out: one mistake locks the tenant.');
  const open = exposed.some((u) => reachesEverybody(u) || EVERYBODY.some((key) => hasUnknown(u[key])));
  return open ? later : pass(policy, 'It reaches chosen users only.');
}

export const control: Control = {
  id: 'conditional-access-spares-break-glass',
  title: 'Conditional access never locks out the emergency accounts',
  severity: 'critical',
  info: 'Every policy for all users, or for roles, leaves out the break-glass accounts, also while it only reports.',
  why: 'A policy that fails closed for everybody can be corrected by nobody.',
  fix: 'Exclude the group of the emergency accounts (`excluded_groups` of the policy).',
  playbook: ['CON-4', 'CON-5', 'CON-6'],
  frameworks: {
    nistCsf: ['PR.AA-05', 'RS.MA-01'],
    nist80053: ['AC-2', 'CP-2'],
    cisV8: ['5.4', '17.4'],
    iso27001: ['A.5.29', 'A.8.2'],
    mcsb: ['PA-5', 'IM-7'],
  },
  judges: { azuread_conditional_access_policy: ['state', 'conditions.users'] },
  check: (configuration) => configuration.all('azuread_conditional_access_policy').map(judgePolicy),
};
