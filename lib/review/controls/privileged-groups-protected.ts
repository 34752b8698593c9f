import { type Control, judge } from '../control/control';
import { assignments } from '../facts/access';
import { get } from '../input/configuration';

export const control: Control = {
  id: 'privileged-groups-protected',
  title: 'Groups with Entra roles are protected from ordinary administrators',
  severity: 'high',
  info: 'A group that holds an Entra role is role-assignable, and nobody becomes its member by a rule.',
  why: 'Without it whoever manages groups could make himself a security administrator.',
  fix: 'Make a new group with `assignable_to_role = true`, as the kit does for `access.groups` without an `objectId`; it cannot be changed later.',
  playbook: ['PRE-2'],
  frameworks: {
    nistCsf: ['PR.AA-05'],
    nist80053: ['AC-6(5)', 'AC-2'],
    cisV8: ['5.4', '6.8'],
    iso27001: ['A.8.2'],
    mcsb: ['PA-1'],
  },
  needs: ['foundation'],
  judges: { azuread_group: ['assignable_to_role', 'dynamic_membership'] },
  check(configuration) {
    const holders = assignments(configuration, 'entra')
      .flatMap(({ resource }) =>
        ['principal_id', 'principal_object_id'].flatMap((p) => configuration.referredBy(resource, p)),
      )
      .filter(({ type }) => type === 'azuread_group');
    return [...new Set(holders)].flatMap((group) => [
      judge(
        group,
        get(group, 'assignable_to_role') ?? false,
        true,
        'assignable',
        'Whoever manages groups can make himself a member of one that holds an Entra role: it is not role-assignable.',
      ),
      judge(
        group,
        get(group, 'dynamic_membership'),
        (rule) => rule === undefined || rule === null || (Array.isArray(rule) && rule.length === 0),
        'dynamic',
        'Whoever can change a user can make him a member of a group that holds an Entra role: it takes members by a rule.',
      ),
    ]);
  },
};
