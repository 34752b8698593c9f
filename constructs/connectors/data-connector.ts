import { SentinelDataConnectorAzureActiveDirectory } from '@cdktf/provider-azurerm/lib/sentinel-data-connector-azure-active-directory';
import { SentinelDataConnectorAzureAdvancedThreatProtection } from '@cdktf/provider-azurerm/lib/sentinel-data-connector-azure-advanced-threat-protection';
import { SentinelDataConnectorMicrosoftCloudAppSecurity } from '@cdktf/provider-azurerm/lib/sentinel-data-connector-microsoft-cloud-app-security';
import { SentinelDataConnectorMicrosoftDefenderAdvancedThreatProtection } from '@cdktf/provider-azurerm/lib/sentinel-data-connector-microsoft-defender-advanced-threat-protection';
import { SentinelDataConnectorMicrosoftThreatIntelligence } from '@cdktf/provider-azurerm/lib/sentinel-data-connector-microsoft-threat-intelligence';
import { SentinelDataConnectorMicrosoftThreatProtection } from '@cdktf/provider-azurerm/lib/sentinel-data-connector-microsoft-threat-protection';
import { SentinelDataConnectorOffice365 } from '@cdktf/provider-azurerm/lib/sentinel-data-connector-office-365';
import { SentinelDataConnectorOfficeAtp } from '@cdktf/provider-azurerm/lib/sentinel-data-connector-office-atp';
import { SentinelDataConnectorOfficeIrm } from '@cdktf/provider-azurerm/lib/sentinel-data-connector-office-irm';
import { SentinelDataConnectorThreatIntelligence } from '@cdktf/provider-azurerm/lib/sentinel-data-connector-threat-intelligence';
import { type ConnectorName, findConnector } from '../../lib/catalog/connectors';
import { Construct, type TerraformResource } from '../core/cdktf';
import { checkPattern, checkUuid } from '../core/checks';
import { missing } from '../core/errors';
import { readable } from '../core/logical-id';
import { registerConnector } from './connector-registry';

/**
 * Data connectors, named by what they carry: the provider's resource `..._azure_active_directory`, for one, carries
 * the alerts of Entra ID Protection and no Entra logs. The service keeps one of each kind per workspace and refuses
 * those whose licence or consent the tenant lacks.
 */
export interface DataConnectorProps {
  /** `SentinelOnboarding.workspaceId`. The provider looks for it in its own subscription, whatever the id says. */
  readonly workspaceId: string;
  /** GUID of the tenant; said explicitly, because its absence makes the first apply "inconsistent". */
  readonly tenantId: string;
  /**
   * Name of the connector in Azure.
   * @default - the kind, e.g. `identityProtection`
   */
  readonly name?: string;
}

/** What all of the provider's connector resources take. */
interface Config {
  readonly name: string;
  readonly logAnalyticsWorkspaceId: string;
  readonly tenantId: string;
}

abstract class DataConnector extends Construct {
  /** Microsoft's advice about this connector, where there is any. */
  readonly notes: readonly string[];

  protected constructor(
    scope: Construct,
    id: string,
    kind: ConnectorName,
    props: DataConnectorProps,
    make: (owner: Construct, config: Config) => TerraformResource,
    options: { readonly alerts?: boolean } = {},
  ) {
    super(scope, id);
    checkUuid(this, 'tenantId', props.tenantId);
    checkPattern(this, 'name', props.name, /^[^/\s]{1,260}$/, 'a name without slashes and blanks');
    registerConnector(this, props.workspaceId, kind, options);
    readable(
      make(this, {
        name: props.name ?? kind,
        logAnalyticsWorkspaceId: props.workspaceId,
        tenantId: props.tenantId,
      }),
      this,
    );
    const { title, note } = findConnector(kind);
    this.notes = note ? [`${title}: ${note}`] : [];
  }

  /** A connector with all of its parts off would be refused during apply. */
  protected static someOf(place: string, parts: Readonly<Record<string, boolean | undefined>>): void {
    if (Object.values(parts).some((on) => on ?? true)) return;
    const names = Object.keys(parts);
    throw missing(place, names[0]!, 'a connector with everything switched off carries nothing', 'Switch one part on.');
  }
}

const pathBelow = (scope: Construct, id: string): string => `${scope.node.path}/${id}`;

/** Alerts of Microsoft Entra ID Protection (table SecurityAlert). Needs Entra ID P2. */
export class IdentityProtectionAlerts extends DataConnector {
  constructor(scope: Construct, id: string, props: DataConnectorProps) {
    super(scope, id, 'identityProtection', props, (owner, config) => {
      return new SentinelDataConnectorAzureActiveDirectory(owner, 'resource', config);
    });
  }
}

export interface CloudAppsAlertsProps extends DataConnectorProps {
  /** Alerts (SecurityAlert); off when Defender XDR carries them. @default true */
  readonly alerts?: boolean;
  /** Cloud discovery logs (McasShadowItReporting). @default true */
  readonly discovery?: boolean;
}

