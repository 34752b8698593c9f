import { HOUR, MINUTE } from '../values/duration';

/** How late records of some logs may be: TimeGenerated says when something happened, not when it can be read. */
interface Lateness {
  /** Names of tables, or how they begin. */
  readonly tables: readonly string[];
  /** Seconds within which nearly every record is there. */
  readonly seconds: number;
  readonly why: string;
}

/**
 * Stated on the safe side of what Microsoft documents as usual, so that a look-back of frequency + lateness sees every record once.
 * Sources: Microsoft Learn, "Log data ingestion time in Azure Monitor", "Microsoft Entra monitoring and health" (latency of logs), "Search the
 * audit log" (when records become available), "Stream Microsoft Defender XDR events".
 */
export const lateness: readonly Lateness[] = [
  {
    tables: [
      'SigninLogs',
      'AADNonInteractiveUserSignInLogs',
      'AADServicePrincipalSignInLogs',
      'AADManagedIdentitySignInLogs',
      'ADFSSignInLogs',
      'MicrosoftGraphActivityLogs',
    ],
    seconds: 2 * HOUR,
    why: 'usually a quarter of an hour; half an hour for Graph, and more than an hour for sign-ins has been seen',
  },
  {
    tables: ['AuditLogs', 'AADProvisioningLogs'],
    seconds: 2 * HOUR,
    why: 'usually a quarter of an hour, an hour and more at times',
  },
  {
    tables: ['AADUserRiskEvents', 'AADRiskyUsers', 'AADServicePrincipalRiskEvents', 'AADRiskyServicePrincipals'],
    seconds: 2 * HOUR,
    why: 'after the detection became known or changed (LastUpdatedDateTime); what it is about happened up to two days before',
  },
  {
    tables: ['OfficeActivity'],
    seconds: 3 * HOUR,
    why: 'the audit log has most records within 60 to 90 minutes and promises nothing; the connector adds some',
  },
  {
    tables: ['CloudAppEvents'],
    seconds: 3 * HOUR,
    why: 'made from the same audit log, with the time of Defender for Cloud Apps on top',
  },
  {
    tables: ['UrlClickEvents', 'Device', 'Email', 'Identity'],
    seconds: HOUR,
    why: 'streamed from Defender within minutes; a device that was offline sends when it is back',
  },
  {
    tables: ['SecurityAlert', 'AlertInfo', 'AlertEvidence'],
    seconds: HOUR,
    why: 'minutes after the alert; products hand theirs on in batches',
  },
];

/** Families of tables, by how their names begin. */
const FAMILIES: readonly string[] = ['Device', 'Email', 'Identity'];
export const isFamily = (name: string): boolean => FAMILIES.includes(name);

/** Of the one that may be latest; where none is stated a quarter of an hour. */
export const latestOf = (tables: readonly string[]): { readonly table?: string; readonly seconds: number } =>
  tables
    .map((table) => ({ table, seconds: latenessOf(table) ?? 0 }))
    .reduce<ReturnType<typeof latestOf>>((most, one) => (one.seconds > most.seconds ? one : most), {
      seconds: 15 * MINUTE,
    });

/** Undefined where it is not stated. */
export function latenessOf(table: string): number | undefined {
  const stated = lateness.find(({ tables }) =>
    tables.some((name) => (isFamily(name) ? table.startsWith(name) : table === name)),
  );
  return stated?.seconds;
}
