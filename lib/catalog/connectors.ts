import type { Licence } from './licences';

/** A part of a connector that an environment may set: a switch, or the instant from which data is brought in. */
export interface ConnectorSetting {
  /** The argument of the Terraform resource. */
  readonly argument: string;
  readonly default: boolean | string;
  readonly description: string;
  /** The table that only this part fills. */
  readonly table?: string;
}

interface ConnectorEntry {
  readonly title: string;
  /** The azurerm type without `azurerm_sentinel_data_connector_`. */
  readonly resource: string;
  readonly tables: readonly string[];
  /** Any one of them; empty: none is needed. */
  readonly licences: readonly Licence[];
  /** How rule files name it in `requiredDataConnectors.connectorId`; all spellings seen in public content. */
  readonly connectorIds: readonly string[];
  /** Its alerts come through Defender XDR once that connector is on, which then owns them: all of it, or one setting. */
  readonly replacedByXdr?: true | string;
  /** What an environment may set; without any the key is true or false. */
  readonly settings?: Readonly<Record<string, ConnectorSetting>>;
  /** Arguments that the resource always gets. */
  readonly fixed?: Readonly<Record<string, string>>;
  readonly note?: string;
}

/**
 * The Microsoft Sentinel data connectors that Terraform can switch on, by the key of `connectors:` in an environment.
 * That key, the Terraform resource, the tables and licences of the review and the documentation follow from the entry.
 * Source: the provider's resources at azurerm 4.55.0 and Microsoft Learn, "Find your Microsoft Sentinel data connector".
 */
