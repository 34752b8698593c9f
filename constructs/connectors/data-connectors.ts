import { Construct } from '../core/cdktf';
import {
  CloudAppsAlerts,
  DefenderForEndpointAlerts,
  DefenderForIdentityAlerts,
  DefenderForOffice365Alerts,
  DefenderXdrIncidents,
  IdentityProtectionAlerts,
  InsiderRiskAlerts,
  MicrosoftThreatIntelligence,
  Office365Activity,
  ThreatIntelligencePlatforms,
} from './data-connector';

export interface DataConnectorsProps {
  /** `SentinelOnboarding.workspaceId`. */
  readonly workspaceId: string;
  /** GUID of the tenant. */
  readonly tenantId: string;
  /** Alerts of Entra ID Protection. @default false */
  readonly identityProtection?: boolean;
  /** Defender for Cloud Apps; both parts default to true. @default - off */
  readonly cloudApps?: { readonly alerts?: boolean; readonly discovery?: boolean };
  /** Incidents and alerts of Defender XDR. @default false */
  readonly defenderXdr?: boolean;
  /** Office 365 activity; all parts default to true. @default - off */
  readonly office365?: { readonly exchange?: boolean; readonly sharepoint?: boolean; readonly teams?: boolean };
  /** Alerts of Defender for Endpoint. @default false */
  readonly endpoint?: boolean;
  /** Alerts of Defender for Identity. @default false */
  readonly identity?: boolean;
  /** Alerts of Defender for Office 365. @default false */
  readonly defenderForOffice365?: boolean;
  /** Alerts of Insider Risk Management. @default false */
  readonly insiderRisk?: boolean;
  /** Microsoft's threat feed, from the instant `since` on. @default - off */
  readonly microsoftThreatIntelligence?: { readonly since?: string };
  /** Indicators pushed by a platform (deprecated by Microsoft). @default false */
  readonly threatIntelligencePlatforms?: boolean;
}

/** The data connectors of a workspace, each one opt-in; those that exclude one another are refused with the reason. */
export class DataConnectors extends Construct {
  readonly notes: readonly string[];

  constructor(scope: Construct, id: string, props: DataConnectorsProps) {
    super(scope, id);
    const { cloudApps, office365, microsoftThreatIntelligence } = props;
    const common = { workspaceId: props.workspaceId, tenantId: props.tenantId };
    const made = [
      props.identityProtection && new IdentityProtectionAlerts(this, 'identity_protection', common),
      cloudApps && new CloudAppsAlerts(this, 'cloud_apps', { ...common, ...cloudApps }),
      props.defenderXdr && new DefenderXdrIncidents(this, 'defender_xdr', common),
      office365 && new Office365Activity(this, 'office_365', { ...common, ...office365 }),
      props.endpoint && new DefenderForEndpointAlerts(this, 'endpoint', common),
      props.identity && new DefenderForIdentityAlerts(this, 'identity', common),
      props.defenderForOffice365 && new DefenderForOffice365Alerts(this, 'defender_for_office_365', common),
      props.insiderRisk && new InsiderRiskAlerts(this, 'insider_risk', common),
      microsoftThreatIntelligence &&
        new MicrosoftThreatIntelligence(this, 'microsoft_threat_intelligence', {
          ...common,
          ...microsoftThreatIntelligence,
        }),
      props.threatIntelligencePlatforms &&
        new ThreatIntelligencePlatforms(this, 'threat_intelligence_platforms', common),
    ];
    this.notes = made.flatMap((connector) => (connector ? connector.notes : []));
  }
}
