/**
 * What one person of an ordinary tenant adds to a log on a working day: records, and kilobytes of each as they are billed. An estimate,
 * for want of the tenant's own figures (`costs.gbPerDay`; the query `Usage | summarize sum(Quantity) by DataType` gives them): a person signs
 * in some times a day and each application renews tokens hourly; a record of a sign-in carries every policy that was looked at; programs
 * write most of what devices and Graph log. Only the proportions matter where an environment says what all logs come to.
 */
const PER_PERSON: Readonly<Record<string, readonly [records: number, kilobytes: number]>> = {
  SigninLogs: [4, 8],
  AADNonInteractiveUserSignInLogs: [100, 4],
  AADServicePrincipalSignInLogs: [15, 2],
  AADManagedIdentitySignInLogs: [10, 1.5],
  MicrosoftGraphActivityLogs: [150, 1.2],
  AuditLogs: [1.5, 4],
  AADProvisioningLogs: [0.3, 4],
  OfficeActivity: [60, 2],
  CloudAppEvents: [80, 3],
  EmailEvents: [50, 2],
  EmailUrlInfo: [60, 0.5],
  EmailAttachmentInfo: [10, 0.5],
  EmailPostDeliveryEvents: [1, 1],
  UrlClickEvents: [2, 1],
  DeviceProcessEvents: [250, 2],
  DeviceNetworkEvents: [300, 1.2],
  DeviceFileEvents: [150, 1.5],
  DeviceEvents: [150, 1.5],
  DeviceImageLoadEvents: [200, 1.2],
  DeviceRegistryEvents: [60, 1],
  DeviceLogonEvents: [20, 1.2],
  DeviceInfo: [24, 1.5],
  DeviceNetworkInfo: [24, 1.5],
  IdentityLogonEvents: [60, 1.5],
  IdentityQueryEvents: [20, 1.5],
  IdentityDirectoryEvents: [2, 1.5],
  IdentityInfo: [0.1, 3],
  BehaviorAnalytics: [5, 3],
  SecurityAlert: [0.01, 8],
  SecurityEvent: [200, 1.5],
  WindowsEvent: [100, 2],
  CommonSecurityLog: [500, 0.7],
  Syslog: [100, 0.5],
  DnsEvents: [300, 0.5],
  NetworkAccessTraffic: [300, 1],
  AzureActivity: [1, 3],
  AzureDiagnostics: [50, 1.5],
  W3CIISLog: [50, 0.7],
  AWSCloudTrail: [20, 2],
};

/** Of a table that is not among them: risk events, incidents and the like. */
const SMALL = 0.05;

const kilobytes = (table: string): number => {
  const [records, size] = Object.hasOwn(PER_PERSON, table) ? PER_PERSON[table]! : [1, SMALL];
  return records * size;
};

/** The tenant at which rules are measured that no environment has: 10 million non-interactive sign-ins a day. */
export const REFERENCE_PEOPLE = 100_000;

/** GB a day of a table in the reference tenant. */
export const referenceGbPerDay = (table: string): number => (kilobytes(table) * REFERENCE_PEOPLE) / 1e6;

/** Whether a table is large enough that it matters how a query reads it: half a GB a day in the reference tenant. */
export const isLarge = (table: string): boolean => referenceGbPerDay(table) >= 0.5;

/**
 * GB that a rule may read a day in the reference tenant. An hourly rule that reads a day of everybody's non-interactive sign-ins on each
 * run reads 960: what is above looks at everybody's history where that of suspects would do.
 */
export const READ_BOUND_GB_PER_DAY = 1000;

export interface Volumes {
  /** GB a day by table. */
  readonly gbPerDay?: Readonly<Record<string, number>>;
  /** GB a day of all logs. */
  readonly expectedGbPerDay?: number;
}

/** GB a day of each table, as far as an environment says: by itself, or as its typical share of all that is shipped there. */
export function volumesOf(
  { gbPerDay = {}, expectedGbPerDay }: Volumes,
  isShipped: (table: string) => boolean,
): (table: string) => number | undefined {
  const all = Object.keys(PER_PERSON)
    .filter(isShipped)
    .reduce((sum, table) => sum + kilobytes(table), 0);
  return (table) => {
    if (Object.hasOwn(gbPerDay, table)) return gbPerDay[table];
    if (expectedGbPerDay === undefined) return undefined;
    return (expectedGbPerDay * kilobytes(table)) / Math.max(all, kilobytes(table));
  };
}

/** `0.4 GB`, `12 GB`, `3,400 GB`. */
export const gbText = (gb: number): string =>
  `${gb >= 10 ? Math.round(gb).toLocaleString('en') : Number(gb.toPrecision(1)).toLocaleString('en', { maximumFractionDigits: 6 })} GB`;
