import { Group } from '@cdktf/provider-azuread/lib/group';
import { accessBounds } from '../../lib/catalog/bounds/access';
import { Construct } from '../core/cdktf';
import { checkCount, checkGuid, checkText, validate } from '../core/checks';
import { clash, missing } from '../core/errors';
import { literal } from '../core/literal';
import { readable } from '../core/logical-id';

export interface AccessGroupProps {
  /** Of a group that exists; nothing is created, and it is not ours to configure. @default - created */
  readonly objectId?: string;
  /** Of the group to create, at most 256 characters. The directory allows two of one name: look before. */
  readonly displayName?: string;
  /** Can hold Entra roles; needs Entra ID P1 and cannot be changed later. @default false */
  readonly roleAssignable?: boolean;
  /** Object ids, at most 100. @default - the deploying account */
  readonly owners?: readonly string[];
  /** Object ids of users. Membership is then managed here alone. @default - managed elsewhere */
  readonly members?: readonly string[];
}

/** A security group that access is given to: created, or an existing one by its object id. */
export class AccessGroup extends Construct {
  /** Object id, for role assignments. */
  readonly principalId: string;

  constructor(scope: Construct, id: string, props: AccessGroupProps) {
    super(scope, id);
    const { objectId, displayName = '', owners = [], members = [], roleAssignable = false } = props;
    const existing = objectId !== undefined;
    const configured = (['displayName', 'owners', 'members'] as const).filter((key) => existing && props[key]?.length);
    validate(this, [
      checkGuid('objectId', objectId),
      ...configured.map((key) => clash(key, "the group of 'objectId' is not ours to configure", `Remove '${key}'.`)),
      existing || props.displayName !== undefined
        ? checkText('displayName', props.displayName, accessBounds.groupName)
        : missing('displayName', 'the group is created', "Set it, or 'objectId' for a group that exists."),
      checkCount('owners', owners.length, accessBounds.owners),
      ...owners.map((owner) => checkGuid('owners', owner)),
      ...members.map((member) => checkGuid('members', member)),
    ]);
    if (existing) {
      this.principalId = objectId;
      return;
    }
    const group = readable(
      new Group(this, 'resource', {
        displayName: literal(displayName),
        securityEnabled: true,
        assignableToRole: roleAssignable,
        owners: owners.length ? [...owners] : undefined,
        members: members.length ? [...members] : undefined,
      }),
      this,
    );
    this.principalId = group.objectId;
  }
}
