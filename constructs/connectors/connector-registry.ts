import { connectorConflicts } from '../../lib/catalog/connector-conflicts';
import type { ConnectorName } from '../../lib/catalog/connectors';
import { type Construct, TerraformStack } from '../core/cdktf';
import { clash } from '../core/errors';

interface Chosen {
  readonly names: ConnectorName[];
  cloudAppsAlerts: boolean;
  incidentRules: boolean;
}

/** What each stack connects to each workspace. */
const chosen = new WeakMap<TerraformStack, Map<string, Chosen>>();

function of(construct: Construct, workspaceId: string): Chosen {
  const stack = TerraformStack.of(construct);
  const workspaces = chosen.get(stack) ?? new Map<string, Chosen>();
  chosen.set(stack, workspaces);
  const entry = workspaces.get(workspaceId) ?? { names: [], cloudAppsAlerts: false, incidentRules: false };
  workspaces.set(workspaceId, entry);
  return entry;
}

function check(construct: Construct, property: string, entry: Chosen): void {
  const [conflict] = connectorConflicts(entry.names, entry);
  if (conflict) throw clash(construct, property, conflict.reason, conflict.cure);
}

/** Notes a data connector; throws when it does not go together with what is there. */
export function registerConnector(
  construct: Construct,
  workspaceId: string,
  name: ConnectorName,
  options: { readonly alerts?: boolean } = {},
): void {
  const entry = of(construct, workspaceId);
  entry.names.push(name);
  if (name === 'cloudApps') entry.cloudAppsAlerts = options.alerts ?? true;
  check(construct, 'workspaceId', entry);
}

/** Notes an incident rule for a Microsoft product; throws when Defender XDR makes the incidents. */
export function registerIncidentRule(construct: Construct, workspaceId: string): void {
  const entry = of(construct, workspaceId);
  entry.incidentRules = true;
  check(construct, 'product', entry);
}
