import { coversAny, type Licence } from './licences';

/** A log category of the Microsoft Entra diagnostic setting. */
export interface LogCategory {
  /** Exactly as the service spells it; any other case is refused or shows up as a difference in every plan. */
  readonly name: string;
  /** The Log Analytics table it fills, where that is known. */
  readonly table?: string;
  /** Any one of them; empty: none is needed. */
  readonly licences: readonly Licence[];
  /** Part of the default set of an environment that has the licence. */
  readonly byDefault: boolean;
  /** What a reader should know before asking for it. */
  readonly note?: string;
  /** Why the Entra diagnostic setting cannot carry it after all; absent for all others. */
  readonly elsewhere?: string;
}

const P1 = ['EntraP1'] as const;
const P2 = ['EntraP2'] as const;
const WORKLOAD = ['WorkloadIdPremium'] as const;
const GSA = ['GlobalSecureAccess'] as const;

/**
 * All categories known. Source: Microsoft Learn, "What are the Microsoft Entra activity logs you can stream to an
 * endpoint?" and the Azure Monitor table reference. The documentation spells `NonInteractiveUserSIgnInLogs` in
 * places; the API value is the one below. Without their licence the risk categories still export, but with the
 * detail left out ('generic'), which is of no use to a detection: the kit treats the licence as needed.
 */
export const logCategories: readonly LogCategory[] = [
  { name: 'AuditLogs', table: 'AuditLogs', licences: [], byDefault: true },
  { name: 'SignInLogs', table: 'SigninLogs', licences: P1, byDefault: true },
  {
    name: 'NonInteractiveUserSignInLogs',
    table: 'AADNonInteractiveUserSignInLogs',
    licences: P1,
    byDefault: true,
    note: 'Usually the largest of the sign-in categories; replayed tokens show up here.',
  },
  { name: 'ServicePrincipalSignInLogs', table: 'AADServicePrincipalSignInLogs', licences: P1, byDefault: true },
  { name: 'ManagedIdentitySignInLogs', table: 'AADManagedIdentitySignInLogs', licences: P1, byDefault: true },
  { name: 'ProvisioningLogs', table: 'AADProvisioningLogs', licences: P1, byDefault: true },
  {
    name: 'ADFSSignInLogs',
    table: 'ADFSSignInLogs',
    licences: P1,
    byDefault: true,
    note: 'Stays empty without Entra Connect Health for AD FS.',
  },
  { name: 'RiskyUsers', table: 'AADRiskyUsers', licences: P2, byDefault: true },
  { name: 'UserRiskEvents', table: 'AADUserRiskEvents', licences: P2, byDefault: true },
  { name: 'RiskyServicePrincipals', table: 'AADRiskyServicePrincipals', licences: WORKLOAD, byDefault: true },
  { name: 'ServicePrincipalRiskEvents', table: 'AADServicePrincipalRiskEvents', licences: WORKLOAD, byDefault: true },
  {
    name: 'MicrosoftGraphActivityLogs',
    table: 'MicrosoftGraphActivityLogs',
    licences: P1,
    byDefault: true,
    note: 'High volume: every Microsoft Graph call of the tenant. Watch the cost in the first days.',
  },
  {
    name: 'EnrichedOffice365AuditLogs',
    table: 'EnrichedMicrosoft365AuditLogs',
    licences: GSA,
    byDefault: false,
  },
  { name: 'NetworkAccessTrafficLogs', table: 'NetworkAccessTraffic', licences: GSA, byDefault: false },
  { name: 'NetworkAccessAlerts', table: 'NetworkAccessAlerts', licences: GSA, byDefault: false },
  { name: 'NetworkAccessConnectionEvents', table: 'NetworkAccessConnectionEvents', licences: GSA, byDefault: false },
  {
    name: 'NetworkAccessGenerativeAIInsights',
    table: 'NetworkAccessGenerativeAIInsights',
    licences: GSA,
    byDefault: false,
  },
  { name: 'RemoteNetworkHealthLogs', table: 'RemoteNetworkHealthLogs', licences: GSA, byDefault: false },
  {
    name: 'MicrosoftServicePrincipalSignInLogs',
    table: 'MicrosoftServicePrincipalSignInLogs',
    licences: P1,
    byDefault: false,
    note: "Sign-ins of Microsoft's own services; the licence is taken from its sister categories, not from a page.",
  },
  {
    name: 'AzureADGraphActivityLogs',
    table: 'AADGraphActivityLogs',
    licences: P1,
    byDefault: false,
    note: 'Calls of the retired Azure AD Graph; the licence is taken from MicrosoftGraphActivityLogs, not from a page.',
  },
  {
    name: 'GraphNotificationsActivityLogs',
    table: 'GraphNotificationsActivityLogs',
    licences: P1,
    byDefault: false,
    note: 'The licence is taken from MicrosoftGraphActivityLogs, not from a page.',
  },
  {
    name: 'B2CRequestLogs',
    table: 'AADB2CRequestLogs',
    licences: [],
    byDefault: false,
    note: 'Only in Azure AD B2C tenants.',
  },
  {
    name: 'CustomSecurityAttributeAuditLogs',
    table: 'AADCustomSecurityAttributeAuditLogs',
    licences: [],
    byDefault: false,
    note: 'Whoever sets it up needs the Entra role Attribute Log Administrator.',
    elsewhere:
      'custom security attributes have a diagnostic setting of their own, which the azurerm provider does not know: Entra admin center > Entra ID > Monitoring & health > Diagnostic settings > Custom security attributes',
  },
];

const byName = new Map(logCategories.map((category) => [category.name, category]));

/** By its exact name. */
export function findLogCategory(name: string): LogCategory | undefined {
  return byName.get(name);
}

/** What an environment exports unless it names its own set: all that matter to token theft and are licensed. */
export function defaultCategories(held: ReadonlySet<Licence>): readonly LogCategory[] {
  return logCategories.filter((category) => category.byDefault && coversAny(category.licences, held));
}
