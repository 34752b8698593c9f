import { nameOf } from '../model/names';
import { impossible } from '../model/problems';
import type { Check } from './check';

/** A reservation and its tier go together. */
const checkTier: Check = function* ({ input: { workspace }, locate }) {
  const reserves = workspace.sku === 'CapacityReservation';
  const reserved = workspace.reservationGbPerDay !== undefined;
  if (reserves && !reserved)
    yield impossible(locate(['workspace', 'sku']), {
      what: 'the tier CapacityReservation has no reservation',
      cure: 'Set workspace.reservationGbPerDay.',
    });
  if (reserved && !reserves)
    yield impossible(locate(['workspace', 'reservationGbPerDay']), {
      what: 'a reservation exists only in the tier CapacityReservation',
      cure: 'Set workspace.sku: CapacityReservation, or remove the reservation.',
    });
};

/** An adopted workspace lies in the subscription, in a group that is there. */
const checkExisting: Check = function* ({ input, environment, locate }) {
  const { existing } = input.workspace;
  if (existing === undefined) return;
  const at = locate(['workspace', 'existing']);
  const [subscription, group] = [existing.split('/')[2]!, existing.split('/')[4]!];
  if (input.resourceGroup.create && group.toLowerCase() === nameOf('resourceGroup', input, environment).toLowerCase())
    yield impossible(at, {
      what: `the resource group ${group} of the adopted workspace is there already and cannot be created`,
      cure: 'Set resourceGroup.create: false, or name another group under naming.names.resourceGroup.',
    });
  if (subscription.toLowerCase() !== input.subscriptionId)
    yield impossible(at, {
      what: `the workspace lies in subscription ${subscription}, the environment in ${input.subscriptionId}; the provider's data connectors use the latter`,
      cure: 'Set subscriptionId to the subscription of the workspace.',
    });
};

/** Sentinel is there already only where the workspace is. */
const checkOnboarding: Check = function* ({ input: { workspace, sentinel }, locate }) {
  if (sentinel.onboarding !== 'existing') return;
  if (sentinel.customerManagedKey)
    yield impossible(locate(['sentinel', 'customerManagedKey']), {
      what: 'the customer-managed key is decided when Sentinel is switched on, and here it is on already',
      cure: 'Remove sentinel.customerManagedKey.',
    });
  if (workspace.existing === undefined)
    yield impossible(locate(['sentinel', 'onboarding']), {
      what: 'a workspace that is created here cannot have Sentinel already',
      cure: 'Set sentinel.onboarding: create, or name workspace.existing.',
    });
};

export const workspaceChecks: readonly Check[] = [checkTier, checkExisting, checkOnboarding];
