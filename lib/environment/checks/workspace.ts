import { impossible } from '../model/problems';
import type { Check } from './check';

/** Rules that azurerm applies only during apply, or Azure by itself. */
export const checkWorkspace: Check = ({ input, names, locate }) => {
  const { workspace, subscriptionId, sentinel, resourceGroup } = input;
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
  if (existing && resourceGroup.create && existing[4]!.toLowerCase() === names.resourceGroup.toLowerCase()) {
    problems.push(
      impossible(at('existing'), {
        what: `the resource group ${existing[4]} of the adopted workspace is there already and cannot be created`,
        cure: 'Set resourceGroup.create: false, or name another group under naming.names.resourceGroup.',
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
  if (sentinel.onboarding === 'existing' && sentinel.customerManagedKey) {
    problems.push(
      impossible(locate(['sentinel', 'customerManagedKey']), {
        what: 'the customer-managed key is decided when Sentinel is switched on, and here it is on already',
        cure: 'Remove sentinel.customerManagedKey.',
      }),
    );
  }
  return problems;
};
