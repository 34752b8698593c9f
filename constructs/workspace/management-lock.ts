import { ManagementLock as AzurermManagementLock } from '@cdktf/provider-azurerm/lib/management-lock';
import { lockBounds, nameForms } from '../../lib/catalog/bounds/names';
import { Construct, type IConstruct } from '../core/cdktf';
import { checkForm, checkText, validate } from '../core/checks';
import { resourcesIn } from '../core/dependencies';
import { literal } from '../core/literal';
import { readable } from '../core/logical-id';

export interface ManagementLockProps {
  /** Resource id of what must not be deleted; the lock holds for everything below it too. */
  readonly lockedId: string;
  /**
   * Shown to the person whom the lock stops; at most 512 characters.
   * @default - a sentence that names Terraform
   */
  readonly notes?: string;
  /**
   * Whatever lies below the lock: it is created before the lock and destroyed after it.
   * @default - nothing
   */
  readonly after?: readonly IConstruct[];
}

/**
 * A CanNotDelete lock. (ReadOnly would block the listing of keys, which the provider needs.)
 *
 * A lock on a workspace or a resource group also stops the deletion of every rule, saved search and watchlist row in
 * it, and so a good part of the daily changes. To protect a workspace without that, lock `workspaceAnchor(id)`.
 */
export class ManagementLock extends Construct {
  constructor(scope: Construct, id: string, props: ManagementLockProps) {
    super(scope, id);
    validate(this, [
      checkForm('lockedId', props.lockedId, nameForms.resourceId),
      checkText('notes', props.notes, lockBounds.notes),
    ]);
    readable(
      new AzurermManagementLock(this, 'resource', {
        name: 'do-not-delete',
        scope: props.lockedId,
        lockLevel: 'CanNotDelete',
        notes: literal(props.notes ?? 'Managed by Terraform: destroy it there before deleting anything below.'),
        dependsOn: resourcesIn(props.after),
      }),
      this,
    );
  }
}

/**
 * A built-in table of the workspace. Azure refuses to delete anything with a locked child, so a lock on this table
 * keeps the workspace (and its resource group) from being deleted while rules and searches in it can still go.
 * Source: Microsoft Learn, "Lock your Azure resources": a lock on one resource stops the deletion of its group.
 */
export const workspaceAnchor = (workspaceId: string): string => `${workspaceId}/tables/AuditLogs`;
