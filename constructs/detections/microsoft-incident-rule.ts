import { SentinelAlertRuleMsSecurityIncident } from '@cdktf/provider-azurerm/lib/sentinel-alert-rule-ms-security-incident';
import { severities } from '../../lib/catalog/bounds/rules';
import type { Portal } from '../../lib/catalog/clouds';
import {
  currentProductName,
  type IncidentRuleProduct,
  incidentRuleProducts,
} from '../../lib/catalog/microsoft-products';
import { KIT_NAMESPACE, uuidV5 } from '../../lib/values/uuid';
import { registerIncidentRule } from '../connectors/connector-registry';
import { Construct } from '../core/cdktf';
import { checkOneOf, validate } from '../core/checks';
import { claim } from '../core/claims';
import { readable } from '../core/logical-id';
import { azurePortalOnly } from '../core/portal';

export interface MicrosoftIncidentRuleProps {
  /** `SentinelOnboarding.workspaceId`. */
  readonly workspaceId: string;
  /** The product whose alerts become incidents, under the name that the API kept. */
  readonly product: IncidentRuleProduct;
  /** Refused in the Defender portal, which makes these incidents itself. @default defender */
  readonly portal?: Portal;
}

/** Makes an incident of every alert of a Microsoft product, named by the product, with an id derived from it. */
export class MicrosoftIncidentRule extends Construct {
  constructor(scope: Construct, id: string, props: MicrosoftIncidentRuleProps) {
    super(scope, id);
    const { product } = props;
    validate(this, [
      azurePortalOnly(
        props.portal ?? 'defender',
        'an incident rule for a Microsoft product',
        'Defender makes the incidents itself',
      ),
      checkOneOf('product', product, incidentRuleProducts),
      claim(this, 'product', props.workspaceId, 'product of an incident rule', product),
      registerIncidentRule(this, props.workspaceId),
    ]);
    readable(
      new SentinelAlertRuleMsSecurityIncident(this, 'resource', {
        name: uuidV5(KIT_NAMESPACE, `incident-rule/${product}`),
        logAnalyticsWorkspaceId: props.workspaceId,
        displayName: `Incidents from ${currentProductName[product]}`,
        productFilter: product,
        severityFilter: [...severities],
        enabled: true,
      }),
      this,
    );
  }
}
