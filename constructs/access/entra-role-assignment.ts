import { DirectoryRoleAssignment } from '@cdktf/provider-azuread/lib/directory-role-assignment';
import { DirectoryRoleEligibilityScheduleRequest } from '@cdktf/provider-azuread/lib/directory-role-eligibility-schedule-request';
import { accessBounds } from '../../lib/catalog/bounds/access';
import { type EntraRoleName, entraRoles } from '../../lib/catalog/entra-roles';
import { Construct, type IConstruct } from '../core/cdktf';
import { checkGuid, checkOneOf, checkText, validate } from '../core/checks';
import { resourcesIn } from '../core/dependencies';
import { refused } from '../core/errors';
import { literal } from '../core/literal';
import { readable } from '../core/logical-id';
import { longTimeouts } from '../core/timeouts';

export interface EntraRoleAssignmentProps {
  /** A built-in role by its English name; Global Administrator is refused, standing and eligible. */
  readonly role: EntraRoleName;
  /** Object id of a role-assignable group. Whether a group is one is decided when it is created. */
  readonly principalId: string;
  /** Eligible: to be activated through PIM, which needs Entra ID P2. @default false */
  readonly eligible?: boolean;
  /** Why, at most 500 characters; kept with an eligible assignment. @default - a sentence about token theft */
  readonly justification?: string;
  /**
   * Whatever has to be there first. The id of an eligible assignment is known only after its creation: what is made late
   * is seldom left behind by an apply that breaks off.
   * @default - nothing
   */
  readonly after?: readonly IConstruct[];
}

/**
 * A Microsoft Entra role for one group, in the whole directory. The role is named by its template id: unlike the old
 * directory-role API, the one behind these resources needs no activation of the role first.
 */
export class EntraRoleAssignment extends Construct {
  readonly notes: readonly string[];

  constructor(scope: Construct, id: string, props: EntraRoleAssignmentProps) {
    super(scope, id);
    const { role } = props;
    validate(this, [
      role === 'Global Administrator' &&
        refused(
          'role',
          'the kit assigns Global Administrator to nobody, neither standing nor eligible',
          'Security Reader, Security Operator, Security Administrator and Global Reader serve the playbook.',
        ),
      checkOneOf<string>('role', role, Object.keys(entraRoles)),
      checkGuid('principalId', props.principalId),
      checkText('justification', props.justification, accessBounds.justification),
    ]);
    const template = entraRoles[role];
    const { create, read, delete: remove } = longTimeouts;
    const timeouts = { create, read, delete: remove };
    const dependsOn = resourcesIn(props.after);
    if (props.eligible) {
      readable(
        new DirectoryRoleEligibilityScheduleRequest(this, 'resource', {
          roleDefinitionId: template,
          principalId: props.principalId,
          directoryScopeId: '/',
          justification: literal(props.justification ?? 'Investigates and contains token theft.'),
          timeouts,
          dependsOn,
        }),
        this,
      );
      this.notes = [
        `The eligible assignment of ${role} has no end: the provider sends none. A PIM policy that forbids permanent eligibility refuses it.`,
      ];
      return;
    }
    readable(
      new DirectoryRoleAssignment(this, 'resource', {
        roleId: template,
        principalObjectId: props.principalId,
        directoryScopeId: '/',
        timeouts,
        dependsOn,
      }),
      this,
    );
    this.notes = [];
  }
}
