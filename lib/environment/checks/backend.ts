import { eachItem } from '../../files/format/guard';
import { type EnvironmentInput, environmentArea } from '../format/environment';
import { impossible } from '../model/problems';
import type { Check } from './check';

type Backend = EnvironmentInput['backend'];

/** The keys of each kind of backend, and whether it needs them. */
const KEYS: Readonly<Record<Exclude<keyof Backend, 'type'>, Partial<Record<Backend['type'], 'needed' | 'allowed'>>>> = {
  resourceGroup: { azurerm: 'needed' },
  storageAccount: { azurerm: 'needed' },
  container: { azurerm: 'needed' },
  subscriptionId: { azurerm: 'allowed' },
  organization: { hcp: 'needed' },
  project: { hcp: 'allowed' },
  hostname: { hcp: 'allowed' },
};

/** Each kind of backend has its own keys. */
export const checkBackend: Check = function* ({ input: { backend }, locate }) {
  const { type } = backend;
  yield* eachItem(Object.keys(KEYS) as (keyof typeof KEYS)[], function* (key) {
    const use = KEYS[key][type];
    if (backend[key] === undefined && use === 'needed')
      yield environmentArea.problems.missingValue(locate(['backend', key]), {
        key: `backend.${key}`,
        why: `the backend ${type} needs it`,
      });
    if (backend[key] !== undefined && use === undefined)
      yield impossible(locate(['backend', key], 'key'), {
        what: `'backend.${key}' means nothing to the backend ${type}`,
        cure: 'Remove it, or set another backend.type.',
      });
  });
};
