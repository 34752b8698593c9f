import { type ChosenConnector, carriesNothing, connectorConflicts } from '../../lib/catalog/connector-conflicts';
import { type Construct, TerraformStack } from '../core/cdktf';
import type { Check } from '../core/checks';
import { clash } from '../core/errors';

interface Chosen {
  readonly connectors: ChosenConnector[];
  incidentRules: boolean;
}

/** What each stack connects to each workspace. */
const chosen = new WeakMap<TerraformStack, Map<string, Chosen>>();

function chosenFor(construct: Construct, workspaceId: string): Chosen {
  const stack = TerraformStack.of(construct);
  const workspaces = chosen.get(stack) ?? new Map<string, Chosen>();
  chosen.set(stack, workspaces);
  const entry = workspaces.get(workspaceId) ?? { connectors: [], incidentRules: false };
  workspaces.set(workspaceId, entry);
  return entry;
}

/** Records a data connector; gives the conflict when it carries nothing or does not go together with another. */
export function registerConnector(construct: Construct, workspaceId: string, connector: ChosenConnector): Check {
  const entry = chosenFor(construct, workspaceId);
  entry.connectors.push(connector);
  const conflict = carriesNothing(connector) ?? connectorConflicts(entry.connectors, entry.incidentRules)[0];
  return conflict && clash(conflict.setting ?? 'workspaceId', conflict.reason, conflict.cure);
}

/** Records an incident rule for a Microsoft product; gives the conflict when Defender XDR makes the incidents. */
export function registerIncidentRule(construct: Construct, workspaceId: string): Check {
  const entry = chosenFor(construct, workspaceId);
  entry.incidentRules = true;
  const [conflict] = connectorConflicts(entry.connectors, true);
  return conflict && clash('product', conflict.reason, conflict.cure);
}