/** Alerts and discovery logs of Microsoft Defender for Cloud Apps. */
export class CloudAppsAlerts extends DataConnector {
  constructor(scope: Construct, id: string, props: CloudAppsAlertsProps) {
    const { alerts, discovery } = props;
    DataConnector.someOf(pathBelow(scope, id), { alerts, discovery });
    super(
      scope,
      id,
      'cloudApps',
      props,
      (owner, config) =>
        new SentinelDataConnectorMicrosoftCloudAppSecurity(owner, 'resource', {
          ...config,
          alertsEnabled: alerts ?? true,
          discoveryLogsEnabled: discovery ?? true,
        }),
      { alerts: alerts ?? true },
    );
  }
}

/** Incidents and alerts of Microsoft Defender XDR; none of the raw event tables. */
export class DefenderXdrIncidents extends DataConnector {
  constructor(scope: Construct, id: string, props: DataConnectorProps) {
    super(scope, id, 'defenderXdr', props, (owner, config) => {
      return new SentinelDataConnectorMicrosoftThreatProtection(owner, 'resource', config);
    });
  }
}

export interface Office365ActivityProps extends DataConnectorProps {
  /** @default true */
  readonly exchange?: boolean;
  /** SharePoint and OneDrive. @default true */
  readonly sharepoint?: boolean;
  /** @default true */
  readonly teams?: boolean;
}

/** Activity of Exchange, SharePoint and Teams (table OfficeActivity). */
export class Office365Activity extends DataConnector {
  constructor(scope: Construct, id: string, props: Office365ActivityProps) {
    const { exchange, sharepoint, teams } = props;
    DataConnector.someOf(pathBelow(scope, id), { exchange, sharepoint, teams });
    super(scope, id, 'office365', props, (owner, config) => {
      return new SentinelDataConnectorOffice365(owner, 'resource', {
        ...config,
        exchangeEnabled: exchange ?? true,
        sharepointEnabled: sharepoint ?? true,
        teamsEnabled: teams ?? true,
      });
    });
  }
}

/** Alerts of Microsoft Defender for Endpoint. */
export class DefenderForEndpointAlerts extends DataConnector {
  constructor(scope: Construct, id: string, props: DataConnectorProps) {
    super(scope, id, 'endpoint', props, (owner, config) => {
      return new SentinelDataConnectorMicrosoftDefenderAdvancedThreatProtection(owner, 'resource', config);
    });
  }
}

/** Alerts of Microsoft Defender for Identity. */
export class DefenderForIdentityAlerts extends DataConnector {
  constructor(scope: Construct, id: string, props: DataConnectorProps) {
    super(scope, id, 'identity', props, (owner, config) => {
      return new SentinelDataConnectorAzureAdvancedThreatProtection(owner, 'resource', config);
    });
  }
}

/** Alerts of Microsoft Defender for Office 365. */
export class DefenderForOffice365Alerts extends DataConnector {
  constructor(scope: Construct, id: string, props: DataConnectorProps) {
    super(scope, id, 'defenderForOffice365', props, (owner, config) => {
      return new SentinelDataConnectorOfficeAtp(owner, 'resource', config);
    });
  }
}

/** Alerts of Microsoft Purview Insider Risk Management. */
export class InsiderRiskAlerts extends DataConnector {
  constructor(scope: Construct, id: string, props: DataConnectorProps) {
    super(scope, id, 'insiderRisk', props, (owner, config) => {
      return new SentinelDataConnectorOfficeIrm(owner, 'resource', config);
    });
  }
}

export interface MicrosoftThreatIntelligenceProps extends DataConnectorProps {
  /** Oldest indicators to bring in, an RFC 3339 instant. @default 1970-01-01T00:00:00Z */
  readonly since?: string;
}

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;
const INSTANT_FORM = 'an instant such as 2026-01-01T00:00:00Z';
const EVER = '1970-01-01T00:00:00Z';

/** Microsoft's own feed of emerging threats. */
export class MicrosoftThreatIntelligence extends DataConnector {
  constructor(scope: Construct, id: string, props: MicrosoftThreatIntelligenceProps) {
    checkPattern(pathBelow(scope, id), 'since', props.since, INSTANT, INSTANT_FORM);
    super(scope, id, 'microsoftThreatIntelligence', props, (owner, config) => {
      return new SentinelDataConnectorMicrosoftThreatIntelligence(owner, 'resource', {
        ...config,
        microsoftEmergingThreatFeedLookbackDate: props.since ?? EVER,
      });
    });
  }
}

/** Indicators that a threat intelligence platform pushes. Deprecated by Microsoft: see `notes`. */
export class ThreatIntelligencePlatforms extends DataConnector {
  constructor(scope: Construct, id: string, props: MicrosoftThreatIntelligenceProps) {
    checkPattern(pathBelow(scope, id), 'since', props.since, INSTANT, INSTANT_FORM);
    super(scope, id, 'threatIntelligencePlatforms', props, (owner, config) => {
      return new SentinelDataConnectorThreatIntelligence(owner, 'resource', {
        ...config,
        lookbackDate: props.since ?? EVER,
      });
    });
  }
}
