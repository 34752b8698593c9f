import type { Licence } from './licences';

export type ConnectorName =
  | 'identityProtection'
  | 'cloudApps'
  | 'defenderXdr'
  | 'office365'
  | 'endpoint'
  | 'identity'
  | 'defenderForOffice365'
  | 'insiderRisk'
  | 'microsoftThreatIntelligence'
  | 'threatIntelligencePlatforms';

/** A Microsoft Sentinel data connector that Terraform can switch on. */
export interface Connector {
  readonly name: ConnectorName;
  readonly title: string;
  /** The azurerm type without `azurerm_sentinel_data_connector_`. */
  readonly resource: string;
  readonly tables: readonly string[];
  /** Any one of them; empty: none is needed. */
  readonly licences: readonly Licence[];
  /** How rule files name it in `requiredDataConnectors.connectorId`; all spellings seen in public content. */
  readonly connectorIds: readonly string[];
  /** Its alerts come through Defender XDR once that connector is on, which then owns it. */
  readonly replacedByXdr: boolean;
  readonly note?: string;
}

/** Source: the provider's resources at azurerm 4.55.0 and Microsoft Learn, "Find your Microsoft Sentinel data connector". */
export const connectors: readonly Connector[] = [
  {
    name: 'identityProtection',
    title: 'Microsoft Entra ID Protection alerts',
    resource: 'azure_active_directory',
    tables: ['SecurityAlert'],
    licences: ['EntraP2'],
    connectorIds: ['AzureActiveDirectoryIdentityProtection', 'MicrosoftEntraIDProtection'],
    replacedByXdr: true,
    note: 'Carries risk alerts only. The sign-in and audit logs of Entra ID come through its diagnostic setting.',
  },
  {
    name: 'cloudApps',
    title: 'Microsoft Defender for Cloud Apps alerts and discovery',
    resource: 'microsoft_cloud_app_security',
    tables: ['SecurityAlert', 'McasShadowItReporting'],
    licences: ['DefenderForCloudApps'],
    connectorIds: ['MicrosoftCloudAppSecurity', 'MicrosoftDefenderForCloudApps'],
    replacedByXdr: true,
    note: 'Defender XDR replaces its alerts, never its discovery logs.',
  },
  {
    name: 'defenderXdr',
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
    replacedByXdr: false,
    note: 'The raw event tables (CloudAppEvents, Email*, Device*, Identity*) are not part of it: a person connects them in the portal.',
  },
  {
    name: 'office365',
    title: 'Office 365 activity (Exchange, SharePoint, Teams)',
    resource: 'office_365',
    tables: ['OfficeActivity'],
    licences: [],
    connectorIds: ['Office365'],
    replacedByXdr: false,
    note: 'The unified audit log of the tenant must be on.',
  },
  {
    name: 'endpoint',
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
  {
    name: 'identity',
    title: 'Microsoft Defender for Identity alerts',
    resource: 'azure_advanced_threat_protection',
    tables: ['SecurityAlert'],
    licences: ['DefenderForIdentity'],
    connectorIds: ['AzureAdvancedThreatProtection', 'MicrosoftDefenderForIdentity'],
    replacedByXdr: true,
  },
  {
    name: 'defenderForOffice365',
    title: 'Microsoft Defender for Office 365 alerts',
    resource: 'office_atp',
    tables: ['SecurityAlert'],
    licences: ['DefenderForOffice365'],
    connectorIds: ['OfficeATP', 'MicrosoftDefenderForOffice365'],
    replacedByXdr: true,
  },
  {
    name: 'insiderRisk',
    title: 'Microsoft Purview Insider Risk Management alerts',
    resource: 'office_irm',
    tables: ['SecurityAlert'],
    licences: ['InsiderRiskManagement'],
    connectorIds: ['OfficeIRM', 'MicrosoftPurviewInsiderRiskManagement'],
    replacedByXdr: false,
  },
  {
    name: 'microsoftThreatIntelligence',
    title: "Microsoft's threat intelligence feed",
    resource: 'microsoft_threat_intelligence',
    tables: ['ThreatIntelligenceIndicator', 'ThreatIntelIndicators', 'ThreatIntelObjects'],
    licences: [],
    connectorIds: [
      'MicrosoftDefenderThreatIntelligence',
      'PremiumMicrosoftDefenderForThreatIntelligence',
      'MicrosoftThreatIntelligence',
    ],
    replacedByXdr: false,
  },
  {
    name: 'threatIntelligencePlatforms',
    title: 'Indicators pushed by a threat intelligence platform',
    resource: 'threat_intelligence',
    tables: ['ThreatIntelligenceIndicator', 'ThreatIntelIndicators'],
    licences: [],
    connectorIds: ['ThreatIntelligence', 'ThreatIntelligencePlatforms'],
    replacedByXdr: false,
    note: 'Deprecated by Microsoft in favour of the upload API, which needs no connector resource.',
  },
];

const byName = new Map<string, Connector>(connectors.map((connector) => [connector.name, connector]));

export function findConnector(name: ConnectorName): Connector;
export function findConnector(name: string): Connector | undefined;
export function findConnector(name: string): Connector | undefined {
  return byName.get(name);
}
