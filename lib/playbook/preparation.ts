import { type CapabilityName, findCapability } from '../catalog/capabilities';
import type { PlaybookItem, PlaybookStep } from './item';

/** The manual step of a capability, from the catalog. */
const stepOf = (name: CapabilityName): PlaybookStep => {
  const { where, proof } = findCapability(name).manualStep;
  return { where, proof };
};

/** Prerequisites, recommendations and requirements. */
export const preparation: readonly PlaybookItem[] = [
  {
    id: 'PRE-1',
    title: 'Sign-in and audit logs of Entra ID are at hand, for users and for service principals',
    how: ['deploy'],
  },
  {
    id: 'PRE-2',
    title: 'Investigators hold a role that lets them see and act, none of them a standing Global Administrator',
    how: ['deploy'],
  },
  {
    id: 'REC-1',
    title: 'Advanced hunting is on, with at least seven days of events',
    how: ['verify'],
    capability: 'xdrEventStreaming',
    manualStep: {
      where: `Defender portal > Hunting > Advanced hunting must answer; then stream its events to the workspace: ${stepOf('xdrEventStreaming').where}`,
      proof:
        'CloudAppEvents | where TimeGenerated > ago(30d) | summarize Oldest = min(TimeGenerated), Latest = max(TimeGenerated) | extend SevenDays = Oldest <= ago(7d) and Latest > ago(1d)',
    },
  },
  {
    id: 'REC-2',
    title: 'Microsoft 365 is connected to Defender for Cloud Apps',
    how: ['verify'],
    capability: 'cloudAppsOffice365Connected',
    manualStep: stepOf('cloudAppsOffice365Connected'),
  },
  {
    id: 'REC-3',
    title: 'The unified audit log is on and can be searched',
    how: ['verify'],
    capability: 'unifiedAuditLog',
    manualStep: stepOf('unifiedAuditLog'),
  },
  {
    id: 'REC-4',
    title: 'Premium risk detections are licensed; what needs them is withheld openly where they are not',
    how: ['verify'],
    manualStep: {
      where:
        'The environment declares them under tenant.licences; Entra admin center > Billing > Licenses > All products shows what the tenant owns',
      proof:
        'Get-MgSubscribedSku | Select-Object -ExpandProperty ServicePlans | Where-Object ServicePlanName -eq AAD_PREMIUM_P2',
    },
  },
  {
    id: 'REC-5',
    title: 'Authentication is managed, with password hash synchronization, so that leaked credentials are noticed',
    how: ['verify'],
    capability: 'passwordHashSync',
    manualStep: stepOf('passwordHashSync'),
  },
  { id: 'REQ-1', title: 'The SIEM takes in the sign-in and audit logs of Entra ID', how: ['deploy'] },
  { id: 'REQ-2', title: 'The SIEM takes in alerts and discovery data of Defender for Cloud Apps', how: ['deploy'] },
  { id: 'REQ-3', title: 'The SIEM takes in the activity of Office 365', how: ['deploy'] },
  { id: 'REQ-4', title: 'The alerts that matter are set up', how: ['rule'] },
  {
    id: 'REQ-5',
    title: 'Built-in detection is on: Fusion and incidents of Microsoft products, or those of Defender XDR, never both',
    how: ['deploy'],
  },
  { id: 'REQ-6', title: 'Risk data of users and service principals goes to the workspace', how: ['deploy'] },
  { id: 'REQ-7', title: 'Risk data is archived in a storage account', how: ['deploy'], optional: true },
  { id: 'REQ-8', title: 'Risk data is streamed to an event hub', how: ['deploy'], optional: true },
  {
    id: 'REQ-9',
    title: 'Risk data is sent to a partner solution',
    how: ['verify'],
    optional: true,
    manualStep: {
      where:
        'Entra admin center > Entra ID > Monitoring & health > Diagnostic settings > Add diagnostic setting > tick the risk categories and "Send to partner solution" (the azurerm provider has no such destination for Entra ID)',
      proof:
        "az rest --method get --url 'https://management.azure.com/providers/microsoft.aadiam/diagnosticSettings?api-version=2017-04-01' --query 'value[?properties.marketplacePartnerId].name'",
    },
  },
  {
    id: 'REQ-10',
    title: 'Defender for Cloud Apps is joined to the SIEM: by its connector, or by its agent to another SIEM',
    how: ['deploy', 'verify'],
    manualStep: {
      where:
        'Only for a SIEM other than Sentinel: Defender portal > Settings > Cloud apps > System > SIEM agents > Add SIEM agent > Generic SIEM (CEF) or Micro Focus ArcSight; Microsoft has deprecated these agents since November 2025 and points to the APIs of Defender XDR instead',
      proof:
        "SecurityAlert | where TimeGenerated > ago(30d) | where ProductName == 'Microsoft Cloud App Security' or ProviderName == 'MCAS' | summarize Alerts = count(), Latest = max(TimeGenerated)",
    },
  },
  {
    id: 'REQ-11',
    title: 'A third-party SIEM reads alerts from Microsoft Graph as an application with the least rights',
    how: ['deploy', 'verify'],
    optional: true,
    manualStep: {
      where:
        'Only for a SIEM other than Sentinel: Entra admin center > Entra ID > App registrations > New registration > API permissions > Microsoft Graph > Application permissions: SecurityAlert.Read.All and SecurityIncident.Read.All, nothing more > Grant admin consent; sign in with a certificate or a federated credential',
      proof:
        'Get-MgServicePrincipalAppRoleAssignment -ServicePrincipalId (Get-MgServicePrincipal -Filter "appId eq \'<application id>\'").Id   # expected: those two rights only',
    },
  },
];
