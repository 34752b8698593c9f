import { broadAzureRoles } from '../../catalog/azure-roles';
import { asText } from '../../values/text';
import { ENTRA_ROLE, isReader, PRINCIPAL, roleNamed } from '../facts/access';
import { graphRights, rightsOfResponse } from '../facts/graph-rights';
import { reachOf, roleGuid } from '../input/azure-ids';
import type { Change } from '../input/configuration';
import type { Block } from '../input/value';
import type { Harm } from './danger';
import { changes, type Idea } from './ideas';

/** Resources that give somebody a right. */
export const GIVES_RIGHTS =
  /^(azurerm_(role_assignment|pim_\w+)|azuread_(directory_role\w*|app_role_assignment|group_member))$/;

const first = (block: Block, keys: readonly string[]) =>
  keys.map((key) => block[key]).find((value): value is string => typeof value === 'string' && value !== '');

const ROLE_IDS = [...ENTRA_ROLE];

const roleOf = (block: Block): string | undefined => {
  const id = first(block, ROLE_IDS);
  return first(block, ['role_definition_name']) ?? (id === undefined ? undefined : roleNamed(id));
};

/** Entra roles with which one makes oneself everything else. */
const ALL_POWERFUL = [
  'Global Administrator',
  'Privileged Role Administrator',
  'Privileged Authentication Administrator',
];

const isBroad = (role: string) => Object.hasOwn(broadAzureRoles, role) || ALL_POWERFUL.includes(role);

const REACH = ['resource', 'resourceGroup', 'subscription', 'managementGroup', 'tenant'];
const reach = (block: Block) => (typeof block.scope === 'string' ? REACH.indexOf(reachOf(block.scope)) : -1);

const broader: Idea = ({ before, after }) => {
  const [old, next] = [roleOf(before), roleOf(after)];
  if (old === undefined || next === undefined || old === next) return undefined;
  const more = isBroad(next) || (isReader(old) && !isReader(next));
  return { danger: more ? 'dangerous' : 'notable', reason: `the role ${old} becomes ${next}` };
};

const wider: Idea = ({ before, after }) =>
  reach(before) >= 0 && reach(after) > reach(before)
    ? { danger: 'dangerous', reason: `it reaches further: ${asText(after.scope)}` }
    : undefined;

/** How a right that is there grows. */
export const accessIdeas: readonly Idea[] = [
  broader,
  wider,
  ...PRINCIPAL.map((principal) => changes(principal, 'somebody else has the right', 'notable')),
];

const isEligible = (type: string) => /eligib/.test(type);

const holder = ({ before, after, action }: Change) => {
  const block = action === 'delete' ? before : after;
  const id = first(block, ROLE_IDS);
  const role = first(block, ['role_definition_name']) ?? (id && roleGuid(id));
  const principal = first(block, PRINCIPAL);
  return role !== undefined && principal !== undefined ? `${role} ${principal}` : undefined;
};

/** A right that somebody gets; among the changes of the plan there may be the one that takes it away in another form. */
export function newRight(change: Change, all: readonly Change[]): Harm {
  const { type, after } = change;
  const role = roleOf(after);
  const dangerous = (reason: string): Harm => ({ danger: 'dangerous', reason });
  if (role !== undefined && isBroad(role)) return dangerous(`somebody gets ${role}`);
  const held = holder(change);
  const wasEligible =
    held !== undefined &&
    !isEligible(type) &&
    all.some((other) => other.action === 'delete' && isEligible(other.type) && holder(other) === held);
  if (wasEligible) return dangerous('the right had to be activated, and is now in force at any hour');
  if (
    REACH[reach(after)] === 'tenant' &&
    typeof after.scope === 'string' &&
    reachOf(after.scope) !== 'entraDiagnostics'
  )
    return dangerous('somebody gets a right on the whole tenant');
  const right = typeof after.app_role_id === 'string' ? graphRights.get(after.app_role_id.toLowerCase()) : undefined;
  if (right !== undefined && !rightsOfResponse.has(right)) return dangerous(`an application gets ${right}`);
  return { danger: 'notable', reason: 'somebody gets a right' };
}
