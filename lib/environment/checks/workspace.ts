import { impossible } from '../problems';
import type { Check } from './check';

/** Rules that azurerm applies only during apply, or Azure by itself. */
export const checkWorkspace: Check = ({ input, locate }) => {
  const { workspace, subscriptionId, sentinel } = input;
  const problems = [];
  const at = (...keys: string[]) => locate(['workspace', ...keys]);
  if (workspace.sku === 'CapacityReservation' && workspace.reservationGbPerDay === undefined) {
    problems.push(
      impossible(at('sku'), {
        what: 'the tier CapacityReservation has no reservation',
        cure: 'Set workspace.reservationGbPerDay.',
      }),
    );
  }
  if (workspace.sku !== 'CapacityReservation' && workspace.reservationGbPerDay !== undefined) {
    problems.push(
      impossible(at('reservationGbPerDay'), {
        what: 'a reservation exists only in the tier CapacityReservation',
        cure: 'Set workspace.sku: CapacityReservation, or remove the reservation.',
      }),
    );
  }
  const existing = workspace.existing?.split('/');
  if (existing && existing[2]!.toLowerCase() !== subscriptionId) {
    problems.push(
      impossible(at('existing'), {
        what: `the workspace lies in subscription ${existing[2]}, the environment in ${subscriptionId}; the provider's data connectors use the latter`,
        cure: 'Set subscriptionId to the subscription of the workspace.',
      }),
    );
  }
  if (!existing && sentinel.onboarding === 'existing') {
    problems.push(
      impossible(locate(['sentinel', 'onboarding']), {
        what: 'a workspace that is created here cannot have Sentinel already',
        cure: 'Set sentinel.onboarding: create, or name workspace.existing.',
      }),
    );
  }
  for (const [name, table] of Object.entries(workspace.tables)) {
    const where = (key: string) => at('tables', name, key);
    if (table.plan === 'Basic' && table.retentionDays !== undefined) {
      problems.push(
        impossible(where('retentionDays'), {
          what: `the Basic table ${name} has a fixed interactive retention`,
          cure: 'Remove retentionDays; totalRetentionDays still works.',
        }),
      );
    }
    const total = table.totalRetentionDays;
    if (total !== undefined && total > 730 && !LONG_RETENTIONS.includes(total)) {
      problems.push(
        impossible(where('totalRetentionDays'), {
          what: `a total retention above 730 days should be one of ${LONG_RETENTIONS.join(', ')}, got ${total}`,
          cure: 'Choose the nearest of them.',
        }),
      );
    }
    const interactive = table.plan === 'Basic' ? 30 : (table.retentionDays ?? workspace.retentionDays);
    if (total !== undefined && total < interactive) {
      problems.push(
        impossible(where('totalRetentionDays'), {
          what: `the total retention of ${name} (${total} days) is shorter than its interactive retention (${interactive} days)`,
          cure: 'Raise totalRetentionDays or lower retentionDays.',
        }),
      );
    }
  }
  return problems;
};

/** Whole years, as azurerm 4.55.0 accepts them for total_retention_in_days. */
const LONG_RETENTIONS = [1095, 1460, 1826, 2191, 2556, 2922, 3288, 3653, 4018, 4383];
