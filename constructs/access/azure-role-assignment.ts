import { PimEligibleRoleAssignment } from '@cdktf/provider-azurerm/lib/pim-eligible-role-assignment';
import { RoleAssignment } from '@cdktf/provider-azurerm/lib/role-assignment';
import { type AzureRoleName, azureRoles } from '../../lib/catalog/azure-roles';
import { KIT_NAMESPACE, uuidV5 } from '../../lib/values/uuid';
import { Construct, type IConstruct } from '../core/cdktf';
import { checkOneOf, checkRange, checkResourceId, checkText, checkUuid } from '../core/checks';
import { resourcesIn } from '../core/dependencies';
import { clash } from '../core/errors';
import { literal } from '../core/literal';
import { readable } from '../core/logical-id';
import { roleDefinitionId } from '../core/resource-ids';
import { patientTimeouts } from '../core/timeouts';

export type PrincipalType = 'Group' | 'User' | 'ServicePrincipal';

export interface AzureRoleAssignmentProps {
  /** A built-in role by its English name. Its id comes from the catalog, not from a look-up during the plan. */
  readonly role: AzureRoleName;
  /** Resource id that the role holds for: a workspace, a resource group. */
  readonly scopeId: string;
  /** GUID of the subscription that `scopeId` lies in. */
  readonly subscriptionId: string;
  /** Object id of the group (or other principal). */
  readonly principalId: string;
  /** Saves the service a look-up that fails while a new principal is still being replicated. @default Group */
  readonly principalType?: PrincipalType;
  /** Eligible: to be activated through PIM, which needs Entra ID P2. @default false */
  readonly eligible?: boolean;
  /**
   * An eligible assignment ends after so many days, 1 to 3650. The role's PIM policy may allow fewer: Azure's own
   * default is 365. A change recreates the assignment.
   * @default 365
   */
  readonly expiresAfterDays?: number;
  /** Why, at most 500 characters; kept with the assignment. @default - a sentence about token theft */
  readonly justification?: string;
  /** Whatever has to be there first. @default - nothing */
  readonly after?: readonly IConstruct[];
}

/**
 * An Azure role for one principal, standing or eligible.
 *
 * A standing assignment is named by a GUID derived from the construct's place, so that a half-finished apply can be
 * repeated. An eligible one has no name in the API. It keeps no start time: the service moves it while it works on
 * the request, which would show up as a change.
 */
export class AzureRoleAssignment extends Construct {
  constructor(scope: Construct, id: string, props: AzureRoleAssignmentProps) {
    super(scope, id);
    checkOneOf(this, 'role', props.role, Object.keys(azureRoles));
    checkResourceId(this, 'scopeId', props.scopeId);
    checkUuid(this, 'subscriptionId', props.subscriptionId);
    checkUuid(this, 'principalId', props.principalId);
    checkOneOf(this, 'principalType', props.principalType, ['Group', 'User', 'ServicePrincipal']);
    checkText(this, 'justification', props.justification, 500);
    checkRange(this, 'expiresAfterDays', props.expiresAfterDays, 1, 3650, 'days');
    const justification = literal(props.justification ?? 'Investigates and contains token theft.');
    const guid = azureRoles[props.role];
    const common = {
      scope: props.scopeId,
      roleDefinitionId: roleDefinitionId(props.subscriptionId, guid),
      principalId: props.principalId,
      dependsOn: resourcesIn(props.after),
    };
    if (props.eligible) {
      readable(
        new PimEligibleRoleAssignment(this, 'resource', {
          ...common,
          justification,
          schedule: { expiration: { durationDays: props.expiresAfterDays ?? 365 } },
          timeouts: { create: patientTimeouts.create, delete: patientTimeouts.delete },
        }),
        this,
      );
      return;
    }
    if (props.expiresAfterDays !== undefined)
      throw clash(this, 'expiresAfterDays', 'a standing assignment has no end', "Remove it, or set 'eligible'.");
    readable(
      new RoleAssignment(this, 'resource', {
        ...common,
        name: uuidV5(KIT_NAMESPACE, `${this.node.path}/${props.subscriptionId}/${guid}`),
        principalType: props.principalType ?? 'Group',
        description: justification,
      }),
      this,
    );
  }
}
