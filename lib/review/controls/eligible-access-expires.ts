import { assignments, tell } from '../access';
import { blocks } from '../configuration';
import { type Control, fail, pass } from '../control';
import { blocksOf, hasUnknown } from '../value';

const BOUNDS = ['duration_days', 'duration_hours', 'end_date_time'];

export const control: Control = {
  id: 'eligible-access-expires',
  title: 'Eligible access to Azure ends by itself',
  severity: 'low',
  info: 'Each eligible assignment of an Azure role has an end.',
  why: 'Rights that nobody renews are rights that nobody misses.',
  fix: 'Set expiresAfterDays of the role.',
  playbook: ['PRE-2'],
  frameworks: {
    nistCsf: ['PR.AA-05'],
    nist80053: ['AC-2', 'AC-6(7)'],
    cisV8: ['6.2', '5.3'],
    iso27001: ['A.5.18'],
    mcsb: ['PA-3', 'PA-4'],
  },
  needs: ['foundation'],
  check(configuration) {
    return assignments(configuration)
      .filter(({ resource }) => resource.type === 'azurerm_pim_eligible_role_assignment')
      .map((assignment) => {
        const ends = blocks(assignment.resource, 'schedule')
          .flatMap(({ expiration }) => blocksOf(expiration))
          .some((expiration) =>
            BOUNDS.some(
              (key) => (expiration[key] !== undefined && expiration[key] !== null) || hasUnknown(expiration[key]),
            ),
          );
        return ends
          ? pass(assignment.resource)
          : fail(assignment.resource, 'expiry', `${tell(assignment)} has no end.`);
      });
  },
};
