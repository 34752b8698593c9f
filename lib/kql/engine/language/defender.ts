/**
 * What exists in the Defender portal's advanced hunting but not in a workspace. Queries copied from there are the most frequent mistake, so each
 * gets an answer of its own. Source: the advanced hunting reference of the Defender documentation.
 */

/** Tables that are never in a workspace, and what holds the same there. */
const TABLES: Readonly<Record<string, string>> = {
  AADSignInEventsBeta: 'SigninLogs and AADNonInteractiveUserSignInLogs',
  EntraIdSignInEvents: 'SigninLogs and AADNonInteractiveUserSignInLogs',
  AADSpnSignInEventsBeta: 'AADServicePrincipalSignInLogs',
  EntraIdSpnSignInEvents: 'AADServicePrincipalSignInLogs',
  GraphAPIAuditEvents: 'MicrosoftGraphActivityLogs',
  GraphApiAuditEvents: 'MicrosoftGraphActivityLogs',
  AIAgentsInfo: '',
  AgentsInfo: '',
  CloudPolicyEnforcementEvents: '',
  DataSecurityBehaviors: '',
  DataSecurityEvents: '',
  DeviceTvmSoftwareEvidenceBeta: '',
  DeviceAlertEvents: 'AlertInfo and AlertEvidence',
  ExposureGraphNodes: '',
  ExposureGraphEdges: '',
  DeviceTvmInfoGathering: '',
  DeviceTvmInfoGatheringKB: '',
  DeviceTvmBrowserExtensions: '',
  DeviceTvmBrowserExtensionsKB: '',
  DeviceTvmCertificateInfo: '',
  DeviceTvmHardwareFirmware: '',
  DeviceBaselineComplianceAssessment: '',
  DeviceBaselineComplianceAssessmentKB: '',
  DeviceBaselineComplianceProfiles: '',
};

/** Functions that only the portal has, with parameters and a body of the right columns so that the rest of a query can still be checked. */
export const DEFENDER_FUNCTIONS: Readonly<Record<string, { readonly parameters: string; readonly body: string }>> = {
  FileProfile: {
    parameters: '(T:(*), sha1:string="", limit:long=100)',
    body: '{ T | extend SHA1="", SHA256="", MD5="", FileSize=long(null), GlobalPrevalence=long(null), GlobalFirstSeen=datetime(null), GlobalLastSeen=datetime(null), Signer="", Issuer="", SignerHash="", IsCertificateValid=bool(null), IsRootSignerMicrosoft=bool(null), SignatureState="", IsExecutable=bool(null), ThreatName="", Publisher="", SoftwareName="", ProfileAvailability="" }',
  },
  SeenBy: { parameters: '(T:(*), id:string="")', body: '{ T | extend SeenBy=dynamic(null) }' },
  DeviceFromIP: {
    parameters: '(T:(*), ip:string="", at:datetime=datetime(null))',
    body: '{ T | extend IP="", DeviceId="" }',
  },
};

/** Whether a table is in the portal only; the answer names what a workspace has instead, or is empty when it has nothing. */
export const defenderTable = (name: string): string | undefined =>
  Object.hasOwn(TABLES, name) ? TABLES[name] : undefined;

/** Tables that the connector of Defender XDR streams: in the portal their time is `Timestamp`, in a workspace `TimeGenerated`. */
export const isXdrTable = (name: string): boolean =>
  /^(?:Device|Email|Identity(?!Info)|Message(?:Events|PostDelivery|UrlInfo)|Alert(?:Info|Evidence)$|Behavior(?:Info|Entities)$|Cloud(?:AppEvents|AuditEvents|ProcessEvents|StorageAggregatedEvents)$|UrlClickEvents$|OAuthAppInfo$|Campaign|DataSecurity|FileMalicious)/.test(
    name,
  );
