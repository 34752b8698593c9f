import type { Configuration, Resource } from '../input/configuration';
import { get } from '../input/configuration';
import { isUnknown, type Value } from '../input/value';

/** What an environment deploys into, as its own resources and provider blocks show it; ids in lower case. */
export interface Home {
  readonly tenant?: string;
  readonly subscription?: string;
  readonly workspace?: string;
  /** Names of the resource groups that it has or uses. */
  readonly groups: ReadonlySet<string>;
}

const homes = new WeakMap<Configuration, Home>();

/** Where everything of the environment belongs. */
export function homeOf(configuration: Configuration): Home {
  let home = homes.get(configuration);
  if (!home) {
    home = findHome(configuration);
    homes.set(configuration, home);
  }
  return home;
}

const lower = (value: Value): string | undefined =>
  typeof value === 'string' && value ? value.toLowerCase() : undefined;

function findHome(configuration: Configuration): Home {
  const azurerm = configuration.stacks.flatMap(({ providers }) => providers).filter(({ name }) => name === 'azurerm');
  const blocks = azurerm.flatMap((provider) => provider.blocks);
  const workspace = workspaceOf(configuration);
  const own = configuration.all('azurerm_resource_group').map((group) => lower(get(group, 'name')));
  const named = configuration.resources.map((resource) => lower(get(resource, 'resource_group_name')));
  const groups = [groupOf(workspace), ...own, own.length > 0 ? undefined : mostCommon(named)];
  return {
    tenant: mostCommon(blocks.map(({ tenant_id: id }) => lower(id))),
    subscription: mostCommon(blocks.map(({ subscription_id: id }) => lower(id))),
    workspace,
    groups: new Set(groups.filter((group) => group !== undefined)),
  };
}

/** The one that is made or onboarded; else the one that most resources name: an adopted workspace. */
function workspaceOf(configuration: Configuration): string | undefined {
  const onboarded = configuration
    .all('azurerm_sentinel_log_analytics_workspace_onboarding')
    .map((onboarding) => lower(get(onboarding, 'workspace_id')));
  const named = configuration.resources.map((resource) => lower(get(resource, 'log_analytics_workspace_id')));
  return onboarded.find(Boolean) ?? mostCommon(named);
}

const groupOf = (id: string | undefined) => /\/resourcegroups\/([^/]+)/.exec(id ?? '')?.[1];

function mostCommon(values: readonly (string | undefined)[]): string | undefined {
  const counts = new Map<string, number>();
  for (const value of values) if (value !== undefined) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0];
}

/** What an argument has to lead to. */
type Target =
  | 'tenant'
  | 'workspace'
  /** The name of a resource group. */
  | 'group'
  /** Something in the subscription. */
  | 'subscription'
  /** The workspace, its resource group, or something in one of them. */
  | 'scope'
  /** A resource of this type that the environment has. */
  | `azurerm_${string}`;

const BY_NAME: Readonly<Record<string, Target>> = {
  tenant_id: 'tenant',
  log_analytics_workspace_id: 'workspace',
  workspace_id: 'workspace',
  workspace_resource_id: 'workspace',
  source_id: 'workspace',
  resource_group_name: 'group',
  scope: 'scope',
  role_definition_id: 'subscription',
  storage_account_id: 'azurerm_storage_account',
  eventhub_authorization_rule_id: 'azurerm_eventhub_namespace_authorization_rule',
  eventhub_name: 'azurerm_eventhub',
  namespace_id: 'azurerm_eventhub_namespace',
  namespace_name: 'azurerm_eventhub_namespace',
  watchlist_id: 'azurerm_sentinel_watchlist',
};

/** Arguments of a resource that lead to something of the environment; those of Entra ID lead into the directory. */
export const pointers = (type: string): readonly string[] => (type.startsWith('azurerm_') ? NAMES : []);
const NAMES = Object.keys(BY_NAME);

export type Belonging = 'here' | 'elsewhere' | 'unknown';

