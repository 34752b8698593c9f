import { azureRoles, broadAzureRoles } from '../../catalog/azure-roles';
import { entraRoles } from '../../catalog/entra-roles';
import { mapOf } from '../../values/maps';
import { type Reach, reachOf, roleGuid } from '../input/azure-ids';
import type { Configuration, Resource } from '../input/configuration';
import { textOf } from '../input/configuration';
import { attributeOf } from '../input/expression';

/** A role given to a principal. */
export interface Assignment {
  readonly resource: Resource;
  /** Where the role is defined. */
  readonly system: 'azure' | 'entra';
  /** False: it has to be activated through Privileged Identity Management. */
  readonly standing: boolean;
  /** The name where it is known, else the id; undefined when it is known after apply only. */
  readonly role: string | undefined;
  /** Undefined when it is not known. */
  readonly reach: Reach | undefined;
  readonly principal: Principal;
}

type Principal = 'group' | 'user' | 'workload' | undefined;

const AZURE = ['azurerm_role_assignment', 'azurerm_pim_active_role_assignment', 'azurerm_pim_eligible_role_assignment'];
const ENTRA = [
  'azuread_directory_role_assignment',
  'azuread_directory_role_assignment_schedule_request',
  'azuread_directory_role_eligibility_schedule_request',
  'azuread_directory_role_member',
];

/** What controls judge of an assignment: which role, of whom, how far. */
export const JUDGED_OF_ROLES: Readonly<Record<string, readonly string[]>> = {
  azurerm_role_assignment: ['role_definition_id', 'role_definition_name', 'scope', 'principal_type'],
  azurerm_pim_active_role_assignment: ['role_definition_id', 'scope', 'principal_id'],
  azurerm_pim_eligible_role_assignment: ['role_definition_id', 'scope', 'principal_id'],
  azuread_directory_role_assignment: ['role_id', 'principal_object_id'],
  azuread_directory_role_assignment_schedule_request: ['role_definition_id', 'principal_id'],
  azuread_directory_role_eligibility_schedule_request: ['role_definition_id', 'principal_id'],
  azuread_directory_role_member: ['role_object_id', 'member_object_id'],
  azuread_directory_role: ['display_name', 'template_id'],
};

const names = new Map<string, string>(
  Object.entries({ ...azureRoles, ...broadAzureRoles, ...entraRoles }).map(([name, id]) => [id, name]),
);
// Azure and Entra ID both have a Security Reader, under different ids.
names.set(azureRoles['Security Reader'], 'Security Reader');

/** Every role assignment of the configuration, or those of one system. */
export function assignments(configuration: Configuration, only?: Assignment['system']): readonly Assignment[] {
  const assignment = (system: Assignment['system']) => (resource: Resource) => ({
    resource,
    system,
    standing: !/eligib/.test(resource.type),
    role: system === 'azure' ? azureRole(resource) : entraRole(configuration, resource),
    reach: system === 'azure' ? azureReach(configuration, resource) : ('tenant' as const),
    principal: principalOf(resource),
  });
  return [
    ...(only === 'entra' ? [] : configuration.all(...AZURE).map(assignment('azure'))),
    ...(only === 'azure' ? [] : configuration.all(...ENTRA).map(assignment('entra'))),
  ];
}

/** The name of a role by its id; the id where the kit does not know it. */
export const roleNamed = (id: string): string => names.get(roleGuid(id)) ?? roleGuid(id);

const named = (id: string | undefined) => (id === undefined ? undefined : roleNamed(id));

function azureRole(resource: Resource): string | undefined {
  return textOf(resource, 'role_definition_name') ?? named(textOf(resource, 'role_definition_id'));
}

export const ENTRA_ROLE = ['role_definition_id', 'role_id', 'template_id', 'role_object_id'];

function entraRole(configuration: Configuration, resource: Resource): string | undefined {
  for (const argument of ENTRA_ROLE) {
    const id = textOf(resource, argument);
    if (id !== undefined) return named(id);
    const role = configuration.referredBy(resource, argument).find(({ type }) => type === 'azuread_directory_role');
    const found = role && (named(textOf(role, 'template_id')) ?? textOf(role, 'display_name'));
    if (found) return found;
  }
  return undefined;
}

const REACH_OF_TYPE: ReadonlyMap<string, Reach> = mapOf<Reach>({
  azurerm_resource_group: 'resourceGroup',
  azurerm_subscription: 'subscription',
  azurerm_management_group: 'managementGroup',
});

function azureReach(configuration: Configuration, resource: Resource): Reach | undefined {
  const scope = textOf(resource, 'scope');
  if (scope !== undefined) return reachOf(scope);
  const reference = (resource.references.scope ?? []).find((r) => attributeOf(r) === 'id');
  if (reference === undefined) return undefined;
  if (reference.startsWith('data.azurerm_subscription.')) return 'subscription';
  const target = configuration.referred(resource, reference);
  return target && (REACH_OF_TYPE.get(target.type) ?? 'resource');
}

const PRINCIPAL_OF_TYPE: ReadonlyMap<string, Principal> = mapOf<Principal>({
  azuread_group: 'group',
  azuread_user: 'user',
  azuread_service_principal: 'workload',
  azurerm_user_assigned_identity: 'workload',
  azurerm_logic_app_workflow: 'workload',
});

export const PRINCIPAL = ['principal_id', 'principal_object_id', 'member_object_id'];

function principalOf(resource: Resource): Principal {
  const declared = textOf(resource, 'principal_type');
  if (declared === 'Group') return 'group';
  if (declared === 'User') return 'user';
  if (declared === 'ServicePrincipal') return 'workload';
  for (const argument of PRINCIPAL) {
    for (const reference of resource.references[argument] ?? []) {
      const type = reference.replace(/^data\./, '').split('.')[0]!;
      if (PRINCIPAL_OF_TYPE.has(type)) return PRINCIPAL_OF_TYPE.get(type);
      // The identity of some other resource: a machine, not a person.
      if (attributeOf(reference).includes('identity')) return 'workload';
    }
  }
  return undefined;
}

/** Roles that only read; a standing one lets an attacker change nothing. */
export const isReader = (role: string): boolean => /\bReader\b/.test(role);

/** An assignment in the words of a message. */
export function describeAssignment({ resource, role }: Assignment): string {
  const principal = PRINCIPAL.map((p) => resource.references[p]?.[0] ?? textOf(resource, p)).find(Boolean);
  return `${role ?? 'a role'} for ${principal ?? 'somebody'}`;
}
