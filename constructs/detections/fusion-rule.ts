import { SentinelAlertRuleFusion } from '@cdktf/provider-azurerm/lib/sentinel-alert-rule-fusion';
import type { Portal } from '../../lib/catalog/clouds';
import { Construct } from '../core/cdktf';
import { validate } from '../core/checks';
import { readable } from '../core/logical-id';
import { azurePortalOnly } from '../core/portal';

/** Template of Microsoft's "Advanced multistage attack detection", the same everywhere. */
const FUSION_TEMPLATE = 'f71aba3d-28fb-450b-b192-4e76a83015c8';

export interface FusionRuleProps {
  /** `SentinelOnboarding.workspaceId`. */
  readonly workspaceId: string;
  /** Refused in the Defender portal, whose own correlation replaces Fusion. @default defender */
  readonly portal?: Portal;
}

/**
 * The Fusion rule, which correlates weak signals into multistage attacks. A workspace has exactly one, and the
 * provider adopts it. Its name is fixed by the service, and the argument for it is gone in azurerm 5: it is not set.
 */
export class FusionRule extends Construct {
  constructor(scope: Construct, id: string, props: FusionRuleProps) {
    super(scope, id);
    validate(this, [azurePortalOnly(props.portal ?? 'defender', 'Fusion', "Defender's own correlation replaces it")]);
    readable(
      new SentinelAlertRuleFusion(this, 'resource', {
        logAnalyticsWorkspaceId: props.workspaceId,
        alertRuleTemplateGuid: FUSION_TEMPLATE,
        enabled: true,
      }),
      this,
    );
  }
}
