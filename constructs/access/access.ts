import type { AzureRoleName } from '../../lib/catalog/azure-roles';
import type { EntraRoleName } from '../../lib/catalog/entra-roles';
import { Construct, type IConstruct } from '../core/cdktf';
import { checkOneOf, validate } from '../core/checks';
import { AccessGroup, type AccessGroupProps } from './access-group';
import { AzureRoleAssignment } from './azure-role-assignment';
import { EntraRoleAssignment } from './entra-role-assignment';

interface RoleForGroup {
  /** A key of `groups`. */
  readonly group: string;
  /** eligible: activated through PIM, which needs Entra ID P2. */
  readonly assignment: 'eligible' | 'standing';
  readonly justification?: string;
}

export interface AccessProps {
  /** GUID of the subscription. */
  readonly subscriptionId: string;
  readonly workspaceId: string;
  readonly resourceGroupId: string;
  /** Groups that get roles, by a short name: existing ones by object id, new ones by display name. */
  readonly groups: Readonly<Record<string, Omit<AccessGroupProps, 'roleAssignable'>>>;
  readonly azureRoles: readonly (RoleForGroup & {
    readonly role: AzureRoleName;
    readonly scope: 'workspace' | 'resourceGroup';
    /** Of an eligible assignment. @default 365 */
    readonly expiresAfterDays?: number;
  })[];
  readonly entraRoles: readonly (RoleForGroup & { readonly role: EntraRoleName })[];
  /** What eligible Entra roles come after: see `EntraRoleAssignment.after`. @default - nothing */
  readonly after?: readonly IConstruct[];
}

/** Who may do what: roles of Azure and of Entra ID, given to groups and never to people. */
export class Access extends Construct {
  readonly notes: readonly string[];

  constructor(scope: Construct, id: string, props: AccessProps) {
    super(scope, id);
    // A group that holds an Entra role has to be made for it; the directory does not change that later.
    const withEntraRole = new Set(props.entraRoles.map((r) => r.group));
    const groups = new Map(
      Object.entries(props.groups).map(([name, group]) => [
        name,
        new AccessGroup(this, `group_${name}`, { ...group, roleAssignable: withEntraRole.has(name) }),
      ]),
    );
    const named = [...props.azureRoles, ...props.entraRoles].map(({ group }) => group);
    validate(
      this,
      named.map((group) => checkOneOf('group', group, [...groups.keys()])),
    );
    const principal = (group: string): string => groups.get(group)!.principalId;
    for (const { group, role, scope: where, assignment, justification, expiresAfterDays } of props.azureRoles) {
      new AzureRoleAssignment(this, `${group}_${role}_on_${where}`, {
        role,
        scopeId: where === 'workspace' ? props.workspaceId : props.resourceGroupId,
        subscriptionId: props.subscriptionId,
        principalId: principal(group),
        eligible: assignment === 'eligible',
        expiresAfterDays: assignment === 'eligible' ? expiresAfterDays : undefined,
        justification,
      });
    }
    const entra = props.entraRoles.map(
      ({ group, role, assignment, justification }) =>
        new EntraRoleAssignment(this, `${group}_${role}`, {
          role,
          principalId: principal(group),
          eligible: assignment === 'eligible',
          justification,
          after: assignment === 'eligible' ? props.after : undefined,
        }),
    );
    this.notes = [...new Set(entra.flatMap((e) => e.notes))];
  }
}
