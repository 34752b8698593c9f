import { connectors } from '../../lib/catalog/connectors';
import type { PlannedEnvironment } from '../../lib/deployment/deployment';

/** A part of a stack, by the first two ids of its constructs -> the key of the environment that makes it. */
const ORIGINS: readonly (readonly [
  part: RegExp,
  key: (match: readonly string[], environment: PlannedEnvironment) => string,
])[] = [
  [/^resource_group$/, () => 'resourceGroup'],
  [/^workspace$/, () => 'workspace'],
  [/^table_(.+)$/, ([table]) => `workspace.tables.${table}`],
  [/^sentinel$/, () => 'sentinel.onboarding'],
  [/^entra_logs_to_workspace$/, () => 'diagnostics.categories'],
  [/^entra_logs_to_(archive|stream)$/, ([part]) => `diagnostics.${part}.categories`],
  [/^(archive|stream)$/, ([part]) => `diagnostics.${part}`],
  [/^diagnostics_writer$/, () => 'diagnostics.writerGrant'],
  [/^connector\/(.+)$/, ([id]) => `connectors.${connectorNamed(id!)}`],
  [/^fusion$/, () => 'sentinel.fusion'],
  [/^incidents_/, () => 'sentinel.incidentRules'],
  [/^access\/group_(.+)$/, ([group]) => `access.groups.${group}`],
  [/^access\/(.+)$/, ([id], environment) => roleKey(id!, environment)],
  [/^lock$/, () => 'lock'],
  [/^watchlist_([^/]+)$/, ([alias]) => `watchlists.${alias}`],
];

const connectorNamed = (id: string): string =>
  connectors.find(({ name }) => name.toLowerCase() === id.replaceAll('_', ''))?.name ?? '';

/** Roles are named after what they say; of two that say the same there is only one. */
function roleKey(id: string, { access }: PlannedEnvironment): string {
  const azure = access.azureRoles.findIndex(({ group, role, scope }) => id === `${group}_${role}_on_${scope}`);
  if (azure >= 0) return `access.azureRoles.${azure}`;
  const entra = access.entraRoles.findIndex(({ group, role }) => id === `${group}_${role}`);
  return entra >= 0 ? `access.entraRoles.${entra}` : 'access';
}

/** The key of the environment that a resource comes from, by its path among the constructs: `<stack>/lock/resource`. */
export function originOf(path: string, environment: PlannedEnvironment): string | undefined {
  const [, part = '', inner = ''] = path.split('/');
  for (const [pattern, key] of ORIGINS) {
    const match = pattern.exec(part) ?? pattern.exec(`${part}/${inner}`);
    if (match) return key(match.slice(1), environment);
  }
  return undefined;
}
