import { type Control, fail, pass, unknown } from '../control/control';
import { assignments, describeAssignment } from '../facts/access';
import { blocks, get } from '../input/configuration';
import { blocksOf, hasUnknown, isUnknown } from '../input/value';

const BOUNDS = ['duration_days', 'duration_hours', 'end_date_time'];

export const control: Control = {
  id: 'eligible-access-expires',
  title: 'Eligible access to Azure ends by itself',
  severity: 'low',
  info: 'Each eligible assignment of an Azure role has an end.',
  why: 'Rights that nobody renews are rights that nobody misses.',
  fix: 'Set `access.azureRoles[].expiresAfterDays`.',
  playbook: ['PRE-2'],
  frameworks: {
    nistCsf: ['PR.AA-05'],
    nist80053: ['AC-2', 'AC-6(7)'],
    cisV8: ['6.2', '5.3'],
    iso27001: ['A.5.18'],
    mcsb: ['PA-3', 'PA-4'],
  },
  needs: ['foundation'],
  judges: { azurerm_pim_eligible_role_assignment: ['schedule.expiration'] },
  check: (configuration) =>
    assignments(configuration)
      .filter(({ resource }) => resource.type === 'azurerm_pim_eligible_role_assignment')
      .map((assignment) => {
        const { resource } = assignment;
        const bounds = blocks(resource, 'schedule')
          .flatMap(({ expiration }) => blocksOf(expiration))
          .flatMap((expiration) => BOUNDS.map((key) => expiration[key]))
          .filter((bound) => bound !== undefined && bound !== null);
        if (bounds.some((bound) => !isUnknown(bound))) return pass(resource);
        return bounds.length > 0 || hasUnknown(get(resource, 'schedule'))
          ? unknown(
              resource,
              'expiry',
              `Whether ${describeAssignment(assignment)} has an end is known after apply only.`,
            )
          : fail(resource, 'expiry', `${describeAssignment(assignment)} stays for ever: it has no end.`);
      }),
};
