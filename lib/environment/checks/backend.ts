import type { Problem } from '../../files/problem';
import { impossible, missingKey } from '../model/problems';
import type { Check } from './check';

const KEYS = {
  local: { needed: [], allowed: [] },
  azurerm: { needed: ['resourceGroup', 'storageAccount', 'container'], allowed: ['subscriptionId'] },
  hcp: { needed: ['organization'], allowed: ['project', 'hostname'] },
} as const;
const ALL = [
  'resourceGroup',
  'storageAccount',
  'container',
  'subscriptionId',
  'organization',
  'project',
  'hostname',
] as const;

/** Each kind of backend has its own keys. */
export const checkBackend: Check = ({ input, locate }) => {
  const { backend } = input;
  const { needed, allowed } = KEYS[backend.type];
  const takes: readonly string[] = [...needed, ...allowed];
  const problems: Problem[] = needed
    .filter((key) => backend[key] === undefined)
    .map((key) =>
      missingKey(locate(['backend', key]), { key: `backend.${key}`, meaning: `the backend ${backend.type} needs it` }),
    );
  for (const key of ALL) {
    if (backend[key] !== undefined && !takes.includes(key)) {
      problems.push(
        impossible(locate(['backend', key], 'key'), {
          what: `'backend.${key}' means nothing to the backend ${backend.type}`,
          cure: 'Remove it, or set another backend.type.',
        }),
      );
    }
  }
  return problems;
};
