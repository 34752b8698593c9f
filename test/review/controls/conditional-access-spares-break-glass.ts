import type { ControlCases } from '../cases';

import type { World } from '../world';

const policy =
  (users: unknown, state = 'enabled') =>
  ({ f }: World) => {
    f.azuread_conditional_access_policy = { mfa: { state, conditions: { users } } };
  };

export const cases: ControlCases = {
  compliant: [
    {
      when: 'a group is left out',
      change: policy({ included_users: ['All'], excluded_groups: ['${azuread_group.emergency.object_id}'] }),
    },
    { when: 'chosen groups are reached', change: policy({ included_groups: ['a'] }) },
    { when: 'the policy is off', change: policy({ included_users: ['All'] }, 'disabled') },
  ],
  nonCompliant: [
    {
      when: 'everybody is reached and nobody left out',
      change: policy({ included_users: ['All'] }),
      finding: 'exclusion',
      address: 'azuread_conditional_access_policy.mfa',
    },
    {
      when: 'it only reports so far',
      change: policy({ included_users: ['all'], excluded_groups: [] }, 'enabledForReportingButNotEnforced'),
    },
    { when: 'all administrators are reached', change: policy({ included_roles: ['62e90394'] }) },
  ],
  unknown: [
    { when: 'whom it reaches is known after apply only', change: policy('${var.users}') },
    { when: 'whom it includes is', change: policy({ included_users: ['${var.user}'] }) },
    { when: 'whom it leaves out is', change: policy({ included_users: ['All'], excluded_groups: '${var.groups}' }) },
  ],
};
