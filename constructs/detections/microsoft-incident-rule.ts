import { SentinelAlertRuleMsSecurityIncident } from '@cdktf/provider-azurerm/lib/sentinel-alert-rule-ms-security-incident';
import {
  currentProductName,
  type IncidentRuleProduct,
  incidentRuleProducts,
} from '../../lib/catalog/microsoft-products';
import { KIT_NAMESPACE, uuidV5 } from '../../lib/values/uuid';
import { registerIncidentRule } from '../connectors/connector-registry';
import { Construct } from '../core/cdktf';
import { checkOneOf, checkText, checkUuid } from '../core/checks';
import { claim } from '../core/claims';
import { wrongCount } from '../core/errors';
import { literal } from '../core/literal';
import { readable } from '../core/logical-id';
import { azurePortalOnly, type Portal } from '../core/portal';

export const severities = ['High', 'Medium', 'Low', 'Informational'] as const;

export interface MicrosoftIncidentRuleProps {
  /** `SentinelOnboarding.workspaceId`. */
  readonly workspaceId: string;
  /** The product whose alerts become incidents, under the name that the API kept. */
  readonly product: IncidentRuleProduct;
  /** Refused in the Defender portal, which makes these incidents itself. @default defender */
  readonly portal?: Portal;
  /** Alerts of these severities, at least one. @default - all four */
  readonly severities?: readonly (typeof severities)[number][];
  /** At most 256 characters. @default - "Incidents from " and the product's current name */
  readonly displayName?: string;
  /** GUID of the rule in Azure. @default - derived from the product */
  readonly name?: string;
}

/** Makes an incident of every alert of a Microsoft product. */
export class MicrosoftIncidentRule extends Construct {
  constructor(scope: Construct, id: string, props: MicrosoftIncidentRuleProps) {
    super(scope, id);
    const { product } = props;
    azurePortalOnly(
      this,
      props.portal ?? 'defender',
      'an incident rule for a Microsoft product',
      'Defender makes the incidents itself',
    );
    checkOneOf(this, 'product', product, incidentRuleProducts);
    checkUuid(this, 'name', props.name);
    checkText(this, 'displayName', props.displayName, 256);
    const chosen = props.severities ?? severities;
    if (chosen.length === 0) throw wrongCount(this, 'severities', { min: 1, max: 4, of: 'severities' }, 0);
    for (const severity of chosen) checkOneOf(this, 'severities', severity, severities);
    claim(this, 'product', props.workspaceId, 'product of an incident rule', product);
    registerIncidentRule(this, props.workspaceId);
    readable(
      new SentinelAlertRuleMsSecurityIncident(this, 'resource', {
        name: props.name ?? uuidV5(KIT_NAMESPACE, `incident-rule/${product}`),
        logAnalyticsWorkspaceId: props.workspaceId,
        displayName: literal(props.displayName ?? `Incidents from ${currentProductName[product]}`),
        productFilter: product,
        severityFilter: [...chosen],
        enabled: true,
      }),
      this,
    );
  }
}