/** Whether an argument leads to what the environment deploys; undefined: it leads nowhere, or is not set. */
export function belonging(configuration: Configuration, resource: Resource, argument: string): Belonging | undefined {
  const target =
    resource.type.startsWith('azurerm_') && Object.hasOwn(BY_NAME, argument) ? BY_NAME[argument] : undefined;
  const value = get(resource, argument);
  if (target === undefined || value === undefined || value === null) return undefined;
  if (isUnknown(value)) return byReference(configuration, resource, argument, target, value.expression);
  if (typeof value !== 'string') return 'unknown';
  return byText(configuration, value.toLowerCase(), target);
}

/** Types that a reference may lead to, besides those that a target names itself. */
const LEADS: Readonly<Record<string, readonly string[]>> = {
  workspace: ['azurerm_log_analytics_workspace', 'azurerm_sentinel_log_analytics_workspace_onboarding'],
  group: ['azurerm_resource_group'],
};

function byReference(
  configuration: Configuration,
  resource: Resource,
  argument: string,
  target: Target,
  expression: string,
): Belonging {
  const names = resource.references[argument] ?? [];
  const found = names.map((name) => configuration.referred(resource, name));
  if (found.length === 0 || found.some((one) => one === undefined)) return 'unknown';
  // Of something that is put together, or worked out, the parts do not say where it leads.
  if (target !== 'scope' && !names.some((name) => name.endsWith(expression))) return 'unknown';
  const types = LEADS[target] ?? (target.startsWith('azurerm_') ? [target] : undefined);
  return !types || found.every((one) => types.includes(one!.type)) ? 'here' : 'elsewhere';
}

function byText(configuration: Configuration, value: string, target: Target): Belonging {
  const { tenant, subscription, workspace, groups } = homeOf(configuration);
  const is = (expected: string | undefined): Belonging =>
    expected === undefined ? 'unknown' : value === expected ? 'here' : 'elsewhere';
  switch (target) {
    case 'tenant':
      return is(tenant);
    case 'workspace':
      return is(workspace);
    case 'group':
      return groups.size === 0 ? 'unknown' : groups.has(value) ? 'here' : 'elsewhere';
    case 'subscription':
      return value.startsWith('/providers/') ? 'here' : is(subscription && subscriptionPrefix(value, subscription));
    case 'scope':
      return scopeBelongs(value, configuration);
    default:
      return nameBelongs(value, target, configuration);
  }
}

/** The value itself where it lies in the subscription, so that it compares equal. */
const subscriptionPrefix = (value: string, subscription: string) =>
  value === `/subscriptions/${subscription}` || value.startsWith(`/subscriptions/${subscription}/`)
    ? value
    : `/subscriptions/${subscription}`;

/** The only scope outside all subscriptions that the kit uses: the diagnostic settings of Entra ID. */
const ENTRA_DIAGNOSTICS = '/providers/microsoft.aadiam';

function scopeBelongs(value: string, configuration: Configuration): Belonging {
  const { subscription, workspace, groups } = homeOf(configuration);
  if (value === ENTRA_DIAGNOSTICS) return 'here';
  const within = (id: string | undefined) => id !== undefined && (value === id || value.startsWith(`${id}/`));
  if (within(workspace)) return 'here';
  if (subscription === undefined) return 'unknown';
  const root = `/subscriptions/${subscription}`;
  // How far a role reaches is judged by the controls of roles.
  return value === root || [...groups].some((group) => within(`${root}/resourcegroups/${group}`))
    ? 'here'
    : 'elsewhere';
}

/** By the last part of an id, or by a name, of the resources of the type. */
function nameBelongs(value: string, type: string, configuration: Configuration): Belonging {
  const { subscription, groups } = homeOf(configuration);
  const named = configuration.all(type).some((resource) => lower(get(resource, 'name')) === value.split('/').at(-1));
  if (!named) return 'elsewhere';
  if (!value.startsWith('/')) return 'here';
  const group = groupOf(value);
  const inSubscription = subscription === undefined || value.startsWith(`/subscriptions/${subscription}/`);
  return inSubscription && group !== undefined && groups.has(group) ? 'here' : 'elsewhere';
}
