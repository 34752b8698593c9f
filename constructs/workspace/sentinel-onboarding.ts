import { SentinelLogAnalyticsWorkspaceOnboarding } from '@cdktf/provider-azurerm/lib/sentinel-log-analytics-workspace-onboarding';
import { workspaceForms } from '../../lib/catalog/bounds/workspace';
import { Construct } from '../core/cdktf';
import { checkForm, validate } from '../core/checks';
import { clash } from '../core/errors';
import { readable } from '../core/logical-id';

export interface SentinelOnboardingProps {
  /** Resource id of the workspace. */
  readonly workspaceId: string;
  /**
   * Sentinel is on already: nothing is created. Switching it on a second time fails with "already exists".
   * @default false
   */
  readonly existing?: boolean;
  /**
   * The workspace lies in a cluster that is encrypted with the customer's key. Cannot be changed later.
   * @default false
   */
  readonly customerManagedKey?: boolean;
}

/**
 * Switches Microsoft Sentinel on in a workspace. Everything of Sentinel takes `workspaceId` from here, not from the
 * workspace: only so does Terraform create it after Sentinel and destroy it before.
 */
export class SentinelOnboarding extends Construct {
  readonly workspaceId: string;

  constructor(scope: Construct, id: string, props: SentinelOnboardingProps) {
    super(scope, id);
    validate(this, [
      checkForm('workspaceId', props.workspaceId, workspaceForms.id),
      props.existing &&
        props.customerManagedKey &&
        clash(
          'customerManagedKey',
          'it is decided when Sentinel is switched on, and here it is on already',
          'Remove it.',
        ),
    ]);
    if (props.existing) {
      this.workspaceId = props.workspaceId;
      return;
    }
    const onboarding = readable(
      new SentinelLogAnalyticsWorkspaceOnboarding(this, 'resource', {
        workspaceId: props.workspaceId,
        customerManagedKeyEnabled: props.customerManagedKey ?? false,
      }),
      this,
    );
    this.workspaceId = onboarding.workspaceId;
  }
}
