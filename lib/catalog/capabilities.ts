import type { Licence } from './licences';

export type CapabilityName =
  | 'xdrEventStreaming'
  | 'ueba'
  | 'cloudAppsOffice365Connected'
  | 'unifiedAuditLog'
  | 'passwordHashSync';

/** A step that no Terraform provider can take, where a person takes it, and how to prove that it was. */
interface ManualStep {
  /** Portal path or command. */
  readonly where: string;
  /** KQL or a command; its result shows whether the step was taken. */
  readonly proof: string;
  /** Item of the playbook. */
  readonly item: string;
}

/** Something that cannot be deployed; an environment declares that it is true for its tenant. */
export interface Capability {
  readonly name: CapabilityName;
  readonly title: string;
  /** Tables that fill up once it is true. */
  readonly tables: readonly string[];
  /** How rule files name it in `requiredDataConnectors.connectorId`. */
  readonly connectorIds: readonly string[];
  /** Any one of them is needed for the table; a table left out needs none. */
  readonly licencesByTable?: Readonly<Record<string, readonly Licence[]>>;
  readonly manualStep: ManualStep;
}

/** Event tables of Defender XDR that can be streamed to a workspace, by the product that writes them. */
const streamed: Readonly<Record<string, { licence: Licence; tables: readonly string[] }>> = {
  cloudApps: { licence: 'DefenderForCloudApps', tables: ['CloudAppEvents', 'OAuthAppInfo'] },
  office: {
    licence: 'DefenderForOffice365',
    tables: [
      'EmailEvents',
      'EmailUrlInfo',
      'EmailAttachmentInfo',
      'EmailPostDeliveryEvents',
      'UrlClickEvents',
      'CampaignInfo',
      'FileMaliciousContentInfo',
      'MessageEvents',
      'MessagePostDeliveryEvents',
      'MessageUrlInfo',
    ],
  },
  endpoint: {
    licence: 'DefenderForEndpoint',
    tables: [
      'DeviceInfo',
      'DeviceNetworkInfo',
      'DeviceProcessEvents',
      'DeviceNetworkEvents',
      'DeviceFileEvents',
      'DeviceRegistryEvents',
      'DeviceLogonEvents',
      'DeviceImageLoadEvents',
      'DeviceEvents',
      'DeviceFileCertificateInfo',
      'DeviceTvmSoftwareInventory',
      'DeviceTvmSoftwareVulnerabilities',
      'DeviceTvmSoftwareVulnerabilitiesKB',
      'DeviceTvmSecureConfigurationAssessment',
      'DeviceTvmSecureConfigurationAssessmentKB',
    ],
  },
  identity: {
    licence: 'DefenderForIdentity',
    tables: [
      'IdentityLogonEvents',
      'IdentityQueryEvents',
      'IdentityDirectoryEvents',
      'IdentityAccountInfo',
      'IdentityEvents',
    ],
  },
  xdr: {
    licence: 'DefenderXdr',
    tables: ['AlertInfo', 'AlertEvidence', 'BehaviorInfo', 'BehaviorEntities', 'DisruptionAndResponseEvents'],
  },
};

const streams = Object.values(streamed);

/**
 * Sources: Microsoft Learn, "Connect data from Microsoft Defender XDR to Microsoft Sentinel", "Enable user and entity
 * behavior analytics", "Connect Microsoft 365 to Defender for Cloud Apps", "Turn auditing on or off", "Implement
 * password hash synchronization".
 */
