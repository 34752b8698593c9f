import { Group } from '@cdktf/provider-azuread/lib/group';
import { Construct } from '../core/cdktf';
import { checkText, checkUuid } from '../core/checks';
import { clash, missing, wrongCount } from '../core/errors';
import { literal } from '../core/literal';
import { readable } from '../core/logical-id';

export interface AccessGroupProps {
  /** Object id of a group that exists; nothing is created and no other property applies. @default - created */
  readonly existingId?: string;
  /** Of the group to create, at most 256 characters. The directory allows two of one name: look before. */
  readonly displayName?: string;
  /** At most 1024 characters. @default - none */
  readonly description?: string;
  /** Can hold Entra roles; needs Entra ID P1 and cannot be changed later. @default false */
  readonly roleAssignable?: boolean;
  /** Object ids, at most 100. @default - whoever deploys */
  readonly owners?: readonly string[];
  /** Object ids of users. Membership is then managed here alone. @default - managed elsewhere */
  readonly members?: readonly string[];
  /** A membership rule, at most 3072 characters; not for a role-assignable group. @default - none */
  readonly membershipRule?: string;
}

/** A security group that access is given to: created, or an existing one by its object id. */
export class AccessGroup extends Construct {
  /** Object id, for role assignments. */
  readonly principalId: string;

  constructor(scope: Construct, id: string, props: AccessGroupProps) {
    super(scope, id);
    if (props.existingId !== undefined) {
      checkUuid(this, 'existingId', props.existingId);
      const extra = Object.entries(props).find(
        ([key, value]) => key !== 'existingId' && key !== 'roleAssignable' && value !== undefined,
      );
      if (extra)
        throw clash(this, extra[0], "the group of 'existingId' is not ours to configure", `Remove '${extra[0]}'.`);
      this.principalId = props.existingId;
      return;
    }
    const { displayName, membershipRule, members, owners, roleAssignable = false } = props;
    if (displayName === undefined)
      throw missing(this, 'displayName', 'the group is created', "Set it, or 'existingId' for a group that exists.");
    checkText(this, 'displayName', displayName, 256);
    checkText(this, 'description', props.description, 1024);
    checkText(this, 'membershipRule', membershipRule, 3072);
    for (const owner of owners ?? []) checkUuid(this, 'owners', owner);
    for (const member of members ?? []) checkUuid(this, 'members', member);
    if (owners && owners.length > 100)
      throw wrongCount(this, 'owners', { min: 0, max: 100, of: 'owners' }, owners.length);
    if (membershipRule !== undefined && roleAssignable)
      throw clash(
        this,
        'membershipRule',
        'Entra ID lets no rule decide who is in a role-assignable group',
        "Name 'members', or manage them elsewhere.",
      );
    if (membershipRule !== undefined && members?.length)
      throw clash(this, 'members', 'a membership rule decides who is in the group', 'Remove one of the two.');
    const group = readable(
      new Group(this, 'resource', {
        displayName: literal(displayName),
        description: props.description && literal(props.description),
        securityEnabled: true,
        assignableToRole: roleAssignable,
        owners: owners?.length ? [...owners] : undefined,
        members: members?.length ? [...members] : undefined,
        types: membershipRule === undefined ? undefined : ['DynamicMembership'],
        dynamicMembership: membershipRule === undefined ? undefined : { enabled: true, rule: literal(membershipRule) },
      }),
      this,
    );
    this.principalId = group.objectId;
  }
}