const entries = {
  identityProtection: {
    title: 'Microsoft Entra ID Protection alerts',
    resource: 'azure_active_directory',
    tables: ['SecurityAlert'],
    licences: ['EntraP2'],
    connectorIds: ['AzureActiveDirectoryIdentityProtection', 'MicrosoftEntraIDProtection'],
    replacedByXdr: true,
    note: 'Carries risk alerts only. The sign-in and audit logs of Entra ID come through its diagnostic setting.',
  },
  cloudApps: {
    title: 'Microsoft Defender for Cloud Apps alerts and discovery',
    resource: 'microsoft_cloud_app_security',
    tables: ['SecurityAlert', 'McasShadowItReporting'],
    licences: ['DefenderForCloudApps'],
    connectorIds: ['MicrosoftCloudAppSecurity', 'MicrosoftDefenderForCloudApps'],
    replacedByXdr: 'alerts',
    settings: {
      alerts: {
        argument: 'alerts_enabled',
        default: true,
        description: 'Alerts of Defender for Cloud Apps.',
        table: 'SecurityAlert',
      },
      discovery: {
        argument: 'discovery_logs_enabled',
        default: true,
        description: 'Cloud discovery (shadow IT) logs.',
        table: 'McasShadowItReporting',
      },
    },
    note: 'Defender XDR replaces its alerts, never its discovery logs.',
  },
  defenderXdr: {
    title: 'Microsoft Defender XDR incidents and alerts',
    resource: 'microsoft_threat_protection',
    tables: ['SecurityAlert', 'SecurityIncident'],
    licences: ['DefenderXdr'],
    connectorIds: [
      'MicrosoftThreatProtection',
      'MicrosoftDefenderXDR',
      'Microsoft365Defender',
      'Microsoft 365 Defender',
    ],
    note: 'The raw event tables (CloudAppEvents, Email*, Device*, Identity*) are not part of it: a person connects them in the portal.',
  },
  office365: {
    title: 'Office 365 activity (Exchange, SharePoint, Teams)',
    resource: 'office_365',
    tables: ['OfficeActivity'],
    licences: [],
    connectorIds: ['Office365'],
    settings: {
      exchange: { argument: 'exchange_enabled', default: true, description: 'Exchange.' },
      sharepoint: { argument: 'sharepoint_enabled', default: true, description: 'SharePoint and OneDrive.' },
      teams: { argument: 'teams_enabled', default: true, description: 'Teams.' },
    },
    note: 'The unified audit log of the tenant must be on.',
  },
  endpoint: {
    title: 'Microsoft Defender for Endpoint alerts',
    resource: 'microsoft_defender_advanced_threat_protection',
    tables: ['SecurityAlert'],
    licences: ['DefenderForEndpoint'],
    connectorIds: [
      'MicrosoftDefenderAdvancedThreatProtection',
      'MicrosoftDefenderForEndpoint',
      'MicrosoftDefenderforEndpoints',
    ],
    replacedByXdr: true,
  },
  identity: {
    title: 'Microsoft Defender for Identity alerts',
    resource: 'azure_advanced_threat_protection',
    tables: ['SecurityAlert'],
    licences: ['DefenderForIdentity'],
    connectorIds: ['AzureAdvancedThreatProtection', 'MicrosoftDefenderForIdentity'],
    replacedByXdr: true,
  },
  defenderForOffice365: {
    title: 'Microsoft Defender for Office 365 alerts',
    resource: 'office_atp',
    tables: ['SecurityAlert'],
    licences: ['DefenderForOffice365'],
    connectorIds: ['OfficeATP', 'MicrosoftDefenderForOffice365'],
    replacedByXdr: true,
  },
  insiderRisk: {
    title: 'Microsoft Purview Insider Risk Management alerts',
    resource: 'office_irm',
    tables: ['SecurityAlert'],
    licences: ['InsiderRiskManagement'],
    connectorIds: ['OfficeIRM', 'MicrosoftPurviewInsiderRiskManagement'],
  },
  microsoftThreatIntelligence: {
    title: "Microsoft's threat intelligence feed",
    resource: 'microsoft_threat_intelligence',
    tables: ['ThreatIntelligenceIndicator', 'ThreatIntelIndicators', 'ThreatIntelObjects'],
    licences: [],
    connectorIds: [
      'MicrosoftDefenderThreatIntelligence',
      'PremiumMicrosoftDefenderForThreatIntelligence',
      'MicrosoftThreatIntelligence',
    ],
    settings: {
      since: {
        argument: 'microsoft_emerging_threat_feed_lookback_date',
        default: '1970-01-01T00:00:00Z',
        description: 'Oldest indicators to bring in.',
      },
    },
  },
  threatIntelligencePlatforms: {
    title: 'Indicators pushed by a threat intelligence platform',
    resource: 'threat_intelligence',
    tables: ['ThreatIntelligenceIndicator', 'ThreatIntelIndicators'],
    licences: [],
    connectorIds: ['ThreatIntelligence', 'ThreatIntelligencePlatforms'],
    fixed: { lookback_date: '1970-01-01T00:00:00Z' },
    note: 'Deprecated by Microsoft in favour of the upload API, which needs no connector resource.',
  },
} as const satisfies Readonly<Record<string, ConnectorEntry>>;

type Entries = typeof entries;
export type ConnectorName = keyof Entries;

/** A data connector of the catalog. */
export interface Connector extends ConnectorEntry {
  readonly name: ConnectorName;
  /** The Terraform type of its resource. */
  readonly type: string;
}

/** Settings with defaults filled in. */
export type ConnectorSettings<Name extends ConnectorName> = Name extends ConnectorName
  ? Entries[Name] extends { readonly settings: infer Settings }
    ? { readonly [Key in keyof Settings]: Settings[Key] extends { readonly default: boolean } ? boolean : string }
    : never
  : never;

/** What an environment says of a connector: its settings, or whether it is on. */
export type ConnectorChoice<Name extends ConnectorName> = [ConnectorSettings<Name>] extends [never]
  ? boolean
  : ConnectorSettings<Name> | undefined;

export const connectors: readonly Connector[] = Object.entries(entries).map(([name, entry]) => ({
  name: name as ConnectorName,
  type: `azurerm_sentinel_data_connector_${entry.resource}`,
  ...entry,
}));

const byName = new Map<string, Connector>(connectors.map((connector) => [connector.name, connector]));

export function findConnector(name: ConnectorName): Connector;
export function findConnector(name: string): Connector | undefined;
export function findConnector(name: string): Connector | undefined {
  return byName.get(name);
}
