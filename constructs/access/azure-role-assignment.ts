import { PimEligibleRoleAssignment } from '@cdktf/provider-azurerm/lib/pim-eligible-role-assignment';
import { RoleAssignment } from '@cdktf/provider-azurerm/lib/role-assignment';
import { type AzureRoleName, azureRoles } from '../../lib/catalog/azure-roles';
import { accessBounds } from '../../lib/catalog/bounds/access';
import { nameForms } from '../../lib/catalog/bounds/names';
import { KIT_NAMESPACE, uuidV5 } from '../../lib/values/uuid';
import { Construct } from '../core/cdktf';
import { checkForm, checkGuid, checkOneOf, checkRange, checkText, validate } from '../core/checks';
import { clash } from '../core/errors';
import { literal } from '../core/literal';
import { readable } from '../core/logical-id';
import { roleDefinitionId } from '../core/resource-ids';
import { longTimeouts } from '../core/timeouts';

export interface AzureRoleAssignmentProps {
  /** A built-in role by its English name. Its id comes from the catalog, not from a look-up during the plan. */
  readonly role: AzureRoleName;
  /** Resource id that the role holds for: a workspace, a resource group. */
  readonly scopeId: string;
  /** GUID of the subscription that `scopeId` lies in. */
  readonly subscriptionId: string;
  /** Object id of the group. */
  readonly principalId: string;
  /** Eligible: to be activated through PIM, which needs Entra ID P2. @default false */
  readonly eligible?: boolean;
  /**
   * An eligible assignment ends after so many days, 1 to 365. The role's PIM policy may allow fewer. A change recreates the assignment.
   * @default 365
   */
  readonly expiresAfterDays?: number;
  /** Why, at most 500 characters; kept with the assignment. @default - a sentence about token theft */
  readonly justification?: string;
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
    validate(this, [
      checkOneOf<string>('role', props.role, Object.keys(azureRoles)),
      checkForm('scopeId', props.scopeId, nameForms.resourceId),
      checkGuid('subscriptionId', props.subscriptionId),
      checkGuid('principalId', props.principalId),
      checkText('justification', props.justification, accessBounds.justification),
      checkRange('expiresAfterDays', props.expiresAfterDays, accessBounds.expiryDays),
      !props.eligible &&
        props.expiresAfterDays !== undefined &&
        clash('expiresAfterDays', 'a standing assignment has no end', "Remove it, or set 'eligible'."),
    ]);
    const justification = literal(props.justification ?? 'Investigates and contains token theft.');
    const guid = azureRoles[props.role];
    const common = {
      scope: props.scopeId,
      roleDefinitionId: roleDefinitionId(props.subscriptionId, guid),
      principalId: props.principalId,
    };
    if (props.eligible) {
      readable(
        new PimEligibleRoleAssignment(this, 'resource', {
          ...common,
          justification,
          schedule: { expiration: { durationDays: props.expiresAfterDays ?? accessBounds.expiryDays.max } },
          timeouts: { create: longTimeouts.create, delete: longTimeouts.delete },
        }),
        this,
      );
      return;
    }
    readable(
      new RoleAssignment(this, 'resource', {
        ...common,
        name: uuidV5(KIT_NAMESPACE, `${this.node.path}/${props.subscriptionId}/${guid}`),
        // Saves the service a look-up that fails while a new group is still being replicated.
        principalType: 'Group',
        description: justification,
      }),
      this,
    );
  }
}
