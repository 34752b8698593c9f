import { ResourceGroup as AzurermResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import { nameForms } from '../../lib/catalog/bounds/names';
import { Construct } from '../core/cdktf';
import { checkForm, checkGuid, checkTags, validate } from '../core/checks';
import { missing } from '../core/errors';
import { literal, literals } from '../core/literal';
import { readable } from '../core/logical-id';
import { resourceGroupId } from '../core/resource-ids';

export interface ResourceGroupProps {
  /** 1 to 90 letters, digits and `- _ . ( )`, no dot at the end. */
  readonly name: string;
  /**
   * Azure region, e.g. `westeurope`. Needed to create the group.
   * @default - none; only for a group that exists
   */
  readonly location?: string;
  /**
   * The group is there already: nothing is created, and its id is computed from `subscriptionId` and `name`.
   * @default false
   */
  readonly existing?: boolean;
  /**
   * GUID of the subscription. Needed for an existing group.
   * @default - none
   */
  readonly subscriptionId?: string;
  /**
   * At most 50; not for an existing group, whose tags are not ours to set.
   * @default - no tags
   */
  readonly tags?: Readonly<Record<string, string>>;
}

/** The resource group that everything of an environment lies in: created, or adopted by name. */
export class ResourceGroup extends Construct {
  readonly id: string;
  /** A reference for a created group, so that whatever uses it waits for it. */
  readonly name: string;

  constructor(scope: Construct, id: string, props: ResourceGroupProps) {
    super(scope, id);
    const { existing = false, location = '', subscriptionId = '' } = props;
    validate(this, [
      checkForm('name', props.name, nameForms.resourceGroup),
      checkGuid('subscriptionId', props.subscriptionId),
      ...checkTags('tags', props.tags),
      existing &&
        !subscriptionId &&
        missing('subscriptionId', 'the id of an existing resource group is computed from it'),
      !existing &&
        !location &&
        missing('location', 'a resource group is created in a region', "Set it, or set 'existing'."),
    ]);
    if (existing) {
      this.name = props.name;
      this.id = resourceGroupId(subscriptionId, props.name);
      return;
    }
    const group = readable(
      new AzurermResourceGroup(this, 'resource', {
        name: literal(props.name),
        location,
        tags: props.tags && literals(props.tags),
      }),
      this,
    );
    this.name = group.name;
    this.id = group.id;
  }
}