export const capabilities: readonly Capability[] = [
  {
    name: 'xdrEventStreaming',
    title: 'Raw events of Defender XDR (CloudAppEvents, Email*, Device*, Identity*) are streamed to the workspace.',
    tables: streams.flatMap(({ tables }) => tables),
    connectorIds: [
      'MicrosoftThreatProtection',
      'MicrosoftDefenderXDR',
      'Microsoft365Defender',
      'Microsoft 365 Defender',
      'MicrosoftDefenderAdvancedThreatProtection',
      'MicrosoftDefenderForEndpoint',
      'MicrosoftDefenderforEndpoints',
      'MicrosoftCloudAppSecurity',
      'AzureAdvancedThreatProtection',
      'OfficeATP',
    ],
    licencesByTable: Object.fromEntries(streams.flatMap((s) => s.tables.map((table) => [table, [s.licence]]))),
    manualStep: {
      where:
        'Defender portal > Microsoft Sentinel > Configuration > Data connectors > Microsoft Defender XDR > Open connector page > Connect events: tick the tables (Security Administrator; in the Azure portal: Microsoft Sentinel > Data connectors)',
      proof:
        'union isfuzzy=true withsource=Source CloudAppEvents, UrlClickEvents, EmailEvents, DeviceInfo, IdentityLogonEvents, AlertInfo | where TimeGenerated > ago(1d) | summarize Rows = count(), Latest = max(TimeGenerated) by Source',
      item: 'REC-1',
    },
  },
  {
    name: 'ueba',
    title: 'User and entity behaviour analytics (UEBA) is on, with Entra ID as its entity provider.',
    tables: ['IdentityInfo', 'BehaviorAnalytics', 'UserPeerAnalytics', 'UserAccessAnalytics'],
    connectorIds: ['BehaviorAnalytics', 'IdentityInfo'],
    manualStep: {
      where:
        'Defender portal > Settings > Microsoft Sentinel > SIEM workspaces > the workspace > Entity behavior analytics: turn it on, synchronize Microsoft Entra ID, choose Audit Logs, Sign-in Logs, Azure Activity and Security Events (Security Administrator; no lock may lie on the workspace meanwhile; in the Azure portal: Microsoft Sentinel > Settings > Entity behavior)',
      proof:
        'IdentityInfo | where TimeGenerated > ago(14d) | summarize Accounts = dcount(AccountObjectId), Latest = max(TimeGenerated)',
      item: 'INV-4',
    },
  },
  {
    name: 'cloudAppsOffice365Connected',
    title: 'Microsoft 365 is connected to Defender for Cloud Apps by its app connector.',
    tables: [],
    connectorIds: [],
    manualStep: {
      where:
        'Defender portal > Settings > Cloud apps > Connected apps > App connectors > Connect an app > Microsoft 365: tick all components (the unified audit log must be on)',
      proof:
        'CloudAppEvents | where TimeGenerated > ago(7d) | where Application has_any ("Microsoft Exchange Online", "Microsoft SharePoint Online", "Microsoft OneDrive for Business", "Microsoft 365", "Office 365") | summarize Rows = count(), Latest = max(TimeGenerated) by Application',
      item: 'REC-2',
    },
  },
  {
    name: 'unifiedAuditLog',
    title: 'The unified audit log of Microsoft 365 is on.',
    tables: [],
    connectorIds: [],
    manualStep: {
      where:
        'Exchange Online PowerShell: Set-AdminAuditLogConfig -UnifiedAuditLogIngestionEnabled $true (or Microsoft Purview portal > Solutions > Audit > Start recording user and admin activity); it can take an hour',
      proof: 'Get-AdminAuditLogConfig | Format-List UnifiedAuditLogIngestionEnabled   # expected: True',
      item: 'REC-3',
    },
  },
  {
    name: 'passwordHashSync',
    title: 'Authentication is managed, with password hash synchronization, not federated.',
    tables: [],
    connectorIds: [],
    manualStep: {
      where:
        'Microsoft Entra Connect on its server: Configure > Change user sign-in > Password Hash Synchronization (cloud sync: Entra admin center > Entra Connect > Cloud sync > the configuration); then every federated domain: Update-MgDomain -DomainId <domain> -AuthenticationType Managed',
      proof: 'Get-MgDomain | Select-Object Id, AuthenticationType   # expected: Managed for each domain',
      item: 'REC-5',
    },
  },
];

const byName = new Map(capabilities.map((capability) => [capability.name, capability]));

export function findCapability(name: CapabilityName): Capability {
  return byName.get(name)!;
}
